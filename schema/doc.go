// Package schema is the contract of the API: the SDL (*.graphqls) with a description of each field, and the code that
// `go generate ./...` generates from it (*.gen.go), which is committed.
package schema

//go:generate go run ./internal/gen ../gqlgen.yml
