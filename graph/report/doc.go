// Package report has the findings about Shanghai's cooperation network: the linkage index, gaps, contacts after a
// disaster, the comparison of two days, flows between places, statistics, and the coverage of published totals. Package
// analysis has the algorithms, which are for any network.
//
// A report rests on an analysis.View or on records of the store, and its Basis says on which. Its texts are in
// Chinese and in English.
package report
