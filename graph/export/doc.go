// Package export writes a graph.Network in the formats that others' tools read: CSV for spreadsheets, GeoJSON for maps,
// GraphML and GEXF for programs that draw graphs, node-link JSON for networkx, and Parquet, with geometries, for data
// frames. Whoever takes the data away takes along how each fact is known: evidence and sources are columns of every
// record, and each file that has a place for it says licence, source, revision and counts by evidence.
//
// Every record that is drawn on a map says what its points are those of, and every file what its coordinates are and
// are not: no outlines are written.
//
// What the columns are is read off graph's types, once for all formats: a field that is added there is in every file.
// Texts, numbers and dates stand as they are known, 2018-04 for a month. The columns start and end are the first and
// the last day on which the record holds, as the API's asOf counts them: from the first day of since to the last day of
// until; if the beginning is not known, from the day that is assumed, or else attested; empty if there is no such day.
// The column attested is the earliest day that a source shows the record, whatever is assumed. A file of a day says how
// many nodes and ties it leaves out only because their beginning is not known: nodesUnattested, tiesUnattested. Its
// ties are those that hold on the day, as in the API, whatever their ends are; a node is there if such a tie joins it
// or it holds itself. Of lists, as aliases and sources, CSV, GraphML, GEXF and Parquet have the text with " | "
// between, and those of a record's sources are in step: the second sourceLocator is of the second sourceId.
package export
