// Package storetest is the contract of a graph.Store as a suite of tests. The tests of every store run it:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) graph.Store { return memory.New() })
//	}
//
// The suite knows nothing of how a store works. It has two sources of what it expects: cases on a small sample network,
// and an oracle that reads the whole network and answers any question in the most naive way. Answers to random questions
// about random networks are compared with those of the oracle. The suite opens few stores, since opening one may be slow,
// and it measures no time. A kind of node or tie that is new in package graph needs records in the sample.
package storetest
