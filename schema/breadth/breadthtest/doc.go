// Package breadthtest compares package breadth with gqlgen's own executor, which is its oracle: both must have the same
// responses to random operations. A [Generator] generates the operations, a [Pair] executes and compares them.
package breadthtest
