package export

import (
	"encoding/json"
	"io"
)

// The members of a table's description that we use, by their names in W3C's Metadata Vocabulary for Tabular Data.
type (
	csvwTable struct {
		Context string                       `json:"@context"`
		URL     string                       `json:"url"` // of the CSV file, relative to that of the description
		Title   string                       `json:"dc:title"`
		Licence string                       `json:"dc:license,omitempty"`
		Source  string                       `json:"dc:source,omitempty"`
		Notes   []map[string]json.RawMessage `json:"notes"` // the metadata
		Schema  csvwSchema                   `json:"tableSchema"`
	}
	csvwSchema struct {
		Columns    []csvwColumn `json:"columns"`
		PrimaryKey string       `json:"primaryKey"`
	}
	csvwColumn struct {
		Name      string `json:"name"`
		Titles    string `json:"titles"`
		Datatype  string `json:"datatype"`
		Separator string `json:"separator,omitempty"` // of the values of a list
		Required  bool   `json:"required,omitempty"`
	}
)

// writeCSVW writes the description of the CSV file with this part (CSV on the Web): the type of each column, so that
// readers take a code for a text, and the metadata, for which CSV has no place.
func (e *Export) writeCSVW(w io.Writer, p Part, _ Options) error {
	table := csvwTable{Context: "http://www.w3.org/ns/csvw", URL: string(p) + "." + string(CSV), Title: title,
		Licence: e.meta.Licence, Source: e.meta.Source, Schema: csvwSchema{PrimaryKey: "id"}}
	if e.meta.Filters != "" {
		table.URL += "?" + e.meta.Filters
	}
	notes := map[string]json.RawMessage{}
	for _, m := range e.metadata(p) {
		notes[m.name] = appendJSON(nil, m.value)
	}
	table.Notes = append(table.Notes, notes)
	columns, _ := csvColumns(e.tables(p))
	for _, c := range columns {
		described := csvwColumn{Name: c.name, Titles: c.name, Datatype: csvwTypes[c.typ], Required: c.name == "id"}
		if c.typ == listCell {
			described.Separator = listSeparator
		}
		table.Schema.Columns = append(table.Schema.Columns, described)
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(table)
}

// csvwTypes are the types of cells by the names of CSV on the Web.
var csvwTypes = map[cellType]string{textCell: "string", listCell: "string", intCell: "integer", boolCell: "boolean", floatCell: "double",
	decimalCell: "decimal", dateCell: "date", documentCell: "json"}
