// Package export writes a graph.Network in the formats of other tools: CSV for spreadsheets, GeoJSON for maps, GraphML and
// GEXF for programs that draw graphs, node-link JSON for networkx, and Parquet, with geometries, for data frames. A Request
// says which file is wanted. How each fact is known goes with the data: evidence and sources are columns of every record,
// and formats with a place for it have licence, source, revision and counts by evidence as metadata.
//
// Records that are drawn on a map say on what their points are based. Files say which coordinate system they use, and that
// they have no outlines of places.
//
// The columns are read from graph's table of fields, once for all formats: a field that is added there is in every file.
// Texts, numbers and dates are written as they are known, 2018-04 for a month. The columns start and end are the first and
// the last day on which the record holds, as the API's asOf counts: from the first day of since to the last day of until.
// If the beginning is not known, start is the day that is assumed, or else attested, and empty if there is neither. The
// column attested is the earliest day for which a source shows the record, whatever is assumed. A file of one day says how
// many nodes and ties it leaves out only because their beginning is not known: nodesUnattested and tiesUnattested. Its ties
// are those that hold on the day, as in the API, whatever their ends are. A node is there if such a tie joins it or it
// holds itself; a request may leave isolated nodes out, or ask for the neighbourhood of some nodes. A comparison has the
// ties of two days, with what began, ended and stayed as columns and as colours. In CSV, GraphML, GEXF and Parquet a list
// is a text with " | " between its values. The lists of a record's sources have one order: the second sourceLocator belongs
// to the second sourceId.
package export
