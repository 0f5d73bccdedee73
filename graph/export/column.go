package export

import (
	"fmt"
	"slices"

	"coopgraph/graph"
)

// A column is one value of the records of one table: nodes, ties or flows.
type column struct {
	name  string
	typ   cellType
	cells []cellOf // by the number of the record's kind; nil for kinds that have no such value
}

// cellOf makes the cell of a record; it is nil if the value is not known.
type cellOf func(e *Export, record any) any

// idColumn is the index of the id in every table, after the kind.
const idColumn = 1

// nodeColumns and tieColumns are the columns of the tables of records.
var (
	nodeColumns = recordColumns(graph.NumNodeKinds, func(k int) []*graph.FieldInfo { return graph.NodeKind(k).Fields() })
	tieColumns  = recordColumns(graph.NumTieKinds, func(k int) []*graph.FieldInfo { return graph.TieKind(k).Fields() })
)

// recordColumns are the columns of the records of this number of kinds, in the order of their fields.
func recordColumns(kinds int, fields func(kind int) []*graph.FieldInfo) []column {
	t := columnSet{kinds: kinds}
	for k := 1; k <= kinds; k++ {
		t.add(k, "kind", textCell, func(_ *Export, r any) any { return kindOf(r) })
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

// columnSet collects the columns of the records of this number of kinds.
type columnSet struct {
	kinds   int
	columns []column
}

// add adds a value of the records of a kind to the column of its name, which may be a new one.
func (t *columnSet) add(kind int, name string, typ cellType, cell cellOf) {
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
	if i < 0 {
		i = len(t.columns)
		t.columns = append(t.columns, column{name, typ, make([]cellOf, t.kinds+1)})
	}
	t.columns[i].cells[kind] = cell
}

// addField adds the columns of a field of a kind. Sources, a location and an end of a tie have several columns. The first
// and last day on which a record holds follow the dates that they are made from. Terms of the search have no column.
func (t *columnSet) addField(kind int, f *graph.FieldInfo) {
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
	typ, cell := fieldCells(f.Type)
	t.add(kind, f.Name, typ, func(_ *Export, r any) any {
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
		t.add(kind, "start", dateCell, func(_ *Export, r any) any { return startDay(r.(graph.Record)) })
		t.add(kind, "end", dateCell, func(_ *Export, r any) any { return endDay(r.(graph.Record)) })
	}
}

// sourceColumns are the parts of citations, and the titles of what they cite.
var sourceColumns = []struct {
	name string
	part func(*Export, graph.Citation) string
}{
	{"sourceId", func(_ *Export, c graph.Citation) string { return string(c.SourceID) }},
	{"sourceTitle", func(e *Export, c graph.Citation) string { return e.sourceTitles[c.SourceID] }},
	{"sourceLocator", func(_ *Export, c graph.Citation) string { return c.Locator }},
	{"sourceConfidence", func(_ *Export, c graph.Citation) string { return string(c.Confidence) }},
	{"sourceRelevance", func(_ *Export, c graph.Citation) string { return string(c.Relevance) }},
	{"sourceNote", func(_ *Export, c graph.Citation) string { return c.Note }},
}

// addSources adds a list of each part of the citations.
func (t *columnSet) addSources(kind int, f *graph.FieldInfo) {
	for _, c := range sourceColumns {
		t.add(kind, c.name, listCell, func(e *Export, r any) any {
			cited, _ := f.Get(r.(graph.Record)).([]graph.Citation)
			all := make([]string, len(cited))
			for i := range all {
				all[i] = c.part(e, cited[i])
			}
			return listOrNil(all)
		})
	}
}

// addLocation adds the columns of a location: the point, its basis, and whether other places have the same point.
func (t *columnSet) addLocation(kind int, f *graph.FieldInfo) {
	for _, c := range locationColumns {
		t.add(kind, columnName(c.name), c.typ, func(e *Export, r any) any { return c.cell(e, f.Get(r.(graph.Record)).(graph.Location)) })
	}
}

// locationColumns are the columns of a location.
var locationColumns = []struct {
	name string
	typ  cellType
	cell func(*Export, graph.Location) any
}{
	{"Longitude", floatCell, ifLocated(func(_ *Export, l graph.Location) any { return l.Longitude })},
	{"Latitude", floatCell, ifLocated(func(_ *Export, l graph.Location) any { return l.Latitude })},
	{"Basis", textCell, ifLocated(func(_ *Export, l graph.Location) any { return string(l.Basis) })},
	{"SharedPoint", boolCell, ifLocated(func(e *Export, l graph.Location) any {
		return l.Basis == graph.BasisParentSeat || e.placesAt[pointOf(l)] > 1
	})},
}

// ifLocated makes no cells of a location that is not known.
func ifLocated(cell func(*Export, graph.Location) any) func(*Export, graph.Location) any {
	return func(e *Export, l graph.Location) any {
		if l.Basis == "" {
			return nil
		}
		return cell(e, l)
	}
}

// addEnd adds columns of the node at an end of a tie, so that readers need not look for it among the nodes.
func (t *columnSet) addEnd(kind int, side string, f *graph.FieldInfo) {
	add := func(name string, cell func(graph.Node) any) {
		t.add(kind, side+name, textCell, func(e *Export, r any) any {
			id, _ := f.Get(r.(graph.Record)).(string)
			return cell(e.node(graph.ID(id)))
		})
	}
	add("Kind", func(n graph.Node) any { return n.Kind().String() })
	add("NameZh", func(n graph.Node) any { return textOrNil(n.NodeHead().NameZH) })
	add("NameEn", func(n graph.Node) any { return textOrNil(n.NodeHead().NameEN) })
	add("Basis", func(n graph.Node) any {
		if p, ok := n.(graph.Place); ok {
			return textOrNil(string(p.PlaceHead().Location.Basis))
		}
		return nil
	})
}

// row appends the cells of a record, one for each column. A record of a kind that has no columns is an error.
func (e *Export) row(cells []any, columns []column, record any) ([]any, error) {
	kind := 0 // of flows, whose table has no kinds
	switch r := record.(type) {
	case graph.Node:
		kind = int(r.Kind())
	case graph.Tie:
		kind = int(r.Kind())
	case *changedTie:
		kind = int(r.Tie.Kind())
	}
	if kind >= len(columns[0].cells) || columns[0].cells[kind] == nil {
		return nil, fmt.Errorf("a %T has no columns", record)
	}
	for _, c := range columns {
		var cell any
		if f := c.cells[kind]; f != nil {
			cell = f(e, record)
		}
		cells = append(cells, cell)
	}
	return cells, nil
}
