//go:build race

package guard

// raceEnabled says that the race detector runs.
const raceEnabled = true
