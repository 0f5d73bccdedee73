package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// writeList writes a spreadsheet of friendly pairs as CSV.
func writeList(t *testing.T, rows ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "pairs.csv")
	text := "district,partner,since,source,evidence\n" + strings.Join(rows, "\n") + "\n"
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// Rows of lists.
const (
	xuhui   = "徐汇区,漾濞县,2019/7/30,测试名单,REPORTED"
	huangpu = "黄浦区,汶川县,2018,测试名单,REPORTED"
	doubt   = "徐汇区,鼓楼区,2019,测试名单,REPORTED" // several places have the name
	wrong   = "黄浦区,剑川县,去年,测试名单,REPORTED"
	former  = "闸北区,汶川县,2018,测试名单,REPORTED" // the former name of a district
)

// The report of a spreadsheet is the same whether a server holds the data directory or not, in both languages, and nothing is
// changed by a dry run, nor if a row is wrong.
func TestImportReport(t *testing.T) {
	dir, list := t.TempDir(), writeList(t, xuhui, doubt, wrong, former)
	var alone []string
	report := func(args ...string) string {
		t.Helper()
		code, stdout, stderr := runProgram(t, nil, append([]string{"import", list, "-data", dir}, args...)...)
		want := map[bool]string{true: "coopgraph: 未作任何改动", false: "coopgraph: nothing was changed"}[args[len(args)-1] == "zh"]
		if code != 1 || !strings.Contains(stderr, want) {
			t.Errorf("exit %d, stderr %q", code, stderr)
		}
		return stdout
	}
	calls := [][]string{{"-dry-run", "-language", "en"}, {"-language", "en"}, {"-language", "zh"}}
	for _, args := range calls {
		alone = append(alone, report(args...))
	}
	for i, parts := range [][]string{{"new 2, ", "in doubt 1, refused 1", "row 3: in doubt", "B3", "江苏省南京市鼓楼区", "row 4: refused", "C4", "去年", "row 5: new", "A5"},
		{"row 4: refused"}, {"第3行：存疑", "拒绝 1", "第5行：新增", "“闸北区”今为上海市静安区"}} {
		for _, part := range parts {
			if !strings.Contains(alone[i], part) {
				t.Errorf("no %q in\n%s", part, alone[i])
			}
		}
	}
	startProgram(t, "-data", dir)
	for i, args := range calls {
		if got := report(args...); got != alone[i] {
			t.Errorf("with a server it says\n%s\nand without one\n%s", got, alone[i])
		}
	}
	remarks := filepath.Join(t.TempDir(), "remarks.csv")
	report("-remarks", remarks)
	if text, err := os.ReadFile(remarks); err != nil || !strings.Contains(string(text), "鼓楼区") || len(text) < len(xuhui)*3 {
		t.Errorf("the rows with remarks are %q, %v", text, err)
	}
	if _, stdout, _ := runProgram(t, []string{"LC_ALL=zh_CN.UTF-8"}, "import", list, "-data", dir); stdout != alone[2] {
		t.Errorf("a Chinese environment gets\n%s", stdout)
	}
}

// records returns a file of the network without its revision.
func records(file string) string { return revisionOf.ReplaceAllString(file, "") }

var revisionOf = regexp.MustCompile(`"revision":\d+,`)

// An import is one commit by whom -by names, and can be undone. Without a place to keep it, it is refused.
func TestImportAndUndo(t *testing.T) {
	dir, list := t.TempDir(), writeList(t, xuhui, huangpu)
	mustFail(t, 1, "-data DIR", "import", list)
	mustFail(t, 1, "no such file", "import", list+"x", "-data", dir)
	mustFail(t, 2, "friendly-pairs", "import", list, "-data", dir, "-kind", "FRIENDLY")
	before := mustRun(t, "export", "network.json")
	says := mustRun(t, "import", list, "-data", dir, "-by", "张三", "-note", "two lists", "-language", "en")
	for _, part := range []string{"new 2, ", "2 placeholders give way", "applied as revision 2 by 张三"} {
		if !strings.Contains(says, part) {
			t.Errorf("no %q in\n%s", part, says)
		}
	}
	p := startProgram(t, "-data", dir)
	empty := filepath.Join(t.TempDir(), "empty.csv")
	if err := os.WriteFile(empty, []byte("district,partner,since,source\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, stdout, stderr := runProgram(t, nil, "import", empty, "-data", dir, "-language", "en"); code != 1 ||
		!strings.Contains(stdout, "there are no rows") || !strings.Contains(stderr, "the file has no rows to import") {
		t.Errorf("a file without rows: exit %d, %s%s", code, stdout, stderr)
	}
	if says := mustRun(t, "import", list, "-data", dir, "-language", "en"); !strings.Contains(says, "same 2") || !strings.Contains(says, "nothing to change") {
		t.Errorf("the second time it says\n%s", says)
	}
	if says := mustRun(t, "undo", "2", "-data", dir, "-language", "EN"); says != "revision 3 takes revision 2 back: 5 records\n" {
		t.Errorf("undo says %q", says)
	}
	mustFail(t, 1, "3", "undo", "2", "-data", dir) // the commit that is in its way
	if says := mustRun(t, "undo", "3", "-data", dir, "-language", "ZH"); says != "版本 4 撤销了版本 3：5 条记录\n" {
		t.Errorf("undo says %q", says)
	}
	mustRun(t, "undo", "4", "-data", dir)
	mustFail(t, 2, `"x" is no revision`, "undo", "x", "-data", dir)
	if after := mustRun(t, "export", "network.json", "-data", dir); records(after) != records(before) {
		t.Error("the undo has not brought back what was there")
	}
	p.signal(syscall.SIGTERM)
	p.exit()
	store, err := durable.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	page, err := store.Commits(t.Context(), graph.CommitQuery{Before: 3, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	want := graph.CommitInfo{Actor: "张三", Role: graph.RoleAdmin, Note: "two lists", File: "pairs.csv"}
	got := page.Commits[0].CommitInfo
	if got.Key = ""; got != want {
		t.Errorf("the commit has %+v, not %+v", got, want)
	}
}

// importIntoNeo4j imports a list into a Neo4j, and undoes it. A server that runs sees both.
func importIntoNeo4j(t *testing.T, address string, overNeo4j http.Handler) {
	list := writeList(t, xuhui, huangpu)
	pairs := func() string {
		return request(t, overNeo4j, "POST", "/graphql", `{"query": "{ place(by: {code: \"532922\"}) { friendlyPairs { totalCount } } }"}`).Body.String()
	}
	before := pairs()
	says := mustRun(t, "import", list, "-store", address, "-language", "en")
	revision := regexp.MustCompile(`2 placeholders give way\napplied as revision (\d+) by `).FindStringSubmatch(says)
	if revision == nil {
		t.Fatalf("it says\n%s", says)
	}
	if after := pairs(); after == before {
		t.Errorf("a running server still answers %s", after)
	}
	if says := mustRun(t, "import", list, "-store", address, "-language", "en"); !strings.Contains(says, "nothing to change") {
		t.Errorf("the second time it says\n%s", says)
	}
	if says := mustRun(t, "undo", revision[1], "-store", address, "-language", "en"); !strings.Contains(says, "takes revision "+revision[1]+" back: 5 records") {
		t.Errorf("undo says %q", says)
	}
	if after := pairs(); after != before {
		t.Errorf("after the undo it answers %s, and before the import %s", after, before)
	}
}
