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

// Variables that are wrong are refused in whatever way the document comes, and whatever media type the client takes; what
// is right is answered.
func TestVariablesByEveryWay(t *testing.T) {
	const query = `query($f:PlaceFilter){places(filter:$f){totalCount}}`
	server := network(t, NewDocuments(1<<20, query))
	id := DocumentID(query)
	persisted := fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":%q}}`, strings.TrimPrefix(id, hashed))
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
	for name, request := range ways(`{"f":{"level":{"in":["county"]}}}`) {
		for accept, want := range map[media]int{modern: 400, legacy: 200} {
			status, members := ask(request(), accept)
			if _, data := members["data"]; status != want || data || !strings.Contains(string(members["errors"]), `\"PlaceLevel\" enum`) {
				t.Errorf("%s as %s: %d %s", name, accept, status, members)
			}
		}
	}
	for name, request := range ways(`{"f":{"level":{"in":["COUNTY"]}}}`) {
		if status, members := ask(request(), modern); status != 200 || !strings.HasPrefix(string(members["data"]), `{"places":{"totalCount":2`) {
			t.Errorf("%s: %d %s", name, status, members)
		}
	}
}
