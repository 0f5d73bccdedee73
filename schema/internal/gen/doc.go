// Gen is gqlgen with one more plugin, which writes the table of package breadth beside gqlgen's own code. It is run by
// go generate, with the configuration as its argument:
//
//	go run coopgraph/schema/internal/gen ../gqlgen.yml
//
// The plugin says of each field how its value is had (field.go), puts objects and encodes leaves by the expressions of
// put.go and leaf.go, and reads all of it from what gqlgen has found out for its own code.
package main
