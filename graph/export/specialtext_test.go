package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"coopgraph/graph"
)

// specialTexts is a network whose ties have forms that spreadsheets, XML, CSV or JSON may misread, and these forms.
func specialTexts() (*graph.Network, []string) {
	forms := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'quoted", "＝1", "－1", "a,b", `"q"`, "a\nb",
		"<&>]]>", "浦东", "a=1", "\x01\x1f", "𠮷野家👨‍👩‍👧", "\u202eabc\u202c", "a\u2028b\u2029c\u0085d", " padded ", "nan", "NULL", "a\x00b", "\xffbroken\xc3", "\uFFFE", strings.Repeat("长", 200_000)}
	from, to := &graph.District{}, &graph.County{}
	from.ID, from.NameZH, from.Evidence = "place-a", "浦东", graph.Official
	from.Sources = []graph.Citation{{SourceID: "s", Locator: "表7"}, {SourceID: "s2"}}
	to.ID, to.NameZH, to.Evidence = "place-b", "剑川", graph.Reported
	n := &graph.Network{Version: graph.Version{Revision: 7}, Nodes: []graph.Node{from, to}}
	for i, s := range forms {
		tie := &graph.Cooperation{Form: s}
		tie.ID, tie.FromID, tie.ToID, tie.Evidence = graph.ID(fmt.Sprintf("t-%02d", i)), from.ID, to.ID, graph.Reported
		n.Ties, n.From, n.To = append(n.Ties, tie), append(n.From, 0), append(n.To, 1)
	}
	return n, forms
}

// Whatever the texts are, XML is well-formed and has them, but for the control characters that XML cannot have; JSON has
// all of them.
func TestSpecialTexts(t *testing.T) {
	n, forms := specialTexts()
	for _, f := range []Format{GraphML, GEXF, JSON, GeoJSON} {
		var file bytes.Buffer
		if err := New(n, n, meta).Write(&file, f, Network, Options{}); err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(file.Bytes()) {
			t.Errorf("%s is not UTF-8", f)
		}
		found := map[string]bool{}
		if f == GraphML || f == GEXF {
			found = xmlTexts(t, file.Bytes())
		} else {
			var all any
			if err := json.Unmarshal(file.Bytes(), &all); err != nil {
				t.Fatal(err)
			}
			jsonTexts(all, found)
		}
		for _, form := range forms {
			if !found[storedText(f, form)] {
				t.Errorf("%s has not %.100q", f, form)
			}
		}
	}
}

// storedText is a text as a format can hold it: as UTF-8, and without the characters that XML does not have.
func storedText(f Format, s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if f != GraphML && f != GEXF {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == '\uFFFE' || r == '\uFFFF' {
			return '\uFFFD'
		}
		return r
	}, s)
}

func xmlTexts(t *testing.T, file []byte) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			found[string(token)] = true
		case xml.StartElement:
			for _, a := range token.Attr {
				found[a.Value] = true
			}
		}
	}
}

func jsonTexts(v any, found map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for _, member := range v {
			jsonTexts(member, found)
		}
	case []any:
		for _, element := range v {
			jsonTexts(element, found)
		}
	case string:
		found[v] = true
	}
}

// Readers get special texts as they are, and files of a network without records.
func TestReadersOfSpecialTexts(t *testing.T) {
	n, forms := specialTexts()
	folder := t.TempDir()
	writeAll(t, exportsOf(t, n, graph.LevelCounty), folder, Options{})
	ids := make([]string, len(n.Ties))
	for i, tie := range n.Ties {
		ids[i] = string(tie.Head().ID)
	}
	for name, got := range readAll(t, folder, ids...) {
		part, format, _ := strings.Cut(name, ".")
		for i, id := range ids {
			if Part(part) != Ties && Part(part) != Network {
				break
			}
			if want := escapedIn(Format(format), textCell, storedText(Format(format), forms[i])); jsonText(got.Samples[id]["form"]) != want {
				t.Errorf("%s: %.100q came back as %.100q", name, want, jsonText(got.Samples[id]["form"]))
			}
		}
	}
	empty := &graph.Network{Version: graph.Version{Revision: 1}}
	folder = t.TempDir()
	writeAll(t, exportsOf(t, empty, graph.LevelCounty), folder, Options{BOM: true})
	for name, got := range readAll(t, folder) {
		if len(got.Nodes)+len(got.Ties) > 0 {
			t.Errorf("%s of nothing has %v and %v", name, got.Nodes, got.Ties)
		}
	}
}

// The sources of a record stay in step, also where one has no locator.
func TestSourcesInStep(t *testing.T) {
	n, _ := specialTexts()
	e := New(n, n, meta)
	cells, err := e.row(nil, nodeColumns, n.Nodes[0])
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range nodeColumns {
		if want, asked := map[string]string{"sourceId": "s | s2", "sourceLocator": "表7 | ", "sourceTitle": ""}[c.name]; asked && cellText(cells[i]) != want {
			t.Errorf("%s is %q", c.name, cellText(cells[i]))
		}
	}
}

// A decimal that a Parquet column cannot hold is an error, not another number.
func TestParquetDecimal(t *testing.T) {
	if v, err := parquetValue(graph.Decimal{Units: -4433, Scale: 2}); err != nil || v.Int64() != -44_330_000_000 {
		t.Errorf("-44.33 is %v (%v)", v, err)
	}
	if _, err := parquetValue(graph.Decimal{Units: 1 << 60}); err == nil {
		t.Error("2^60 has nine decimals")
	}
}

// What does not exist is refused before anything is written.
func TestCheck(t *testing.T) {
	n, _ := specialTexts()
	for _, c := range []struct {
		f Format
		p Part
	}{{"xls", Nodes}, {CSV, "places"}, {Parquet, Network}, {"", ""}} {
		var file bytes.Buffer
		if err := New(n, n, meta).Write(&file, c.f, c.p, Options{}); !errors.Is(err, graph.ErrInvalid) || file.Len() > 0 {
			t.Errorf("%s.%s: %v, %d bytes", c.p, c.f, err, file.Len())
		}
	}
}
