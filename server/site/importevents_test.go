package site

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

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
