package importer_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// The header of a template, with the examples below it, is a file of its kind, in both languages.
func TestTemplates(t *testing.T) {
	d := load(t)
	for _, k := range importer.Kinds {
		for _, l := range []graph.Language{graph.ZH, graph.EN} {
			t.Run(string(k)+" "+string(l), func(t *testing.T) {
				file, err := importer.Template(k, l)
				if err != nil {
					t.Fatal(err)
				}
				f, err := excelize.OpenReader(bytes.NewReader(file))
				if err != nil {
					t.Fatal(err)
				}
				defer func() { _ = f.Close() }()
				b := &book{f, t}
				sheets := f.GetSheetList()
				if len(sheets) != 2 {
					t.Fatalf("the sheets are %q", sheets)
				}
				var examples []any
				for _, c := range k.Columns() {
					if c.HelpZH == "" || c.HelpEN == "" || c.ZH == "" || c.Presence == importer.Filled && c.Example == "" && c.Name != "alias" {
						t.Errorf("%s: %+v has no help, Chinese name or example", k, c)
					}
					if example := c.Example; c.Name == "alias" {
						examples = append(examples, "金华古城")
					} else {
						examples = append(examples, example)
					}
				}
				r := d.read(t, b.rowsOf(sheets[0], 2, examples).bytes(), importer.Options{})
				if r.Kind != k || r.Counts.Total() != 1 || r.Applicable() != nil {
					t.Errorf("it is %s, %+v\n%s", r.Kind, r.Counts, describe(r, l))
				}
				for i := range r.Sheets[0].Columns {
					if r.Sheets[0].Columns[i].Column == "" {
						t.Errorf("%s is not known", r.Sheets[0].Columns[i].Title)
					}
				}
			})
		}
	}
	if _, err := importer.Template("ties", graph.ZH); graph.CodeOf(err) != graph.InvalidArgument {
		t.Errorf("another kind: %v", err)
	}
}
