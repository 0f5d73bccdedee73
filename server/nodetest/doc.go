// Package nodetest gives tests the programs of JavaScript's community that ours is held against: the audit suite of
// GraphQL over HTTP, graphql-js, and the generators of clients.
package nodetest
