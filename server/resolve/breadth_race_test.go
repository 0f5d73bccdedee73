//go:build race

package resolve_test

// raced says that the race detector runs.
const raced = true
