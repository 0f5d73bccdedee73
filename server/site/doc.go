// Package site is the HTTP site: the GraphQL endpoint with its playground, files of the network, the documents, and the
// state of health. Its pages load everything from this server. For those who may write, it imports spreadsheets and undoes
// commits.
package site
