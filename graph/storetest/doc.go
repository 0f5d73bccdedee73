// Package storetest is the contract of a graph.Store as a suite of tests. Every store runs it:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) graph.Store { return memory.New() })
//	}
//
// It knows nothing of how a store works. What it expects is said in two ways: as plain cases on a small sample network,
// and by an oracle that reads the whole network and answers any question in the most naive way, which random questions
// on random networks are compared with. It opens few stores, for opening one may be slow, and measures no time.
package storetest
