// Package storetest is the contract of a graph.Store as a suite of tests. The tests of every store run it:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) graph.Store { return memory.New() })
//	}
//
// The suite knows nothing of how a store works. It has three sources of what it expects: cases on a small sample network; an
// oracle that reads the whole network and answers any question in the most naive way, with which answers to random questions
// about random networks are compared; and a model, a map of records, which says what the store held after each of some random
// commits. The suite opens few stores, since opening one may be slow, and it measures no time. A kind of node or tie that is
// new in package graph needs records in the sample.
package storetest
