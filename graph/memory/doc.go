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
// A filter is compiled to tests of ranks and of other columns. Lists that are sorted by a field also are the indexes of filters: the
// records with a code, or with codes of a prefix, are together in the list that is sorted by code. What lies in such a place, and
// the ties of such records, is found by their ties; names are looked up in the search index. Of all conditions the one that the
// fewest records meet is read in this way (elementCompiler.scan), and the others are tested.
//
// After all questions of server/scale_bench_test.go, indexes take 3 MiB for the dataset and 453 MiB for 10⁶ ties, of which 300 are
// the search index, beside 574 MiB of records. A snapshot has at most 128 lists of nodes, of ties and of adjacency each, however
// clients combine kinds and orders: at 10⁶ ties, 4 MB for a list, and 12 MB for an adjacency.
//
// A store knows its last commits, at least 4096 of them, with what each changed. An edit is two pointers, to the records before
// and after, so history costs the memory of the former records. A store that Resume made leaves this to whoever keeps its
// commits. Snapshot.Earlier takes edits back, for every store.
//
// A Snapshot answers by itself too: graph/mirror makes one of the network of another store.
package memory
