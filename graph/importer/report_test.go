package importer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// describe writes a report as text.
func describe(r *importer.Report, l graph.Language) string {
	var b strings.Builder
	for _, m := range r.Remarks(l) {
		fmt.Fprintf(&b, "%s\n", m.Reason)
	}
	for i := range r.Sheets {
		s := &r.Sheets[i]
		fmt.Fprintf(&b, "sheet %s %s\n", s.Name, s.Kind)
		for _, m := range s.Remarks(l) {
			fmt.Fprintf(&b, "  %s [%s]\n", m.Reason, m.Action)
		}
	}
	for row := range r.Rows(l) {
		fmt.Fprintf(&b, "%s %s %s\n", strings.TrimSpace(row.Sheet+" "+strconv.Itoa(row.Number)), row.Status, row.Label)
		for _, m := range row.Remarks {
			fmt.Fprintf(&b, "    %s %s [%s]", m.Cell, m.Reason, m.Action)
			if m.Field != "" {
				fmt.Fprintf(&b, " %s -> %s", m.Before, m.After)
			}
			for _, c := range m.Candidates {
				fmt.Fprintf(&b, " %s %s", c.Path, c.Code)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

const pairs = "district,partner,since,source\n徐汇区,安徽省阜阳市,2019年7月,名单 (2024-05)\n浦东新区,大理市,二〇一三年,名单 (2024-05)\n普陀区,普陀区,2019/7/30,名单 (2024-05)\n"

// A row in doubt or refused holds up the whole file. Options that can't be are refused.
func TestNotApplicable(t *testing.T) {
	d := load(t)
	r := d.read(t, []byte("区,合作地区,建立时间,来源\n徐汇区,鼓楼区,2019,x\n徐汇区,大理市,2019,x\n"), importer.Options{Evidence: graph.Official})
	if _, err := r.Changes(t.Context()); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("changes: %v", err)
	}
	for name, o := range map[string]importer.Options{
		"synthetic": {Evidence: graph.Synthetic}, "kind": {Kind: "ties"}, "correction of the header": {Evidence: graph.Official, Corrections: map[string]string{"A1": "x"}},
		"correction elsewhere": {Corrections: map[string]string{"Z9": "x"}}, "correction of another sheet": {Corrections: map[string]string{"x!A2": "x"}},
		"no such cell": {Corrections: map[string]string{"7": "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := importer.Read(t.Context(), []byte(pairs), o, d.network, d.gazetteer); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("it is %v", err)
			}
		})
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := importer.Read(ctx, []byte(pairs), importer.Options{}, d.network, d.gazetteer); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// A header that fits several kinds needs the kind, or a title that tells it.
func TestSeveralKinds(t *testing.T) {
	d := load(t)
	file := []byte("名称,代表地区,来源\n上海市大理商会,大理州,名单 (2024)\n")
	if _, err := importer.Read(t.Context(), file, importer.Options{Evidence: graph.Official}, d.network, d.gazetteer); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("without a hint: %v", err)
	}
	for name, o := range map[string]importer.Options{"kind": {Kind: importer.Chambers}, "name": {Name: "在沪商会.csv"}} {
		t.Run(name, func(t *testing.T) {
			o.Evidence = graph.Official
			if r := d.read(t, file, o); r.Kind != importer.Chambers || r.Counts.New != 1 {
				t.Errorf("it is %s, %+v", r.Kind, r.Counts)
			}
		})
	}
}

// Two new chambers of one home and host without English names are in doubt only if their times overlap.
func TestNewBodies(t *testing.T) {
	d := load(t)
	for name, want := range map[string]importer.Counts{"2010": {New: 2}, "2016": {New: 1, InDoubt: 1}} {
		t.Run(name, func(t *testing.T) {
			file := "chamber,home,founded,until,source\n上海剑川商会,剑川县,2005," + name + ",名单\n上海市剑川商会,剑川县,2015,,名单\n"
			if r := d.read(t, []byte(file), importer.Options{}); r.Counts != want {
				t.Errorf("%+v\n%s", r.Counts, describe(r, graph.EN))
			}
		})
	}
}

// Dates of cells are those of the workbook's date system, as far as the cells show them.
func TestDateCells(t *testing.T) {
	d := load(t)
	for name, want := range map[string]map[string]string{
		"dates": {"徐汇区与桐乡市友好城区": "2019-07-30", "黄浦区与大理市友好城区": "2019-07-30", "静安区与宾川县友好城区": "2019-07", "长宁区与弥渡县友好城区": "2019",
			"虹口区与巍山彝族回族自治县友好城区": "2019-07", "金山区与鹤庆县友好城区": ""},
		"dates_from_1904": {"徐汇区与桐乡市友好城区": "2019-07-30", "黄浦区与大理市友好城区": "2019-07-30"},
	} {
		t.Run(name, func(t *testing.T) {
			m := messy[slices.IndexFunc(messy, func(m messyFile) bool { return m.name == name })]
			m.options.Corrections = map[string]string{}
			if name == "dates" { // the rows that are refused
				for _, at := range []string{"8", "9", "10", "11"} {
					m.options.Corrections["A"+at], m.options.Corrections["B"+at], m.options.Corrections["C"+at] = "", "", ""
				}
			}
			changes, err := d.read(t, m.file(t), m.options).Changes(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			since := map[string]string{}
			for _, c := range changes {
				if p, ok := c.(graph.Create).Record.(*graph.FriendlyPair); ok {
					since[p.LabelZH] = p.Since.String()
				}
			}
			for label, date := range want {
				if got, ok := since[label]; !ok || got != date {
					t.Errorf("%s is since %q, %t: want %q", label, got, ok, date)
				}
			}
		})
	}
}
