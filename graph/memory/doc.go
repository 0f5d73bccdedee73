// Package memory is a graph.Store in the process, for everything that fits in memory and starts from a dataset.
//
// The whole network is one immutable snapshot behind an atomic pointer. A read loads the pointer and works on what it
// finds: it takes no lock, waits for nobody and sees one revision from beginning to end. A write builds the next
// snapshot beside the current one and swaps the pointer; writes wait for each other only.
//
// In a snapshot nodes and ties are dense indices in the order of their ids, so that an order by id is an order of
// integers. What else a question needs is derived from the snapshot when it is first asked and kept with it: the rank of
// each record by a field (a column), lists sorted by such ranks, and the ties of each node in such an order (an
// adjacency). An unfiltered page is then two binary searches and a slice.
package memory
