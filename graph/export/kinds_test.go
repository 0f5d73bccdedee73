package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/graph/storetest"
)

// everyKind is a network with records of every kind.
func everyKind(t *testing.T) *graph.Network {
	t.Helper()
	store := memory.New()
	defer func() { _ = store.Close() }()
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, storetest.Creates(storetest.Sample()...)); err != nil {
		t.Fatal(err)
	}
	n, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Each record of each kind stands in each file of each format, with all of its values.
func TestEveryKindIsWritten(t *testing.T) {
	n := everyKind(t)
	e := New(n, n, meta)
	var wantNodes graph.NodeKinds
	var wantTies graph.TieKinds
	want := map[string]map[string]string{} // by id: the values that are known, by column
	add := func(r graph.Record, columns []column) {
		cells, err := e.row(nil, columns, r)
		if err != nil {
			t.Fatal(err)
		}
		values := map[string]string{}
		for i, cell := range cells {
			if cell != nil {
				values[columns[i].name] = cellText(cell)
			}
		}
		want[string(r.Head().ID)] = values
	}
	for _, node := range n.Nodes {
		wantNodes |= graph.NodeKindsOf(node.Kind())
		add(node, nodeColumns)
		checkFields(t, node, node.Kind().Fields(), want[string(node.Head().ID)])
	}
	for _, tie := range n.Ties {
		wantTies |= graph.TieKindsOf(tie.Kind())
		add(tie, tieColumns)
		checkFields(t, tie, tie.Kind().Fields(), want[string(tie.Head().ID)])
	}
	if wantNodes != graph.AllNodes || wantTies != graph.AllTies {
		t.Errorf("the sample has the kinds of nodes %b and of ties %b: add those that are new to graph/storetest", wantNodes, wantTies)
	}
	for _, f := range Formats {
		for _, p := range []Part{Nodes, Ties, Network} {
			if Check(f, p) != nil || f == CSVW { // which has no records
				continue
			}
			t.Run(fmt.Sprintf("%s.%s", p, f), func(t *testing.T) {
				var file bytes.Buffer
				if err := e.Write(&file, f, p, Options{}); err != nil {
					t.Fatal(err)
				}
				got := parsed(t, f, file.Bytes())
				for id, values := range want {
					_, isTie := values["fromId"]
					if isTie && p == Nodes || !isTie && p == Ties {
						continue
					}
					if !slices.Equal(got[id], slices.Sorted(maps.Keys(values))) {
						t.Errorf("%s, a %s, has %v\nwant %v", id, values["kind"], got[id], slices.Sorted(maps.Keys(values)))
					}
				}
			})
		}
	}
}

// checkFields compares the values of a row with the fields of the record.
func checkFields(t *testing.T, r graph.Record, fields []*graph.FieldInfo, values map[string]string) {
	t.Run(kindOf(r), func(t *testing.T) {
		for _, f := range fields {
			switch f.Type {
			case graph.CitationsField, graph.TermsField, graph.LocationField:
				continue // they have columns of other names, or none
			}
			if v := f.Get(r); (v != nil) != (values[f.Name] != "") {
				t.Errorf("%s of %s is %v and %q in files", f.Name, r.Head().ID, v, values[f.Name])
			}
		}
	})
}

// parsed is what a file says of each record, by id: the sorted names of the values that it has.
func parsed(t *testing.T, f Format, file []byte) map[string][]string {
	t.Helper()
	records := map[string][]string{}
	add := func(values map[string]string) {
		var names []string
		for name, v := range values {
			if v != "" {
				names = append(names, name)
			}
		}
		slices.Sort(names)
		records[values["id"]] = names
	}
	switch f {
	case CSV:
		lines, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines[1:] {
			values := map[string]string{}
			for i, name := range lines[0] {
				if name != "record" {
					values[name] = line[i]
				}
			}
			add(values)
		}
	case JSON, GeoJSON:
		var doc struct {
			Nodes, Edges []map[string]any
			Features     []struct{ Properties map[string]any }
		}
		if err := json.Unmarshal(file, &doc); err != nil {
			t.Fatal(err)
		}
		all := slices.Concat(doc.Nodes, doc.Edges)
		for _, feature := range doc.Features {
			all = append(all, feature.Properties)
		}
		for _, record := range all {
			values := map[string]string{}
			for name, v := range record {
				if name != "source" && name != "target" && name != "key" || record["source"] == nil {
					values[name] = fmt.Sprint(v)
				}
			}
			add(values)
		}
	case GraphML, GEXF:
		for _, values := range parsedXML(t, file) {
			add(values)
		}
	case Parquet:
		for _, values := range parsedParquet(t, file) {
			add(values)
		}
	}
	return records
}

// parsedXML is the values of the nodes and edges of a GraphML or GEXF file, by the names that it declares.
func parsedXML(t *testing.T, file []byte) (records []map[string]string) {
	t.Helper()
	names, class := map[string]string{}, "" // the names of attributes by what they are of and their number
	var record map[string]string
	var key string
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return records
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			given := map[string]string{}
			for _, a := range token.Attr {
				given[a.Name.Local] = a.Value
			}
			switch token.Name.Local {
			case "key":
				names[given["id"]] = given["attr.name"]
			case "attributes":
				class = given["class"]
			case "attribute":
				names[class+given["id"]] = given["title"]
			case "node", "edge":
				class, record = token.Name.Local, map[string]string{}
				records = append(records, record)
			case "data":
				key = given["key"]
			case "attvalue":
				record[names[class+given["for"]]] = given["value"]
			}
		case xml.CharData:
			if key != "" && record != nil {
				record[names[key]] += string(token)
			}
		case xml.EndElement:
			key = ""
		}
	}
}

func parsedParquet(t *testing.T, file []byte) (records []map[string]string) {
	t.Helper()
	table, err := parquet.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	rows := table.RowGroups()[0].Rows()
	defer func() { _ = rows.Close() }()
	columns := table.Schema().Columns()
	buffer := make([]parquet.Row, 16)
	for {
		n, err := rows.ReadRows(buffer)
		for _, row := range buffer[:n] {
			values := map[string]string{}
			for i, v := range row {
				if name := strings.Join(columns[i], "."); name != "geometry" && !v.IsNull() {
					values[name] = v.String()
				}
			}
			records = append(records, values)
		}
		if errors.Is(err, io.EOF) {
			return records
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// The description of a CSV file has its columns, and a file of flows the ties between places of every kind.
func TestEveryKindIsDescribed(t *testing.T) {
	n := everyKind(t)
	e := New(n, n, meta)
	var file bytes.Buffer
	if err := e.Write(&file, CSVW, Network, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, c := range slices.Concat(nodeColumns, tieColumns) {
		if !strings.Contains(file.String(), fmt.Sprintf(`"name": %q`, c.name)) {
			t.Errorf("there is no column %s", c.name)
		}
	}
	flows := rollUp(t, n, graph.LevelProvince, graph.Evidences...)
	file.Reset()
	if err := flows.Write(&file, CSV, Flows, Options{}); err != nil {
		t.Fatal(err)
	}
	for i, tie := range n.Ties {
		_, fromPlace := n.Nodes[n.From[i]].(graph.Place)
		_, toPlace := n.Nodes[n.To[i]].(graph.Place)
		if fromPlace && toPlace && !strings.Contains(file.String(), "\n"+tie.Kind().String()+",") {
			t.Errorf("there is no flow of %s", tie.Kind())
		}
	}
}

// stranger is a tie of a kind that is not in the table of kinds.
type stranger struct{ graph.TieHeader }

func (stranger) Kind() graph.TieKind               { return graph.TieKind(graph.NumTieKinds + 1) }
func (stranger) Value(graph.Field) (v graph.Value) { return v }

// A record of a kind that has no columns is an error in every format: its row would be empty.
func TestUnknownKindsAreErrors(t *testing.T) {
	n := *everyKind(t)
	n.Ties = slices.Clone(n.Ties)
	n.Ties[0] = &stranger{*n.Ties[0].TieHead()}
	for _, f := range Formats {
		if f == CSVW {
			continue
		}
		if err := New(&n, &n, meta).Write(io.Discard, f, Ties, Options{}); err == nil {
			t.Errorf("%s is written with a tie of an unknown kind", f)
		}
	}
}
