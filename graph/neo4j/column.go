package neo4j

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"coopgraph/graph"
)

// column says how a field of graph's table is stored: in which property, and in which others beside it.
type column struct {
	name   string      // of the property that readers see
	read   string      // of the property that it is read from, "" if it is made from other fields and never read
	field  graph.Field // 0 if lists are neither filtered nor sorted by it
	values valueType
	put    func(graph.Record, map[string]any) // writes the properties, unless the field has no value
	set    func(graph.Record, any) error      // takes a value that was read, which is not null
	// newSet makes a set for one result, if the values of a result are read with a cache.
	newSet func() func(graph.Record, any) error
}

// valueType is the type of the values of a field, as Neo4j compares them.
type valueType uint8

const (
	textValue valueType = iota + 1
	numberValue
	boolValue // a number in the model
	decimalValue
	dateValue
)

// propertyNames are the names of the properties that have another name than their field.
var propertyNames = map[string]string{"nameZh": "name", "labelZh": "label", "orgKind": "kind", "agreementKind": "kind",
	"programmeKind": "kind", "indicatorKind": "kind", "sources": "citations", "terms": "search"}

// columnOf is the column of a field of any type but LocationField, which has several.
func columnOf(f *graph.FieldInfo) column {
	c := column{name: f.Name, field: f.Field}
	if name, ok := propertyNames[f.Name]; ok {
		c.name = name
	}
	c.read = c.name
	var write func(v any, to map[string]any) // a value that is known
	switch f.Type {
	case graph.TextField:
		c.values, c.set = textValue, setter(f, c.read, func(s string) (string, error) { return s, nil })
		write = func(v any, to map[string]any) { putText(c.name, v.(string), to) }
	case graph.IntField:
		c.values, c.set = numberValue, setter(f, c.read, func(n int64) (int64, error) { return n, nil })
		write = func(v any, to map[string]any) { to[c.name] = v }
	case graph.BoolField:
		c.values, c.set = boolValue, setter(f, c.read, func(b bool) (bool, error) { return b, nil })
		write = func(v any, to map[string]any) { to[c.name] = v }
	case graph.DecimalField:
		c.values, c.read = decimalValue, c.name+"Exact"
		c.set = setter(f, c.read, graph.ParseDecimal)
		write = func(v any, to map[string]any) { putDecimal(c.name, v.(graph.Decimal), to) }
	case graph.DateField:
		c.values, c.read = dateValue, c.name+"Order"
		c.set = setter(f, c.read, readDate)
		write = func(v any, to map[string]any) { putDate(c.name, v.(graph.Date), f.Field != 0, to) }
	case graph.EvidenceField: // by name for readers, and by strength
		c.values, c.read = numberValue, c.name+"Order"
		c.set = setter(f, c.read, readEvidence)
		write = func(v any, to map[string]any) {
			e := v.(graph.Evidence)
			to[c.name], to[c.name+"Order"] = e.String(), int64(e)
		}
	case graph.TextsField:
		c.set = setter(f, c.read, readTexts)
		write = func(v any, to map[string]any) { to[c.name] = v }
	case graph.CitationsField:
		c.newSet = func() func(graph.Record, any) error { return setter(f, c.read, citationReader()) }
		write = func(v any, to map[string]any) { putCitations(v.([]graph.Citation), to) }
	case graph.TermsField:
		c.set = setter(f, c.read, func(s string) (graph.Terms, error) { return termsOf(s), nil })
		write = func(v any, to map[string]any) { putTerms(v.(graph.Terms), to) }
	case graph.DocumentField: // as JSON
		c.set = func(r graph.Record, v any) error {
			s, ok := v.(string)
			if !ok {
				return wrongType[string](r, c.read, v)
			}
			if err := json.Unmarshal([]byte(s), f.Pointer(r)); err != nil {
				return wrongValue(r, c.read, err)
			}
			return nil
		}
		write = func(v any, to map[string]any) {
			if b, err := json.Marshal(v); err == nil { // it never fails: there are only numbers, texts and lists in it
				to[c.name] = string(b)
			}
		}
	default:
		panic(fmt.Sprintf("neo4j: the field %s is of a type that has no property", f.Name))
	}
	c.put = func(r graph.Record, to map[string]any) {
		if v := f.Get(r); v != nil {
			write(v, to)
		}
	}
	return c
}

// setter returns the set of a column: it converts a value of one of the driver's types and sets the field.
func setter[D, V any](f *graph.FieldInfo, property string, convert func(D) (V, error)) func(graph.Record, any) error {
	return func(r graph.Record, v any) error {
		d, ok := v.(D)
		if !ok {
			return wrongType[D](r, property, v)
		}
		read, err := convert(d)
		if err != nil {
			return wrongValue(r, property, err)
		}
		f.Set(r, read)
		return nil
	}
}

func putText(name, s string, to map[string]any) {
	to[name] = s
	if o := orderText(s); o != s {
		to[name+"Order"] = o
	}
}

// putDecimal stores a decimal as a float for readers, digit for digit, and for sorting.
func putDecimal(name string, d graph.Decimal, to map[string]any) {
	to[name], to[name+"Exact"], to[name+"Order"] = d.Float(), d.String(), orderDecimal(d)
}

// putDate stores a date as it is written, and as a number; if lists are filtered by it, its first and last day too.
func putDate(name string, d graph.Date, days bool, to map[string]any) {
	to[name], to[name+"Order"] = d.String(), int64(d)
	if days {
		to[name+"First"], to[name+"Last"] = int64(d.First()), int64(d.Last())
	}
}

// readDate reads a date as putDate stores it.
func readDate(n int64) (graph.Date, error) {
	d := graph.Date(n)
	if int64(d) != n || !d.Valid() {
		return 0, fmt.Errorf("%d is no date", n)
	}
	return d, nil
}

func readEvidence(n int64) (graph.Evidence, error) {
	if e := graph.Evidence(n); int64(e) == n && slices.Contains(graph.Evidences, e) {
		return e, nil
	}
	return 0, fmt.Errorf("%d is no evidence", n)
}

func readTexts(values []any) ([]string, error) {
	read := make([]string, len(values))
	for i, v := range values {
		s, ok := v.(string)
		if !ok {
			return nil, fmt.Errorf("the list contains a %T", v)
		}
		read[i] = s
	}
	return read, nil
}

// locationColumns are the columns of a location: its parts, and a point for the index that conditions on places use.
func locationColumns(f *graph.FieldInfo) []column {
	part := func(name string, get func(*graph.Location) any, set func(*graph.Location, any) bool,
		wrong func(graph.Record, string, any) *Damage) column {
		at := func(r graph.Record) *graph.Location { return f.Pointer(r).(*graph.Location) }
		return column{name: name, read: name,
			put: func(r graph.Record, to map[string]any) {
				if v := get(at(r)); v != "" {
					to[name] = v
				}
			},
			set: func(r graph.Record, v any) error {
				if !set(at(r), v) {
					return wrong(r, name, v)
				}
				return nil
			}}
	}
	return []column{
		part("longitude", func(l *graph.Location) any { return l.Longitude },
			func(l *graph.Location, v any) (ok bool) { l.Longitude, ok = v.(float64); return ok }, wrongType[float64]),
		part("latitude", func(l *graph.Location) any { return l.Latitude },
			func(l *graph.Location, v any) (ok bool) { l.Latitude, ok = v.(float64); return ok }, wrongType[float64]),
		part("locationBasis", func(l *graph.Location) any { return string(l.Basis) },
			func(l *graph.Location, v any) bool { s, ok := v.(string); l.Basis = graph.LocationBasis(s); return ok }, wrongType[string]),
		{name: "location", put: func(r graph.Record, to map[string]any) {
			at := f.Get(r).(graph.Location)
			to["location"] = point(at.Longitude, at.Latitude)
		}},
	}
}

// heldColumn is when a record holds: as numbers for conditions, and as dates for Neo4j's users.
var heldColumn = column{name: "held", put: func(r graph.Record, to map[string]any) {
	first, last := graph.Days(r)
	to["heldFrom"], to["heldUntil"] = int64(first), int64(last)
	if first != 0 && first != graph.EndOfTime {
		to["validFrom"] = day(first)
	}
	if last != graph.EndOfTime {
		to["validUntil"] = day(last)
	}
}}

// day is a day as a date of Neo4j.
func day(d graph.Date) dbtype.Date {
	return dbtype.Date(time.Date(d.Year(), time.Month(d%10_000/100), int(d%100), 0, 0, 0, 0, time.UTC))
}

// columnsOf are the columns of the records that have these fields.
func columnsOf(fields []*graph.FieldInfo) []*column {
	columns := []*column{&heldColumn}
	for _, f := range fields {
		if f.Type == graph.LocationField {
			for _, c := range locationColumns(f) {
				columns = append(columns, &c)
			}
			continue
		}
		c := columnOf(f)
		columns = append(columns, &c)
	}
	return columns
}

// nodeColumns and tieColumns are the columns of each kind.
var (
	nodeColumns = func() (by [graph.NumNodeKinds + 1][]*column) {
		for k := range graph.AllNodes.All {
			by[k] = columnsOf(k.Fields())
		}
		return by
	}()
	tieColumns = func() (by [graph.NumTieKinds + 1][]*column) {
		for k := range graph.AllTies.All {
			by[k] = columnsOf(k.Fields())
		}
		return by
	}()
)

// byField is a column that each field is read from: all columns of a field have one name and one type.
var byField = func() map[graph.Field]*column {
	by := map[graph.Field]*column{}
	for _, columns := range slices.Concat(nodeColumns[:], tieColumns[:]) {
		for _, c := range columns {
			if other := by[c.field]; other != nil && (other.name != c.name || other.values != c.values) && c.field != 0 {
				panic(fmt.Sprintf("neo4j: %s and %s are one field", other.name, c.name))
			}
			by[c.field] = c
		}
	}
	delete(by, 0)
	return by
}()
