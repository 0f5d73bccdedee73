package site

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"coopgraph/graph/importer"
	"coopgraph/server/guard"
)

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
