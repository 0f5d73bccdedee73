// Package breadthtest compares package breadth with gqlgen's own executor, which is its oracle: random operations over a
// schema must be answered alike by both. A [Writer] writes the operations, a [Pair] runs and compares them.
package breadthtest
