package export

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"coopgraph/graph"
)

// A column is one value of the records of one table: nodes, ties or flows.
type column struct {
	name string
	of   valueType
	at   map[reflect.Type][]int // where in a type of record it is read from; types without it have no such value
	cell func(*Export, reflect.Value) any
}

// idColumn is where the id stands in every table, after the kind.
const idColumn = 1

// nodeColumns and tieColumns are the columns of the tables of records.
var (
	nodeColumns = columnsOf(&graph.Province{}, &graph.Prefecture{}, &graph.County{}, &graph.District{}, &graph.Chamber{},
		&graph.LiaisonOffice{}, &graph.Organization{}, &graph.Agreement{}, &graph.Programme{}, &graph.Indicator{}, &graph.Source{})
	tieColumns = columnsOf(&graph.Containment{}, &graph.FriendlyPair{}, &graph.Pairing{}, &graph.Cooperation{},
		&graph.InvestmentFlow{}, &graph.Membership{}, &graph.Leadership{}, &graph.AgreementParty{}, &graph.Seat{},
		&graph.Representation{}, &graph.Participation{}, &graph.Measurement{})
)

// columnsOf are the columns of these types of records, in the order of their fields.
func columnsOf(records ...graph.Record) []column {
	var t table
	for _, r := range records {
		record := reflect.TypeOf(r).Elem()
		t.add(record, "kind", word, nil, func(_ *Export, v reflect.Value) any { return kindOf(v.Addr().Interface()) })
		t.walk(record, record, nil)
	}
	return t.columns
}

func kindOf(record any) string {
	if n, ok := record.(graph.Node); ok {
		return n.Kind().String()
	}
	return record.(graph.Tie).Kind().String()
}

type table struct{ columns []column }

func (t *table) add(record reflect.Type, name string, of valueType, at []int, cell func(*Export, reflect.Value) any) {
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
	if i < 0 {
		i = len(t.columns)
		t.columns = append(t.columns, column{name, of, map[reflect.Type][]int{}, cell})
	}
	t.columns[i].at[record] = at
}

// walk adds the columns of a struct that is found in a record at this place. Four things that a record has make columns
// of their own: its sources, its life, its location and the ends of a tie. What search finds a node by is left out.
func (t *table) walk(record, within reflect.Type, at []int) {
	for i := range within.NumField() {
		f, at := within.Field(i), append(slices.Clone(at), i)
		switch {
		case f.Type == reflect.TypeFor[graph.Terms]():
		case f.Type == reflect.TypeFor[[]graph.Citation]():
			t.addSources(record, at)
		case f.Type == reflect.TypeFor[graph.Location]():
			t.addLocation(record, at)
		case f.Anonymous:
			t.walk(record, f.Type, at)
			if f.Type == reflect.TypeFor[graph.Life]() {
				t.add(record, "start", day, nil, func(_ *Export, v reflect.Value) any { return startOf(v.Addr().Interface().(graph.Record)) })
				t.add(record, "end", day, nil, func(_ *Export, v reflect.Value) any { return endOf(v.Addr().Interface().(graph.Record)) })
			}
		default:
			name := columnName(f.Name)
			of, cell := valueOf(f.Type)
			t.add(record, name, of, at, func(_ *Export, v reflect.Value) any { return cell(v) })
			if f.Name == "FromID" || f.Name == "ToID" {
				t.addEnd(record, strings.TrimSuffix(name, "Id"), at)
			}
		}
	}
}

// addSources makes a list of each field of the citations, and of the titles.
func (t *table) addSources(record reflect.Type, at []int) {
	each := func(name string, one func(*Export, reflect.Value) string) {
		t.add(record, name, list, at, func(e *Export, v reflect.Value) any {
			all := make([]string, v.Len())
			for i := range all {
				all[i] = one(e, v.Index(i))
			}
			return texts(all)
		})
	}
	citation := reflect.TypeFor[graph.Citation]()
	for i := range citation.NumField() {
		each(columnName("Source"+strings.TrimPrefix(citation.Field(i).Name, "Source")), func(_ *Export, v reflect.Value) string { return v.Field(i).String() })
		if citation.Field(i).Name == "SourceID" {
			each("sourceTitle", func(e *Export, v reflect.Value) string { return e.titles[graph.ID(v.Field(i).String())] })
		}
	}
}

// addLocation makes the point that is known, its basis, and whether other places have it too.
func (t *table) addLocation(record reflect.Type, at []int) {
	for _, c := range locationColumns {
		t.add(record, columnName(c.name), c.of, at, func(e *Export, v reflect.Value) any { return c.cell(e, v.Interface().(graph.Location)) })
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

// known has no cells where no location is known.
func known(cell func(*Export, graph.Location) any) func(*Export, graph.Location) any {
	return func(e *Export, l graph.Location) any {
		if l.Basis == "" {
			return nil
		}
		return cell(e, l)
	}
}

// addEnd makes what a reader wants to know of an end without looking for it among the nodes.
func (t *table) addEnd(record reflect.Type, side string, at []int) {
	add := func(name string, cell func(graph.Node) any) {
		t.add(record, side+name, word, at, func(e *Export, v reflect.Value) any { return cell(e.node(graph.ID(v.String()))) })
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

// columnName writes the name of a field as the API does: FromID is fromId.
func columnName(field string) string {
	var b strings.Builder
	lower := false
	for _, r := range field {
		if lower {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		lower = unicode.IsLower(r)
	}
	return b.String()
}

// row appends the cells of a record, one for each column.
func (e *Export) row(cells []any, columns []column, r any) []any {
	v := reflect.ValueOf(r).Elem()
	for _, c := range columns {
		var cell any
		if at, ok := c.at[v.Type()]; ok {
			cell = c.cell(e, v.FieldByIndex(at))
		}
		cells = append(cells, cell)
	}
	return cells
}
