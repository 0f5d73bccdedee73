//go:build !race

package breadth_test

const underRaceDetector = false
