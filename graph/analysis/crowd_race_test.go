//go:build race

package analysis_test

const crowdTies = 20_000
