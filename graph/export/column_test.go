package export

import (
	"slices"
	"testing"

	"coopgraph/graph"
)

// A column means one thing: of all records that have it, it has the same type, and that of its name in the other table.
func TestColumns(t *testing.T) {
	types := map[string]cellType{}
	for _, c := range slices.Concat(nodeColumns, tieColumns, flowColumns) {
		if of, known := types[c.name]; known && of != c.typ {
			t.Errorf("%s has two types", c.name)
		}
		types[c.name] = c.typ
	}
	for _, columns := range [][]column{nodeColumns, tieColumns, flowColumns} {
		if columns[0].name != "kind" || columns[idColumn].name != "id" {
			t.Errorf("a table begins with %s and %s", columns[0].name, columns[1].name)
		}
	}
	for _, columns := range [][]column{nodeColumns, tieColumns} {
		for _, want := range []string{"kind", "id", "evidence", "sourceId", "sourceTitle", "sourceLocator", "since", "until", "start", "end"} {
			if !slices.ContainsFunc(columns, func(c column) bool { return c.name == want }) {
				t.Errorf("there is no column %s", want)
			}
		}
	}
}

// Whatever can be filtered by and sorted by is in the files: each field's value is a cell of the record.
func TestFieldsAreColumns(t *testing.T) {
	n := dataset(t)
	e := New(n, n, meta)
	check := func(r graph.Record, columns []column) {
		cells, err := e.row(nil, columns, r)
		if err != nil {
			t.Fatal(err)
		}
		for f := graph.FieldID; int(f) <= graph.NumFields; f++ {
			v := r.Value(f)
			if v.IsNull() || v.Text() == "" {
				continue
			}
			if !slices.ContainsFunc(cells, func(cell any) bool { return cellText(cell) == v.Text() }) {
				t.Fatalf("field %d of %s is in no column", f, r.Head().ID)
			}
		}
	}
	for _, node := range n.Nodes {
		check(node, nodeColumns)
	}
	for _, tie := range n.Ties {
		check(tie, tieColumns)
	}
}

func TestColumnName(t *testing.T) {
	for field, want := range map[string]string{"ID": "id", "FromID": "fromId", "NameZH": "nameZh", "URL": "url", "InPublishedTotal": "inPublishedTotal"} {
		if got := columnName(field); got != want {
			t.Errorf("%s is %s, want %s", field, got, want)
		}
	}
}

// start and end are the days of asOf.
func TestStartEnd(t *testing.T) {
	for _, c := range []struct {
		life       graph.Life
		start, end string
	}{
		{graph.Life{}, "", ""},
		{graph.Life{Until: graph.NewDate(2020, 0, 0)}, "", "2020-12-31"},
		{graph.Life{Since: graph.NewDate(2018, 0, 0), Until: graph.NewDate(2020, 2, 0)}, "2018-01-01", "2020-02-29"},
		{graph.Life{Attested: graph.NewDate(2019, 4, 0)}, "2019-04-30", ""},
		{graph.Life{Attested: graph.NewDate(2024, 11, 12), Assumed: graph.NewDate(2020, 12, 31)}, "2020-12-31", ""},
		{graph.Life{Since: graph.NewDate(2018, 4, 24), Attested: graph.NewDate(2019, 0, 0)}, "2018-04-24", ""},
	} {
		pair := &graph.FriendlyPair{TieHeader: graph.TieHeader{Header: graph.Header{Life: c.life}}}
		if start, end := cellText(startDay(pair)), cellText(endDay(pair)); start != c.start || end != c.end {
			t.Errorf("%+v is from %q to %q", c.life, start, end)
		}
	}
}
