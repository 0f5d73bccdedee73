package site

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestEndpointRefusals(t *testing.T) {
	h := quietSite(t, func(o *Options) { o.MaxBody = 200 })
	for name, c := range map[string]struct {
		body   string
		header header
		status int
		code   string
	}{
		"garbage":         {"{", asJSON, 400, "INVALID_ARGUMENT"},
		"two values":      {`{"query":"{__typename}"}{}`, asJSON, 400, "INVALID_ARGUMENT"},
		"nothing":         {"", asJSON, 400, "INVALID_ARGUMENT"},
		"a form":          {"query={__typename}", header{"Content-Type": "application/x-www-form-urlencoded"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"no content type": {`{"query":"{__typename}"}`, nil, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"too long":        {`{"query":"{__typename}` + strings.Repeat(" ", 200) + `"}`, asJSON, 413, "REQUEST_ENTITY_TOO_LARGE"},
	} {
		t.Run(name, func(t *testing.T) {
			w := request(t, h, "POST", "/graphql", c.body, c.header)
			code, message := refusal(t, w)
			if w.Code != c.status || code != c.code {
				t.Errorf("%d %s %s", w.Code, code, message)
			}
			if len(c.body) > 30 && strings.Contains(w.Body.String(), c.body) {
				t.Error("the answer repeats the body")
			}
		})
	}
	if w := request(t, h, "POST", "/graphql", `{"query":"{__typename}"}`, asJSON); w.Code != 200 || w.Body.String() != `{"data":{"__typename":"Query"}}` {
		t.Errorf("a good one: %d %s", w.Code, w.Body)
	}
}

func TestIntrospectionCanBeTurnedOff(t *testing.T) {
	on, off := quietSite(t), quietSite(t, func(o *Options) { o.Introspection = false })
	for query, asks := range map[string]bool{
		`{__schema{queryType{name}}}`:                                       true,
		`{x:__type(name:"Query"){name}}`:                                    true,
		`{...f}fragment+f+on+Query{...on+Query{__schema{queryType{name}}}}`: true,
		`{__typename+dataset{revision}}`:                                    false,
	} {
		t.Run(query, func(t *testing.T) {
			if w := request(t, on, "GET", "/graphql?query="+query, "", nil); strings.Contains(w.Body.String(), `"errors"`) {
				t.Errorf("by default: %s", w.Body)
			}
			w := request(t, off, "GET", "/graphql?query="+query, "", nil)
			if !asks && strings.Contains(w.Body.String(), `"errors"`) {
				t.Errorf("turned off: %s", w.Body)
			} else if asks {
				if code, _ := refusal(t, w); code != "INTROSPECTION_DISABLED" {
					t.Errorf("turned off: %s", w.Body)
				}
			}
		})
	}
}

// An error of a document has a hint.
func TestDocumentErrorsHaveHints(t *testing.T) {
	h := quietSite(t)
	for query, want := range map[string]struct{ message, hint string }{
		`{friendlyPairs{nodes{isPlaceholder}}}`: {`Cannot query field "isPlaceholder" on type "FriendlyPair".`, "The fields of FriendlyPair are id, "},
		`{district(by:{code:"310101"}){name}}`:  {`Cannot query field "district" on type "Query". Did you mean "districts"`, ""},
		`{places{name}}`:                        {`Did you mean "nodes { name }"?`, "ask for nodes { name }"},
		`mutation{add}`:                         {`Schema does not support operation type "mutation"`, "send a query"},
		`subscription{added}`:                   {`Schema does not support operation type "subscription"`, "send a query"},
		`{places{`:                              {`Expected Name, found <EOF>`, "a brace"},
	} {
		t.Run(query, func(t *testing.T) {
			var response struct {
				Errors []struct {
					Message    string
					Extensions struct{ Hint string }
				}
			}
			w := request(t, h, "POST", "/graphql", body(t, parameters{"query": query}), asJSON)
			if err := json.Unmarshal(w.Body.Bytes(), &response); err != nil || len(response.Errors) == 0 {
				t.Fatalf("%s %v", w.Body, err)
			}
			if e := response.Errors[0]; !strings.Contains(e.Message, want.message) || !strings.Contains(e.Extensions.Hint, want.hint) {
				t.Errorf("%+v", e)
			}
		})
	}
}

func TestPersistedQuery(t *testing.T) {
	h := quietSite(t)
	const extension = `"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}`
	if w := request(t, h, "POST", "/graphql", "{"+extension+"}", asJSON); !strings.Contains(w.Body.String(), `"message":"PersistedQueryNotFound"`) ||
		!strings.Contains(w.Body.String(), "Send the query together with its hash") {
		t.Errorf("before it is known: %s", w.Body)
	}
	for _, body := range []string{`{"query":"{__typename}",` + extension + "}", "{" + extension + "}"} {
		if w := request(t, h, "POST", "/graphql", body, asJSON); w.Body.String() != `{"data":{"__typename":"Query"}}` {
			t.Errorf("%s: %s", body, w.Body)
		}
	}
}
