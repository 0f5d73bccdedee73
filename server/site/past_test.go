package site

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// commitPairs makes two commits and returns their times: the first creates a friendly pair of 2019, the second puts another one
// in its place.
func commitPairs(t *testing.T, store *memory.Store) (first, second string) {
	t.Helper()
	network, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	pair := func(code string) *graph.FriendlyPair {
		p := &graph.FriendlyPair{TieHeader: graph.TieHeader{FromID: graph.PlaceID("310104"), ToID: graph.PlaceID(code), LabelZH: "徐汇区友好城区 " + code, LabelEN: "a pair"}}
		p.ID, p.Since = graph.NewID("FRIENDLY", "310104", code), 20190000
		p.Evidence, p.Sources = graph.Reported, network.Ties[0].Head().Sources
		return p
	}
	for _, changes := range [][]graph.Change{{graph.Create{Record: pair("530700")}},
		{graph.Delete{ID: pair("530700").ID}, graph.Create{Record: pair("530800")}}} {
		if _, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, changes); err != nil {
			t.Fatal(err)
		}
	}
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	return page.Commits[1].At.Format(time.RFC3339Nano), page.Commits[0].At.Format(time.RFC3339Nano)
}

// The answer for a moment keeps its tag whatever is committed later; that for now does not, nor does one with commits.
func TestTagsOfThePast(t *testing.T) {
	h, store := newSite(t, quiet)
	first, second := commitPairs(t, store)
	get := func(query, tag string) (status int, newTag string) {
		w := request(t, h, "GET", "/graphql?query="+url.QueryEscape(query), "", header{"Accept": "application/json", "If-None-Match": tag})
		return w.Code, w.Header().Get("ETag")
	}
	past, now := fmt.Sprintf(`{dataset(asKnownAt: %q) {revision}}`, first), `{dataset {revision}}`
	_, pastTag := get(past, "")
	_, nowTag := get(now, "")
	both := fmt.Sprintf(`{dataset(asKnownAt: %q) {revision} commits(first: 1) {nodes {revision}}}`, first)
	_, bothTag := get(both, "")
	_, fileTag := head(t, h, "/export/ties.csv?asKnownAt="+first, "")
	if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{graph.Delete{ID: graph.NewID("FRIENDLY", "310104", "530800")}}); err != nil {
		t.Fatal(err)
	}
	if status, tag := get(past, pastTag); status != http.StatusNotModified || pastTag == "" {
		t.Errorf("the answer of the past: %d, %s after %s", status, tag, pastTag)
	}
	if status, tag := get(now, nowTag); status != http.StatusOK || tag == nowTag {
		t.Errorf("the answer of now: %d, %s", status, tag)
	}
	if status, tag := get(both, bothTag); status != http.StatusOK || tag == bothTag || bothTag == "" {
		t.Errorf("the answer of the past and of the commits: %d, %s", status, tag)
	}
	if status, _ := head(t, h, "/export/ties.csv?asKnownAt="+first, fileTag); status != http.StatusNotModified || fileTag == "" {
		t.Errorf("the file of the past: %d after %s", status, fileTag)
	}
	if _, tag := get(fmt.Sprintf(`{dataset(asKnownAt: %q) {revision}}`, second), ""); tag == pastTag {
		t.Error("two moments have one tag")
	}
}

// head returns the status and the tag of a file.
func head(t *testing.T, h http.Handler, target, tag string) (status int, newTag string) {
	t.Helper()
	w := request(t, h, "HEAD", target, "", header{"If-None-Match": tag})
	return w.Code, w.Header().Get("ETag")
}

// A file for a moment is what the file was then, in every part and format. A comparison of two moments has what was recorded
// and what was removed in between.
func TestExportOfThePast(t *testing.T) {
	h, store := newSite(t, quiet)
	first, second := commitPairs(t, store)
	for target, lines := range map[string][]string{
		"/export/ties.csv?tieKinds=FRIENDLY&evidence=REPORTED&asKnownAt=" + first:                            {"530700"},
		"/export/ties.csv?tieKinds=FRIENDLY&evidence=REPORTED&asKnownAt=" + second:                           {"530800"},
		"/export/network.gexf?tieKinds=FRIENDLY&evidence=REPORTED&asOf=2019&asKnownAt=" + first:              {"530700"},
		"/export/flows.csv?level=PREFECTURE&originLevel=COUNTY&tieKinds=FRIENDLY&asKnownAt=" + first:         {"530700"},
		"/export/compare.csv?from=2026&to=2026&asKnownAt=" + first + "&toAsKnownAt=" + second:                {"530700,ENDED", "530800,BEGAN"},
		"/export/compare.gexf?from=2026&to=2026&asKnownAt=" + first + "&toAsKnownAt=" + second:               {"530700", "530800"},
		"/export/compare.csv?from=2018&to=2020&asKnownAt=" + first:                                           {"530700,BEGAN"},
		"/export/compare.csv?from=2018&to=2020&asKnownAt=" + first + "&toAsKnownAt=" + second + "&bom=false": {"530800,BEGAN"},
	} {
		t.Run(target, func(t *testing.T) {
			w := request(t, h, "GET", strings.ReplaceAll(target, "+", "%2B"), "", nil)
			if w.Code != http.StatusOK {
				t.Fatalf("%d %s", w.Code, w.Body)
			}
			body := w.Body.String()
			if strings.Contains(target, "compare.csv") {
				body = outcomes(t, w.Body.Bytes())
			}
			for _, code := range []string{"530700", "530800"} {
				want := slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, code) })
				if strings.Contains(body, "徐汇区友好城区 "+code) != want && strings.Contains(body, code+",") != want {
					t.Errorf("%s: the file must have it: %t\n%.2000s", code, want, body)
				}
			}
			for _, line := range lines {
				if strings.Contains(line, ",") && !strings.Contains(body, line) {
					t.Errorf("there is no %s in\n%.2000s", line, body)
				}
			}
		})
	}
}

// outcomes returns the code of the second end and the outcome of each tie of a comparison that did not stay.
func outcomes(t *testing.T, file []byte) string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	to, outcome := slices.Index(lines[0], "toId"), slices.Index(lines[0], "outcome")
	var b strings.Builder
	for _, line := range lines[1:] {
		if line[outcome] != "STAYED" {
			fmt.Fprintf(&b, "%s,%s\n", strings.TrimPrefix(line[to], "place-"), line[outcome])
		}
	}
	return b.String()
}

// Moments that cannot be read are refused.
func TestExportOfAWrongMoment(t *testing.T) {
	h, store := newSite(t, quiet)
	first, second := commitPairs(t, store)
	for target, want := range map[string]string{
		"nodes.csv?asKnownAt=2026-11-26":                                                         `400 asKnownAt is "2026-11-26"`,
		"nodes.csv?asKnownAt=2999-01-01T00:00:00Z":                                               "400 the moment 2999-01-01T00:00:00Z is in the future",
		"nodes.csv?asKnownAt=2000-01-01T00:00:00Z":                                               "404 what was on record at 2000-01-01T00:00:00Z is not known",
		"nodes.csv?toAsKnownAt=" + first:                                                         "400 nodes have no toAsKnownAt",
		"compare.csv?from=2026&to=2026&toAsKnownAt=" + first:                                     "400 from is 2026-12-31, and to is 2026-12-31",
		"compare.csv?from=2020&to=2026&toAsKnownAt=" + first:                                     "400 toAsKnownAt without an earlier asKnownAt",
		"compare.csv?from=2020&to=2026&asKnownAt=" + second + "&toAsKnownAt=" + first:            "400 toAsKnownAt without an earlier asKnownAt",
		"compare.csv?from=2020&to=2026&asKnownAt=2000-01-01T00:00:00Z&toAsKnownAt=" + first:      "404 what was on record at 2000-01-01T00:00:00Z is not known",
		"compare.csv?from=2020&to=2026&asKnownAt=" + first + "&toAsKnownAt=2999-01-01T00:00:00Z": "400 the moment 2999-01-01T00:00:00Z is in the future",
	} {
		t.Run(target, func(t *testing.T) {
			w := request(t, h, "GET", "/export/"+target, "", nil)
			if got := fmt.Sprintf("%d %s", w.Code, w.Body); !strings.HasPrefix(got, want[:3]) || !strings.Contains(strings.ReplaceAll(got, `\"`, `"`), want[4:]) {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
}
