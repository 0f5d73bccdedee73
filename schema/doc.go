// Package schema is what the API promises: the SDL (*.graphqls), each field of it described, and its compiled form
// (*.gen.go), made by `go generate ./...` and committed.
package schema

//go:generate go run ./internal/gen ../gqlgen.yml
