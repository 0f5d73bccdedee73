//go:build !race

package breadth_test

const raced = false
