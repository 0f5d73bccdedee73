package site

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

const (
	threePairs = "district,partner,since,source\n徐汇区,汶川县,2019-07-30,甲\n静安区,文山市,2018,乙\n黄浦区,剑川县,二〇一三年,丙\n"
	badPairs   = "district,partner,since,source\n徐汇区,汶川县,2019-07-30,甲\n静安区,并无此县,2018,乙\n黄浦区,剑川县,2019/13/30,丙\n"
)

// answerOf decodes the answer of an import.
func answerOf(t *testing.T, w *httptest.ResponseRecorder) (a struct {
	Applied      bool
	Revision     int64
	By           string
	Remarks      []importer.Remark
	Counts       map[importer.Status]int
	Placeholders placeholderCounts
	Rows         []importer.Row
	Omitted      int
}) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%d %.500s: %v", w.Code, w.Body, err)
	}
	return a
}

// Three pairs take the places of three placeholders. The same file again changes nothing. The undo gives the network that was
// there before.
func TestImport(t *testing.T) {
	h, store := writableSite(t)
	before := networkOf(t, store)
	dry := answerOf(t, request(t, h, "POST", "/import?evidence=REPORTED&by=王芳", threePairs, withToken()))
	if dry.Applied || dry.Counts["NEW"] != 3 || len(dry.Rows) != 3 || dry.Placeholders != (placeholderCounts{Removed: 3}) || dry.By != "王芳（区办）" {
		t.Errorf("the dry run is %+v", dry)
	}
	if now := networkOf(t, store).Version; now != before.Version || dry.Revision != int64(now.Revision) {
		t.Errorf("the dry run is of revision %d, and the network has %d", dry.Revision, now.Revision)
	}
	unsaid := answerOf(t, request(t, h, "POST", "/import?language=EN&by=王芳", threePairs, withToken()))
	if len(dry.Remarks) != 0 || unsaid.Counts["NEW"] != 3 || len(unsaid.Remarks) != 1 || unsaid.Remarks[0].Code != "DEFAULT_EVIDENCE" {
		t.Errorf("with evidence %+v, without it %+v %+v", dry.Remarks, unsaid.Counts, unsaid.Remarks)
	}
	apply := fmt.Sprintf("/import?evidence=REPORTED&by=王芳&note=年报&name=C:\\lists\\a.csv&apply=true&expectedRevision=%d", dry.Revision)
	done := answerOf(t, request(t, h, "POST", apply, threePairs, withToken("Idempotency-Key", `"a-1"`)))
	if !done.Applied || done.Revision != dry.Revision+1 {
		t.Errorf("applied: %+v", done)
	}
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if c := page.Commits[0]; c.Actor != "王芳（区办）" || c.Role != graph.RoleEditor || c.Note != "年报" || c.File != "a.csv" || c.Key == "" || len(c.IDs) != 9 {
		t.Errorf("the commit is %+v", c)
	}
	if now := networkOf(t, store); len(now.Ties) != len(before.Ties) {
		t.Errorf("%d ties, before %d", len(now.Ties), len(before.Ties))
	}
	if again := answerOf(t, request(t, h, "POST", "/import?evidence=REPORTED&by=王芳&apply=true", threePairs, withToken())); again.Applied || again.Counts["SAME"] != 3 {
		t.Errorf("again: %+v", again)
	}
	// The same request again, whose answer was lost: its key tells that it was applied.
	if repeated := answerOf(t, request(t, h, "POST", apply, threePairs, withToken("Idempotency-Key", `"a-1"`))); !repeated.Applied || repeated.Revision != done.Revision {
		t.Errorf("repeated: %+v", repeated)
	}
	if w := request(t, h, "POST", apply, threePairs, withToken("Idempotency-Key", "other")); w.Code != http.StatusConflict {
		t.Errorf("at a revision that is not expected: %d", w.Code)
	}

	undo := fmt.Sprintf("/commits/%d/undo", done.Revision)
	w := request(t, h, "POST", undo, "", withToken())
	var undone undoAnswer
	if err := json.Unmarshal(w.Body.Bytes(), &undone); err != nil || w.Code != http.StatusOK || int64(undone.Revision) != done.Revision+1 {
		t.Fatalf("%d %s %v", w.Code, w.Body, err)
	}
	after := networkOf(t, store)
	if !reflect.DeepEqual(after.Nodes, before.Nodes) || !reflect.DeepEqual(after.Ties, before.Ties) {
		t.Error("after the undo the network is another one than before the import")
	}
	if code, _ := refusal(t, request(t, h, "POST", undo, "", withToken())); code != "CONFLICT" {
		t.Errorf("the undo of what is undone: %s", code)
	}
}

// A file with mistakes is not applied, not even in part. Corrections of its cells make it right.
func TestImportWithMistakes(t *testing.T) {
	h, store := writableSite(t)
	version := networkOf(t, store).Version
	w := request(t, h, "POST", "/import?evidence=REPORTED&by=王芳&apply=true&language=EN", badPairs, withToken())
	var refused struct {
		Errors []problem
		Report struct{ Rows []importer.Row }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &refused); err != nil || w.Code != http.StatusUnprocessableEntity || len(refused.Errors) != 1 {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	var statuses []importer.Status
	for _, row := range refused.Report.Rows {
		statuses = append(statuses, row.Status)
	}
	if fmt.Sprint(statuses) != "[NEW REFUSED REFUSED]" || networkOf(t, store).Version != version {
		t.Errorf("%v at %v", statuses, networkOf(t, store).Version)
	}
	corrected := "/import?evidence=REPORTED&by=王芳&apply=true&set=B3=532601&set=C4=2019-12-30"
	if done := answerOf(t, request(t, h, "POST", corrected, badPairs, withToken())); !done.Applied || done.Counts["NEW"] != 3 {
		t.Errorf("%+v", done)
	}
}

// The answer can be the same file with a column of remarks.
func TestImportRemarks(t *testing.T) {
	h, _ := writableSite(t)
	w := request(t, h, "POST", "/import?evidence=REPORTED&remarks=true&name=名单.csv", badPairs, withToken())
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "并无此县") || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment;") {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
}
