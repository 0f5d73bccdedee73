package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/export"
)

// exportFiles are the addresses of all files.
func exportFiles() (all []exportTarget) {
	for _, f := range export.Formats {
		for _, p := range export.Parts {
			query := map[export.Part]string{export.Flows: "level=PREFECTURE", export.Compare: "from=2020&to=2021"}[p]
			if query == "" {
				query = "history=true"
			}
			if export.Check(f, p) == nil {
				all = append(all, exportTarget{f, p, fmt.Sprintf("/export/%s.%s?%s", p, f, query)})
			}
		}
	}
	return all
}

type exportTarget struct {
	format export.Format
	part   export.Part
	target string
}

// Every file says what it is, can be asked for by HEAD, and is sent once: its tag holds until the parameters or the revision
// change.
func TestExportFiles(t *testing.T) {
	sequential(t)
	h, store := newSite(t, quiet)
	tags := map[string]string{}
	for _, file := range exportFiles() {
		for _, query := range []string{"", "&evidence=OFFICIAL"} {
			file := exportTarget{file.format, file.part, file.target + query}
			t.Run(strings.TrimPrefix(file.target, "/export/"), func(t *testing.T) {
				tag := file.check(t, h)
				if tags[tag] != "" || tag == "" {
					t.Errorf("it has the tag of %q", tags[tag])
				}
				tags[tag] = file.target
			})
		}
	}
	was := request(t, h, "HEAD", "/export/nodes.csv", "", nil).Header()
	programme := &graph.Programme{NodeHeader: graph.NodeHeader{Header: graph.Header{ID: "programme-x",
		Provenance: graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: firstSource(t, store)}}}}, NameZH: "新", SortKey: "xin"}}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, []graph.Change{graph.Create{Record: programme}}); err != nil {
		t.Fatal(err)
	}
	is := request(t, h, "GET", "/export/nodes.csv", "", header{"If-None-Match": was.Get("ETag")})
	if is.Code != http.StatusOK || is.Header().Get(revisionHeader) != "2" || !strings.Contains(is.Body.String(), "programme-x") {
		t.Errorf("after a change it is %d, revision %s", is.Code, is.Header().Get(revisionHeader))
	}
}

// check asks for the file in all ways, and returns its tag.
func (f exportTarget) check(t *testing.T, h http.Handler) (tag string) {
	t.Helper()
	got := request(t, h, "GET", f.target, "", header{"Origin": "https://example.org"})
	if got.Code != http.StatusOK || got.Header().Get("Content-Type") != f.format.MediaType() || got.Body.Len() < 1000 {
		t.Fatalf("%d, %s, %d bytes", got.Code, got.Header().Get("Content-Type"), got.Body.Len())
	}
	if want := fmt.Sprintf(`attachment; filename="coopgraph-r1-%s.%s"`, f.part, f.format); got.Header().Get("Content-Disposition") != want {
		t.Errorf("it is %s", got.Header().Get("Content-Disposition"))
	}
	if got.Header().Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(got.Header().Get("Access-Control-Expose-Headers"), "Coopgraph-Ties") {
		t.Errorf("it cannot be read from pages: %v", got.Header())
	}
	tag = got.Header().Get("ETag")
	again := request(t, h, "GET", f.target, "", header{"If-None-Match": `"other", W/` + tag})
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 || again.Header().Get("ETag") != tag {
		t.Errorf("again it is %d with %d bytes", again.Code, again.Body.Len())
	}
	for _, c := range []struct {
		name, value string
		status      int
	}{{"If-None-Match", "*", 304}, {"If-Match", "*", 200}, {"If-Match", tag, 200}, {"If-Match", `"other"`, 412}, {"If-Match", "W/" + tag, 412}} {
		if w := request(t, h, "HEAD", f.target, "", header{c.name: c.value}); w.Code != c.status {
			t.Errorf("with %s: %s it is %d", c.name, c.value, w.Code)
		}
	}
	head := request(t, h, "HEAD", f.target, "", nil)
	if head.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("ETag") != tag || head.Header().Get(licenceHeader) != "a licence" {
		t.Errorf("by HEAD it is %d with %v", head.Code, head.Header())
	}
	return tag
}

func firstSource(t *testing.T, store graph.Store) graph.ID {
	t.Helper()
	n, err := store.Network(t.Context(), graph.Scope{Nodes: graph.NodeKindsOf(graph.KindSource)})
	if err != nil || len(n.Nodes) == 0 {
		t.Fatal(err)
	}
	return n.Nodes[0].Head().ID
}

// A file that cannot be written to its end is cut off, so that no client takes it for a whole one.
func TestExportCutOff(t *testing.T) {
	sequential(t)
	h, _ := newSite(t, quiet)
	for _, f := range export.Formats {
		for _, coding := range []string{"identity", "zstd", "br", "gzip"} {
			t.Run(fmt.Sprintf("%s by %s", f, coding), func(t *testing.T) {
				defer func() {
					if err, _ := recover().(error); !errors.Is(err, http.ErrAbortHandler) {
						t.Errorf("it ends with %v", err)
					}
				}()
				r := httptest.NewRequestWithContext(t.Context(), "GET", fmt.Sprintf("/export/ties.%s", f), nil)
				r.Header.Set("Accept-Encoding", coding)
				h.ServeHTTP(&shortLine{ResponseWriter: httptest.NewRecorder(), left: 500}, r)
			})
		}
	}
}

// A value that a format cannot hold is an error of the server's, and is logged as one. The file is cut off, and files of
// other formats are not.
func TestExportFault(t *testing.T) {
	var log bytes.Buffer
	h, store := newSite(t, NewLogger(slog.NewTextHandler(&log, nil), nil))
	huge := &graph.InvestmentFlow{Year: 2021, Amount: graph.Decimal{Units: 1 << 62}, TieHeader: graph.TieHeader{FromID: graph.Shanghai, ToID: graph.PlaceID("530000"),
		Header: graph.Header{ID: "invests-x", Provenance: graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: firstSource(t, store)}}}}}}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, []graph.Change{graph.Create{Record: huge}}); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() {
			if err, _ := recover().(error); !errors.Is(err, http.ErrAbortHandler) {
				t.Errorf("it ends with %v", err)
			}
		}()
		request(t, h, "GET", "/export/ties.parquet?history=true", "", header{"X-Request-ID": "r1"})
	}()
	if !strings.Contains(log.String(), "level=ERROR") || !strings.Contains(log.String(), "amount of invests-x: 4611686018427387904 is too large") ||
		!regexp.MustCompile(`msg="an export was cut off" .* id=r1\n`).MatchString(log.String()) {
		t.Errorf("it logs %s", log.String())
	}
	if got := request(t, h, "GET", "/export/ties.csv?history=true", "", nil); got.Code != http.StatusOK || !strings.Contains(got.Body.String(), ",4611686018427387904,") {
		t.Errorf("the CSV is %d", got.Code)
	}
}

// shortLine is a client that takes only this number of bytes.
type shortLine struct {
	http.ResponseWriter
	left int
}

func (s *shortLine) Write(b []byte) (int, error) {
	if s.left -= len(b); s.left < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(b), nil
}

// Headers say how many records a day leaves out only because their beginning is not known.
func TestExportSaysWhatIsUnattested(t *testing.T) {
	h, _ := newSite(t, quiet)
	var answer struct {
		Data struct{ Ties struct{ Unattested int } }
	}
	w := request(t, h, "GET", "/graphql?query="+url.QueryEscape(`{ties(asOf:"2019"){unattested}}`), "", nil)
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Data.Ties.Unattested == 0 {
		t.Fatalf("%s (%v)", w.Body, err)
	}
	got := request(t, h, "HEAD", "/export/ties.csv?asOf=2019", "", nil).Header()
	if got.Get(tiesUnattestedHeader) != strconv.Itoa(answer.Data.Ties.Unattested) || got.Get(nodesUnattestedHeader) != "" {
		t.Errorf("the file of ties says %v, the API %d", got, answer.Data.Ties.Unattested)
	}
	if got := request(t, h, "HEAD", "/export/nodes.csv", "", nil).Header(); got.Get(nodesUnattestedHeader) != "0" {
		t.Errorf("a file of no day says %v", got)
	}
}
