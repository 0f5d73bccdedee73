// Package resolve resolves the fields of the schema that the types of the domain do not have themselves.
//
// This is how a field is resolved, for example friendlyPairs of a place:
//
//  1. [Limits] refuse an operation that is too deep or costs too much, before it is executed.
//  2. Package breadth executes the operation level by level. It calls the method FriendlyPairs of type place once for all
//     places of a level, with the arguments of the field.
//  3. The method describes the whole list as a graph.Listing: a step along ties of one kind, an order, the condition to
//     which a translator translates the filter, and the restrictions by asOf, history and evidence.
//  4. The paging arguments select a window of the listing. Store.Expand returns this window for all places in one call.
//     Equal calls of other resolvers of the level are joined with it: see breadth.Join.
//  5. Each answer of the store becomes a page. The counts of a page are resolved only if they are selected: see connection.
//
// A list that starts at no node is resolved in the same way, by Store.ListNodes and Store.ListTies. Analyses use a view of
// the part of the network that an analysisScope describes, and their results are cached by version, scope and query. An
// operation reads one snapshot of the network, or nothing that is older than what it has read before: see operation. With
// asKnownAt it reads the network of a moment in the past, all fields of the operation the same one: see momentsOf.
//
// A resolver stands in the file that has the name of the schema's file that declares its field. What several types share
// is resolved by generic types: place, tie, delegation and connection.
package resolve
