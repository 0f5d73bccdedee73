package export

import (
	"fmt"
	"slices"

	"coopgraph/graph"
)

// A column is one value of the records of one table: nodes, ties or flows.
type column struct {
	name  string
	of    valueType
	cells []cellOf // by the number of the record's kind; nil for kinds that have no such value
}

// cellOf makes the cell of a record, nil if the value is not known.
type cellOf func(e *Export, record any) any

// idColumn is where the id stands in every table, after the kind.
const idColumn = 1

// nodeColumns and tieColumns are the columns of the tables of records.
var (
	nodeColumns = recordColumns(graph.NumNodeKinds, func(k int) []*graph.FieldInfo { return graph.NodeKind(k).Fields() })
	tieColumns  = recordColumns(graph.NumTieKinds, func(k int) []*graph.FieldInfo { return graph.TieKind(k).Fields() })
)

// recordColumns are the columns of the records of so many kinds, in the order of their fields.
func recordColumns(kinds int, fields func(kind int) []*graph.FieldInfo) []column {
	t := table{kinds: kinds}
	for k := 1; k <= kinds; k++ {
		t.add(k, "kind", word, func(_ *Export, r any) any { return kindOf(r) })
		for _, f := range fields(k) {
			t.addField(k, f)
		}
	}
	return t.columns
}

func kindOf(record any) string {
	if n, ok := record.(graph.Node); ok {
		return n.Kind().String()
	}
	return record.(graph.Tie).Kind().String()
}

// table is the columns of the records of so many kinds as they are put together.
type table struct {
	kinds   int
	columns []column
}

// add adds a value of the records of a kind to the column of its name, which may be a new one.
func (t *table) add(kind int, name string, of valueType, cell cellOf) {
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
	if i < 0 {
		i = len(t.columns)
		t.columns = append(t.columns, column{name, of, make([]cellOf, t.kinds+1)})
	}
	t.columns[i].cells[kind] = cell
}

// addField adds the columns of a field of a kind. Three fields have several: sources, a location, and an end of a tie; and
// when a record holds follows the dates that say so. What search finds a node by is left out.
func (t *table) addField(kind int, f *graph.FieldInfo) {
	switch f.Type {
	case graph.TermsField:
		return
	case graph.CitationsField:
		t.addSources(kind, f)
		return
	case graph.LocationField:
		t.addLocation(kind, f)
		return
	}
	of, cell := fieldCells(f.Type)
	t.add(kind, f.Name, of, func(_ *Export, r any) any {
		if v := f.Get(r.(graph.Record)); v != nil {
			return cell(v)
		}
		return nil
	})
	switch {
	case f.Field == graph.FieldFromID:
		t.addEnd(kind, "from", f)
	case f.Field == graph.FieldToID:
		t.addEnd(kind, "to", f)
	case f.Name == "assumed": // the last of these dates
		t.add(kind, "start", day, func(_ *Export, r any) any { return startOf(r.(graph.Record)) })
		t.add(kind, "end", day, func(_ *Export, r any) any { return endOf(r.(graph.Record)) })
	}
}

// sourceColumns are the parts of citations, and the titles of what they cite.
var sourceColumns = []struct {
	name string
	part func(*Export, graph.Citation) string
}{
	{"sourceId", func(_ *Export, c graph.Citation) string { return string(c.SourceID) }},
	{"sourceTitle", func(e *Export, c graph.Citation) string { return e.titles[c.SourceID] }},
	{"sourceLocator", func(_ *Export, c graph.Citation) string { return c.Locator }},
	{"sourceConfidence", func(_ *Export, c graph.Citation) string { return string(c.Confidence) }},
	{"sourceRelevance", func(_ *Export, c graph.Citation) string { return string(c.Relevance) }},
	{"sourceNote", func(_ *Export, c graph.Citation) string { return c.Note }},
}

// addSources makes a list of each part of the citations.
func (t *table) addSources(kind int, f *graph.FieldInfo) {
	for _, c := range sourceColumns {
		t.add(kind, c.name, list, func(e *Export, r any) any {
			cited, _ := f.Get(r.(graph.Record)).([]graph.Citation)
			all := make([]string, len(cited))
			for i := range all {
				all[i] = c.part(e, cited[i])
			}
			return texts(all)
		})
	}
}

// addLocation makes the point that is known, its basis, and whether other places have it too.
func (t *table) addLocation(kind int, f *graph.FieldInfo) {
	for _, c := range locationColumns {
		t.add(kind, columnName(c.name), c.of, func(e *Export, r any) any { return c.cell(e, f.Get(r.(graph.Record)).(graph.Location)) })
	}
}

// locationColumns are the columns of a location.
var locationColumns = []struct {
	name string
	of   valueType
	cell func(*Export, graph.Location) any
}{
	{"Longitude", number, known(func(_ *Export, l graph.Location) any { return l.Longitude })},
	{"Latitude", number, known(func(_ *Export, l graph.Location) any { return l.Latitude })},
	{"Basis", word, known(func(_ *Export, l graph.Location) any { return string(l.Basis) })},
	{"SharedPoint", boolean, known(func(e *Export, l graph.Location) any {
		return l.Basis == graph.BasisParentSeat || e.points[pointOf(l)] > 1
	})},
}

// known has no cells if no location is known.
func known(cell func(*Export, graph.Location) any) func(*Export, graph.Location) any {
	return func(e *Export, l graph.Location) any {
		if l.Basis == "" {
			return nil
		}
		return cell(e, l)
	}
}

// addEnd makes what a reader wants to know of an end of a tie without looking for it among the nodes.
func (t *table) addEnd(kind int, side string, f *graph.FieldInfo) {
	add := func(name string, cell func(graph.Node) any) {
		t.add(kind, side+name, word, func(e *Export, r any) any {
			id, _ := f.Get(r.(graph.Record)).(string)
			return cell(e.node(graph.ID(id)))
		})
	}
	add("Kind", func(n graph.Node) any { return n.Kind().String() })
	add("NameZh", func(n graph.Node) any { return text(n.NodeHead().NameZH) })
	add("NameEn", func(n graph.Node) any { return text(n.NodeHead().NameEN) })
	add("Basis", func(n graph.Node) any {
		if p, ok := n.(graph.Place); ok {
			return text(string(p.PlaceHead().Location.Basis))
		}
		return nil
	})
}

// row appends the cells of a record, one for each column. A record of a kind that the table does not have is an error:
// its row would be empty.
func (e *Export) row(cells []any, columns []column, record any) ([]any, error) {
	kind := 0 // of flows, whose table has no kinds
	switch r := record.(type) {
	case graph.Node:
		kind = int(r.Kind())
	case graph.Tie:
		kind = int(r.Kind())
	}
	if kind >= len(columns[0].cells) || columns[0].cells[kind] == nil {
		return nil, fmt.Errorf("a %T has no columns", record)
	}
	for _, c := range columns {
		var cell any
		if of := c.cells[kind]; of != nil {
			cell = of(e, record)
		}
		cells = append(cells, cell)
	}
	return cells, nil
}
