//go:build race

package breadth_test

// raced says that the race detector runs, under which pools forget.
const raced = true
