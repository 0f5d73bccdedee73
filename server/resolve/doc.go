// Package resolve answers the fields of the schema that the domain's types do not answer by themselves. A relation is
// resolved for all of its parents at once, in one call of the store, by a method of a few lines: what all places, all
// ties and all pages share is written once, as a generic type that is embedded for each.
package resolve
