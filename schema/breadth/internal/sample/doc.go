// Package sample is a small schema for the tests of package breadth. It has what the project's schema does not have:
// mutations, a subscription, lists of lists, resolvers and methods for one object, values that break their contract, and
// fields that are refused. Its table is generated like the project's.
package sample

//go:generate go run coopgraph/schema/internal/gen gqlgen.yml
