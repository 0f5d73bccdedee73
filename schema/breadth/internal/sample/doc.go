// Package sample is a small schema that has what the project's has not, or not yet: mutations, a subscription, lists of
// lists, resolvers and methods for one object, values that break their promises, and fields that plans refuse. The tests
// of package breadth run on it; its tables are generated as those of the project are.
package sample

//go:generate go run coopgraph/schema/internal/gen gqlgen.yml
