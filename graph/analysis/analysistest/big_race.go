//go:build race

package analysistest

const bigTies = 20_000
