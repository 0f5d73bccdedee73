// Package nodetest gives tests the JavaScript programs that ours is compared with: the audit suite of GraphQL over HTTP,
// graphql-js, and generators of clients.
package nodetest
