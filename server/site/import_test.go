package site

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/importer"
	"coopgraph/graph/memory"
	"coopgraph/seed"
	"coopgraph/server/guard"
)

// importToken is the token of the tests; its holder is 区办.
var importToken = strings.Repeat("t", 32)

// withToken are the headers of a request that may write.
func withToken(more ...string) header {
	h := header{"Authorization": "Bearer " + importToken}
	for i := 0; i < len(more); i += 2 {
		h[more[i]] = more[i+1]
	}
	return h
}

// writableSite is a site over a store in memory that takes writes, as it would over one that keeps them.
func writableSite(t *testing.T) (http.Handler, *memory.Store) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(importToken+" 区办\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tokens, err := guard.OpenTokenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	return newSite(t, quiet, func(o *Options) { o.Tokens, o.Kept, o.WithPlaceholders = tokens, true, data.WithPlaceholders })
}

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

func networkOf(t *testing.T, store *memory.Store) *graph.Network {
	t.Helper()
	n, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	return n
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

// What is refused changes nothing, and says why.
func TestImportRefuses(t *testing.T) {
	h, store := writableSite(t)
	off := quietSite(t)
	version := networkOf(t, store).Version
	for _, c := range []struct {
		name    string
		h       http.Handler
		target  string
		body    string
		headers header
		status  int
		code    string
	}{
		{"without a file of tokens", off, "/import", threePairs, withToken(), 403, "PERMISSION_DENIED"},
		{"an undo without a file of tokens", off, "/commits/1/undo", "", withToken(), 403, "PERMISSION_DENIED"},
		{"no token", h, "/import", threePairs, nil, 401, "UNAUTHENTICATED"},
		{"an undo without a token", h, "/commits/1/undo", "", nil, 401, "UNAUTHENTICATED"},
		{"a wrong token", h, "/import?apply=true", threePairs, header{"Authorization": "Bearer " + importToken + "x"}, 401, "UNAUTHENTICATED"},
		{"a page of another site", h, "/import", threePairs, withToken("Sec-Fetch-Site", "cross-site"), 403, "PERMISSION_DENIED"},
		{"another origin", h, "/import", threePairs, withToken("Origin", "https://else.example"), 403, "PERMISSION_DENIED"},
		{"no body", h, "/import", "", withToken(), 400, "INVALID_ARGUMENT"},
		{"no spreadsheet", h, "/import", "PK\x03\x04 broken", withToken(), 400, "INVALID_ARGUMENT"},
		{"a parameter that there is not", h, "/import?dryRun=false", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a kind that there is not", h, "/import?kind=planets", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"placeholders", h, "/import?evidence=SYNTHETIC", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a language that there is not", h, "/import?language=FR", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"apply that is neither true nor false", h, "/import?apply=perhaps", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a correction without a text", h, "/import?set=B7", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"remarks of what is applied", h, "/import?apply=true&remarks=true", threePairs, withToken(), 400, "INVALID_ARGUMENT"},
		{"a revision that is none", h, "/commits/x/undo", "", withToken(), 400, "INVALID_ARGUMENT"},
		{"a revision that there is not", h, "/commits/99/undo", "", withToken(), 404, "NOT_FOUND"},
		{"a name that is too long", h, "/import?evidence=REPORTED&apply=true&by=" + strings.Repeat("n", 300), threePairs, withToken(), 400, "INVALID_ARGUMENT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := request(t, c.h, "POST", c.target, c.body, c.headers)
			if code, message := refusal(t, w); w.Code != c.status || code != c.code {
				t.Errorf("%d %s %s", w.Code, code, message)
			}
			if challenge := w.Header().Get("WWW-Authenticate"); (challenge == "Bearer") != (c.status == 401) {
				t.Errorf("WWW-Authenticate: %s", challenge)
			}
		})
	}
	if now := networkOf(t, store).Version; now != version {
		t.Errorf("the network has revision %d", now.Revision)
	}
}

// What the program has loaded cannot be undone.
func TestUndoOfTheDataset(t *testing.T) {
	data, err := dataset()
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	version, err := store.Apply(t.Context(), seed.CommitInfo, data.Changes())
	if err != nil {
		t.Fatal(err)
	}
	_, err = newWrites(Options{}, store, quiet).undoCommit(t.Context(), version.Revision, graph.CommitInfo{Actor: "王芳"})
	if !errors.Is(err, graph.ErrConflict) || networkOf(t, store).Version != version {
		t.Error(err)
	}
}

// A body that is longer than a spreadsheet may be is refused before it is read. Under a limit of memory that is less.
func TestImportTooLong(t *testing.T) {
	for _, c := range []struct {
		name     string
		messages *guard.Messages
		length   int64
	}{
		{"without a limit of memory", nil, maxImport + 1},
		{"with one", guard.NewMessages(1 << 20), 1<<18 + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := newWrites(Options{Messages: c.messages}, nil, quiet)
			for length, tooLong := range map[int64]bool{c.length: true, 3: false} {
				r := httptest.NewRequestWithContext(t.Context(), "POST", "/import", strings.NewReader("a,b"))
				r.ContentLength = length
				body, _, err := x.readBody(httptest.NewRecorder(), r)
				if (graph.CodeOf(err) == codeTooLarge) != tooLong || !tooLong && string(body) != "a,b" {
					t.Errorf("%d bytes: %q %v", length, body, err)
				}
			}
		})
	}
	if status := statusOf(codeTooLarge); status != http.StatusRequestEntityTooLarge {
		t.Error(status)
	}
}

// One write runs at a time. Another one waits for its turn, and is refused if that takes too long.
func TestWritesTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := newWrites(Options{}, nil, quiet)
		end, err := x.begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := x.begin(t.Context()); err == nil || !strings.Contains(err.Error(), "another spreadsheet is being imported") {
			t.Errorf("a second one while the first runs: %v", err)
		}
		time.AfterFunc(turnWait/2, end)
		if _, err := x.begin(t.Context()); err != nil {
			t.Errorf("a second one that waits for half of the time: %v", err)
		}
	})
}

// The page says whether it can be used.
func TestImportPage(t *testing.T) {
	tokens := &guard.TokenFile{}
	for _, c := range []struct {
		name   string
		tokens *guard.TokenFile
		kept   bool
		want   string
	}{
		{"nobody may write", nil, true, ""},
		{"nothing would be kept", tokens, false, `<meta name="coopgraph-writing" content="not-kept">`},
		{"writing is on", tokens, true, `<meta name="coopgraph-writing" content="on">`},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := quietSite(t, func(o *Options) { o.Tokens, o.Kept = c.tokens, c.kept })
			w := request(t, h, "GET", "/import", "", nil)
			if found := regexp.MustCompile(`<meta name="coopgraph-writing"[^>]*>`).FindString(w.Body.String()); w.Code != http.StatusOK || found != c.want {
				t.Errorf("%d %s", w.Code, found)
			}
		})
	}
	if w := request(t, quietSite(t), "PUT", "/import", "", nil); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD, POST" {
		t.Errorf("PUT: %d %v", w.Code, w.Header())
	}
}

// Pages of other origins may ask the API, but not write.
func TestImportIsNotOpenToOrigins(t *testing.T) {
	h, _ := writableSite(t)
	for target, open := range map[string]bool{"/graphql": true, "/import": false, "/commits/1/undo": false} {
		w := request(t, h, "OPTIONS", target, "", header{"Origin": "https://else.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"})
		if allowed := w.Header().Get("Access-Control-Allow-Origin") != ""; allowed != open {
			t.Errorf("%s: %d %v", target, w.Code, w.Header())
		}
	}
}

// The answer to somebody who may write can have the names of others: no cache may give it to others.
func TestAnswersToWritersAreNotCached(t *testing.T) {
	h, _ := writableSite(t)
	for _, c := range []struct {
		name    string
		headers header
		tagged  bool
	}{
		{"without a token", nil, true},
		{"with a wrong one", header{"Authorization": "Bearer " + importToken + "x"}, true},
		{"with a token", withToken(), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := request(t, h, "GET", "/graphql?query={dataset{revision}}", "", c.headers)
			if tagged := w.Header().Get("ETag") != ""; w.Code != http.StatusOK || tagged != c.tagged {
				t.Errorf("%d %v", w.Code, w.Header())
			}
		})
	}
}

// A stream of events ends with the report, or with an error.
func TestImportEvents(t *testing.T) {
	h, _ := writableSite(t)
	address := serve(t, h)
	for body, want := range map[string]string{threePairs: "report", "PK\x03\x04 broken": "error"} {
		t.Run(want, func(t *testing.T) {
			r, err := http.NewRequestWithContext(t.Context(), "POST", address+"/import?evidence=REPORTED", strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", "Bearer "+importToken)
			r.Header.Set("Accept", "text/event-stream")
			response, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			lines := bufio.NewScanner(response.Body)
			var event, data string
			for lines.Scan() {
				if e, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
					event = e
				}
				if d, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
					data = d
				}
			}
			if response.Header.Get("Content-Type") != "text/event-stream" || event != want || !json.Valid([]byte(data)) {
				t.Errorf("%s: %s %s", response.Header.Get("Content-Type"), event, data)
			}
		})
	}
}

// The steps of an import say how many rows are done.
func TestImportProgress(t *testing.T) {
	_, store := writableSite(t)
	rows := "district,partner,since,source\n" + strings.Repeat("徐汇区,汶川县,2019,甲\n", 2500)
	var done []string
	q := &importRequest{language: graph.ZH, apply: true, info: graph.CommitInfo{Actor: "a"}, progress: func(step importStep, rows int) { done = append(done, fmt.Sprint(step, rows)) }}
	q.options = importer.Options{Evidence: graph.Reported, Progress: q.rowsDone}
	if _, _, err := newWrites(Options{}, store, quiet).run(t.Context(), q, []byte(rows)); err != nil {
		t.Fatal(err)
	}
	if want := "[READ0 READ1000 READ2000 REPORT0 REPORT1000 REPORT2000 CHANGE0 CHANGE1000 CHANGE2000 COMMIT0]"; fmt.Sprint(done) != want {
		t.Errorf("%v", done)
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

func TestImportTemplates(t *testing.T) {
	h := quietSite(t)
	for _, kind := range importer.Kinds {
		for _, language := range []string{"ZH", "EN"} {
			w := request(t, h, "GET", "/import/templates/"+string(kind)+".xlsx?language="+language, "", nil)
			if w.Code != http.StatusOK || w.Header().Get("Content-Type") != spreadsheetType || !strings.HasPrefix(w.Body.String(), "PK") {
				t.Errorf("%s in %s: %d %v", kind, language, w.Code, w.Header())
			}
		}
	}
	for _, target := range []string{"/import/templates/planets.xlsx", "/import/templates/chambers.csv"} {
		if w := request(t, h, "GET", target, "", nil); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

// The commands of the document are run one after the other, as they stand there.
func TestImportDocument(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("no curl")
	}
	for _, document := range []string{"docs/import.md", "docs/zh/import.md"} {
		t.Run(document, func(t *testing.T) {
			h, store := writableSite(t)
			_, after, _ := strings.Cut(readFile(t, document), "    TOKEN=")
			commands, _, _ := strings.Cut("TOKEN="+after, "\n\n")
			commands = strings.ReplaceAll(strings.ReplaceAll(commands, "\n    ", "\n"), "http://127.0.0.1:8080", serve(t, h))
			folder := t.TempDir()
			for name, content := range map[string]string{"tokens": importToken + " 区办\n", "pairs.xlsx": "district,partner,since,source,evidence\n徐汇区,汶川县,2019,甲,REPORTED\n"} {
				if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			run := exec.CommandContext(t.Context(), "sh", "-ec", strings.ReplaceAll(commands, "curl -", "curl --fail-with-body -"))
			run.Dir = folder
			if out, err := run.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if remarks := readFile(t, filepath.Join(folder, "remarks.xlsx")); !strings.Contains(remarks, "汶川县") {
				t.Error(remarks)
			}
			if files, err := filepath.Glob(filepath.Join(folder, "*.xlsx")); err != nil || len(files) != 3 {
				t.Errorf("%v %v", files, err)
			}
			if version := networkOf(t, store).Version; version.Revision != 3 {
				t.Errorf("revision %d: an import and its undo are two commits", version.Revision)
			}
		})
	}
}
