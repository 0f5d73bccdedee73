//go:build !race

package analysis_test

const crowdTies = 200_000 // and fewer where the race detector makes everything ten times slower
