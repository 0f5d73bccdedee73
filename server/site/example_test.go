package site

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"coopgraph/server/transport"
)

// With TrustedOnly the examples are answered, by text, by hash and by documentId, and nothing else is.
func TestTrustedOnly(t *testing.T) {
	h := quietSite(t, func(o *Options) { o.TrustedOnly = true })
	all, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	id := transport.DocumentID(all[0].Query)
	text, err := json.Marshal(all[0].Query)
	if err != nil {
		t.Fatal(err)
	}
	pasted, err := json.Marshal(strings.ReplaceAll(all[0].Query, "\n", "\r\n") + "\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{`{"query":` + string(text) + `}`, `{"query":` + string(pasted) + `}`, `{"documentId":"` + id + `"}`,
		`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + strings.TrimPrefix(id, "sha256:") + `"}}}`} {
		if w := request(t, h, "POST", "/graphql", body, asJSON); w.Code != 200 || !strings.HasPrefix(w.Body.String(), `{"data":`) {
			t.Errorf("%.60s: %d %.200s", body, w.Code, w.Body)
		}
	}
	if code, message := refusal(t, request(t, h, "POST", "/graphql", `{"query":"{__typename}"}`, asJSON)); code != "PERSISTED_DOCUMENT_REQUIRED" {
		t.Errorf("another one: %s %s", code, message)
	}
}

// Every example is answered without an error, and opens in the playground.
func TestExamples(t *testing.T) {
	h := loadedSite(t)
	all, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		t.Run(e.Name, func(t *testing.T) {
			body, err := json.Marshal(map[string]string{"query": e.Query})
			if err != nil {
				t.Fatal(err)
			}
			w := request(t, h, "POST", "/graphql", string(body), asJSON)
			if w.Code != 200 || strings.Contains(w.Body.String(), `"errors"`) || len(w.Body.String()) < 100 {
				t.Errorf("%d %.600s", w.Code, w.Body)
			}
			link, err := url.Parse(e.Link())
			if err != nil || link.Query().Get("query") != e.Query {
				t.Errorf("the link is %s (%v)", e.Link(), err)
			}
		})
	}
}
