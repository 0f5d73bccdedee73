// Package site is the HTTP site: it serves the network behind the GraphQL endpoint, as files and with a playground, and
// says whether it is well. Every page loads all that it needs from here.
package site
