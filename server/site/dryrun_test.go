package site

import (
	"strings"
	"testing"

	"coopgraph/graph"
)

// A dry run refuses what the application refuses.
func TestDryRunRefusesAsApplication(t *testing.T) {
	h, store := writableSite(t)
	for name, parameter := range map[string]string{
		"a long name of a person": "by=" + strings.Repeat("n", 300), "a long note": "by=n&note=" + strings.Repeat("n", 5000), "a long name of a file": "by=n&name=" + strings.Repeat("n", 300) + ".csv",
		"a character that cannot be printed": "by=n%07",
	} {
		t.Run(name, func(t *testing.T) {
			dryCode, dry := refusal(t, request(t, h, "POST", "/import?"+parameter, threePairs, withToken()))
			code, message := refusal(t, request(t, h, "POST", "/import?apply=true&"+parameter, threePairs, withToken()))
			if dryCode != "INVALID_ARGUMENT" || dryCode != code || dry != message {
				t.Errorf("the dry run: %s %s; applied: %s %s", dryCode, dry, code, message)
			}
		})
	}
	snapshot, err := store.Snapshot(t.Context(), graph.Version{})
	if err != nil {
		t.Fatal(err)
	}
	changes := []graph.Change{graph.Create{Record: networkOf(t, store).Nodes[0]}}
	_, want := store.Apply(t.Context(), graph.CommitInfo{}, changes)
	if got := checkChanges(snapshot, changes); got == nil || got.Error() != want.Error() {
		t.Errorf("changes: %v, applied %v", got, want)
	}
}

// An answer has the beginnings of long cells, and no more rows than fit into it.
func TestLongCells(t *testing.T) {
	h, _ := writableSite(t)
	file := strings.Replace(threePairs, "source\n", "source,remark of nobody\n", 1) +
		strings.Repeat("徐汇区,并无此县,2019,甲,"+strings.Repeat("长", 10_000)+"\n", 1500)
	w := request(t, h, "POST", "/import", file, withToken())
	length := w.Body.Len()
	a := answerOf(t, w)
	if length > maxRowBytes*3/2 || len(a.Rows)+a.Omitted != 1503 || len(a.Rows) < 500 {
		t.Errorf("%d bytes, %d rows, %d omitted", length, len(a.Rows), a.Omitted)
	}
	for _, c := range a.Rows[0].Cells {
		if len([]rune(c.Text)) > 2001 {
			t.Errorf("%s has %d characters", c.Cell, len([]rune(c.Text)))
		}
	}
}

// An error about the whole file is in the language that the request asks for.
func TestFileErrorLanguage(t *testing.T) {
	h, _ := writableSite(t)
	for language, want := range map[string]string{"zh": "没有找到可导入的表格", "EN": "no table to import was found"} {
		if _, message := refusal(t, request(t, h, "POST", "/import?language="+language, "a,b\n1,2\n", withToken())); !strings.Contains(message, want) {
			t.Errorf("%s: %s", language, message)
		}
	}
}
