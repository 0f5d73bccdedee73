package transport

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Wrong variables are refused, and right ones are not, however the document is sent and whatever media type the client
// accepts.
func TestVariables(t *testing.T) {
	const query = `query($f:PlaceFilter){places(filter:$f){totalCount}}`
	server := serveDataset(t, NewDocuments(1<<20, query))
	id := DocumentID(query)
	persisted := fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":%q}}`, strings.TrimPrefix(id, idPrefix))
	body := func(member, variables string) func() *http.Request {
		return func() *http.Request {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, strings.NewReader("{"+member+`,"variables":`+variables+"}"))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Content-Type", "application/json")
			return r
		}
	}
	get := func(name, value, variables string) func() *http.Request {
		return func() *http.Request {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"?"+url.Values{name: {value}, "variables": {variables}}.Encode(), http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
	}
	ways := func(variables string) map[string]func() *http.Request {
		return map[string]func() *http.Request{
			"POST":                    body(`"query":"`+query+`"`, variables),
			"GET":                     get("query", query, variables),
			"POST of a documentId":    body(`"documentId":"`+id+`"`, variables),
			"GET of a documentId":     get("documentId", id, variables),
			"POST of a persisted one": body(`"extensions":`+persisted, variables),
			"GET of a persisted one":  get("extensions", persisted, variables),
		}
	}
	ask := func(r *http.Request, accept media) (status int, members map[string]json.RawMessage) {
		r.Header.Set("Accept", string(accept))
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = res.Body.Close() }()
		text, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &members); err != nil {
			t.Fatalf("%v in %.200s", err, text)
		}
		return res.StatusCode, members
	}
	for name, newRequest := range ways(`{"f":{"level":{"in":["county"]}}}`) {
		t.Run("wrong by "+name, func(t *testing.T) {
			for accept, want := range map[media]int{mediaGraphQL: 400, mediaJSON: 200} {
				status, members := ask(newRequest(), accept)
				if _, data := members["data"]; status != want || data || !strings.Contains(string(members["errors"]), `\"PlaceLevel\" enum`) {
					t.Errorf("%s as %s: %d %s", name, accept, status, members)
				}
			}
		})
	}
	for name, newRequest := range ways(`{"f":{"level":{"in":["COUNTY"]}}}`) {
		t.Run("right by "+name, func(t *testing.T) {
			if status, members := ask(newRequest(), mediaGraphQL); status != 200 || !strings.HasPrefix(string(members["data"]), `{"places":{"totalCount":2`) {
				t.Errorf("%s: %d %s", name, status, members)
			}
		})
	}
}
