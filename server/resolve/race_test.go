//go:build race

package resolve_test

// raceEnabled says that the race detector runs.
const raceEnabled = true
