// Package memory is a graph.Store in the process, for networks that fit in memory.
//
// The whole network is one immutable Snapshot behind an atomic pointer. A read loads the pointer and works on the snapshot:
// it takes no lock, waits for nobody and sees one version from beginning to end. A write builds the next snapshot beside
// the current one and swaps the pointer. Writes wait for each other only.
//
// In a snapshot nodes and ties have numbers: their int32 positions in the order of their ids, so an order by id is an order of
// integers. Answers are numbers (graph.NumberReader), from which pages of records are made for those who ask as of any store.
// Further indexes are derived from the snapshot when they are first needed, and stay with it: the rank of each record by a
// field (column), lists that are sorted by such ranks, and the ties of each node in such an order (adjacency). An
// unfiltered page is then two binary searches and a slice.
//
// A store knows its last commits, at least 4096 of them, with what each changed. An edit is two pointers, to the records before
// and after, so history costs the memory of the former records. A store that Resume made leaves this to whoever keeps its
// commits. Snapshot.Earlier takes edits back, for every store.
//
// A Snapshot answers by itself too: graph/mirror makes one of the network of another store.
package memory
