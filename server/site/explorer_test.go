package site

import (
	"strings"
	"testing"

	"coopgraph/server/explorer"
)

// Nobody may have the explorer in a frame, unless the operator names the origins. Other pages never may be in one.
func TestFrameAncestors(t *testing.T) {
	for name, c := range map[string]struct {
		ancestors []string
		policy    string
		options   string
	}{
		"none":    {nil, "frame-ancestors 'none'", "DENY"},
		"origins": {[]string{"https://a.org", "https://b.org:8443"}, "frame-ancestors https://a.org https://b.org:8443", ""},
		"all":     {[]string{"*"}, "frame-ancestors *", ""},
	} {
		t.Run(name, func(t *testing.T) {
			h := quietSite(t, func(o *Options) { o.FrameAncestors = c.ancestors })
			page := request(t, h, "GET", "/place/532931?embed=1", "", nil).Header()
			if got := page.Get("Content-Security-Policy"); !strings.HasSuffix(got, c.policy) || page.Get("X-Frame-Options") != c.options {
				t.Errorf("the headers are %v", page)
			}
			checkSecurityHeaders(t, request(t, h, "GET", "/playground", "", nil).Header())
		})
	}
}

// The page has the operator's contact.
func TestContact(t *testing.T) {
	h := quietSite(t, func(o *Options) { o.Contact = "errors@example.org" })
	if page := request(t, h, "GET", "/", "", nil).Body.String(); !strings.Contains(page, `content="errors@example.org"`) {
		t.Errorf("the page has no contact: %s", page)
	}
}

// With TrustedOnly every document of the explorer is executed: what is refused is refused for its missing variables.
func TestExplorerIsTrusted(t *testing.T) {
	documents, err := explorer.Documents()
	if err != nil || len(documents) < 10 {
		t.Fatalf("there are %d documents: %v", len(documents), err)
	}
	h := quietSite(t, func(o *Options) { o.TrustedOnly = true })
	for _, document := range documents {
		w := request(t, h, "POST", "/graphql", body(t, parameters{"query": document}), asJSON)
		if answer := w.Body.String(); !strings.HasPrefix(answer, `{"data":`) && !strings.Contains(answer, `"code":"INVALID_ARGUMENT"`) &&
			!strings.Contains(answer, `"code":"GRAPHQL_VALIDATION_FAILED"`) {
			t.Errorf("%.80s: %.300s", document, answer)
		}
	}
}

// A browser that asks for what is not there gets the page with the status 404, and a program the error.
func TestNotFoundInABrowser(t *testing.T) {
	h := quietSite(t)
	const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
	for accept, part := range map[string]string{browser: `src="/assets/main.js"`, "*/*": `"code":"NOT_FOUND"`} {
		w := request(t, h, "GET", "/no/such/page", "", header{"Accept": accept})
		if w.Code != 404 || !strings.Contains(w.Body.String(), part) {
			t.Errorf("%s: %d %.200s", accept, w.Code, w.Body)
		}
		checkSecurityHeaders(t, w.Header())
	}
}
