//go:build !race

package analysistest

const bigTies = 200_000 // fewer with the race detector, which makes everything ten times slower
