//go:build race

package breadth_test

// underRaceDetector says that the race detector runs. It makes pools drop items at random.
const underRaceDetector = true
