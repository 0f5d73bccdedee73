// Package explorer is the explorer in the browser: a map, a network and tables over the API. It is written in TypeScript.
// The folder dist, which npm makes of src, is part of the program, so that nobody needs Node to run it.
package explorer
