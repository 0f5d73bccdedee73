// Package importer makes changes of spreadsheets: it reads the rows of an XLSX or CSV file, sets each beside a network, and
// reports what would happen to the network, row by row.
//
// Read is a dry run. A row is new, changed, same, in doubt or refused. A row in doubt has a question, such as which of two
// places of one name is meant; a refused row has a mistake. Each remark names a cell, a reason and what to do. Nothing is
// guessed: a name of a place is resolved by package gazetteer alone, and a text that may mean two places is a question. If no
// row is in doubt or refused, Report.Changes returns the changes for one Store.Apply.
//
// Records get the ids, labels and search terms that package seed gives to those of the dataset. A row states a record that
// the network has already if both have the same identity, as seed says for each kind: the same pair with another date is the
// same pair, with a changed date. So the same file a second time changes nothing. What a row does not say stays as it is.
//
// A report holds the file and the network, but no rows: each question about rows reads the file again, row by row. So a
// report of 1,000,000 rows takes little more memory than the file.
//
// XLSX files are read by archive/zip and encoding/xml, one row at a time, since the libraries for them hold a whole sheet in
// memory if asked for formulas, merged cells or hidden columns: a small file could then take gigabytes. Templates are
// embedded files, which the tests make with excelize.
package importer
