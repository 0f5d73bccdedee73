package importer_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

func describe(r *importer.Report, l graph.Language) string {
	var b strings.Builder
	for i := range r.Sheets {
		s := &r.Sheets[i]
		b.WriteString("sheet " + s.Name + " " + string(s.Kind) + "\n")
		for _, m := range s.Remarks(l) {
			b.WriteString("  " + m.Reason + " / " + m.Action + "\n")
		}
	}
	for row := range r.Rows(l) {
		b.WriteString(strings.TrimSpace(row.Sheet+" "+strconv.Itoa(row.Number)) + " " + string(row.Status) + " " + row.Label + "\n")
		for _, m := range row.Remarks {
			b.WriteString("    " + m.Cell + " " + m.Reason + " [" + m.Action + "]")
			if m.Field != "" {
				b.WriteString(" " + m.Before + " -> " + m.After)
			}
			for _, c := range m.Candidates {
				b.WriteString(" " + c.Path + " " + c.Code)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// The least that a file of pairs needs.
func TestPairs(t *testing.T) {
	d := load(t)
	file := []byte("district,partner,since,source\n徐汇区,安徽省阜阳市,2019年7月,名单 (2024-05)\n浦东新区,大理市,二〇一三年,名单 (2024-05)\n普陀区,普陀区,2019/7/30,名单 (2024-05)\n")
	r := d.read(t, file, importer.Options{Evidence: graph.Official})
	t.Log(describe(r, graph.ZH))
	changes, err := r.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.apply(t, d.seed.WithPlaceholders(d.network, changes))
	again := d.read(t, file, importer.Options{Evidence: graph.Official})
	if again.Counts != (importer.Counts{Same: 3}) {
		t.Errorf("a second time: %+v\n%s", again.Counts, describe(again, graph.EN))
	}
	var b bytes.Buffer
	if err := r.Write(&b, graph.ZH); err != nil {
		t.Fatal(err)
	}
	t.Log(b.String())
}
