//go:build !race

package analysistest

const bigTies = 200_000 // and fewer where the race detector makes everything ten times slower
