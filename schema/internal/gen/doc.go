// Gen is gqlgen with one more plugin, which generates the table of package breadth beside gqlgen's own code. go generate
// runs it with the path of the configuration:
//
//	go run coopgraph/schema/internal/gen ../gqlgen.yml
//
// The plugin decides for each field how the executor gets its value (field.go), and generates the Go expressions that put
// objects into columns (put.go) and encode leaves (leaf.go). It knows the types from gqlgen's own data.
package main
