package transport

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// A request means the same in a body and in a URL.
func TestRequestsByBodyAndURL(t *testing.T) {
	h := New(Options{MaxBody: 1 << 16, Documents: NewDocuments(0, "{known}")})
	for _, c := range []struct {
		body string
		url  url.Values
	}{
		{`{"query":"{name}"}`, url.Values{"query": {"{name}"}}},
		{"\ufeff", nil},
		{"\ufeff{\"query\":\"{name}\"}", url.Values{"query": {"{name}"}}},
		{" \n{\"query\":\"{name}\"}\t", url.Values{"query": {"{name}"}}},
		{`{"query":"{a}","operationName":"A","variables":{"n":12345678901234567890,"f":1.50},"extensions":{"x":[{}]}}`,
			url.Values{"query": {"{a}"}, "operationName": {"A"}, "variables": {`{"n":12345678901234567890,"f":1.50}`}, "extensions": {` {"x":[{}]} `}}},
		{`{"query":"{\u4e0a}","variables":null}`, url.Values{"query": {"{上}"}, "variables": {"null"}, "operationName": {""}}},
		{`{"documentId":"` + DocumentID("{known}") + `"}`, url.Values{"documentId": {DocumentID("{known}")}}},
	} {
		t.Run(c.body, func(t *testing.T) {
			posted := httptest.NewRequest("POST", "/", strings.NewReader(c.body))
			posted.Header.Set("Content-Type", `Application/JSON;charset="UTF-8"`)
			fromBody, refused := h.read(posted, &held{})
			if c.url == nil {
				if refused == nil {
					t.Errorf("%q is accepted", c.body)
				}
				return
			}
			if refused != nil {
				t.Errorf("%s: %s", c.body, refused.message)
				return
			}
			fromURL, refused := h.read(httptest.NewRequest("GET", "/?"+c.url.Encode(), nil), &held{})
			if refused != nil {
				t.Errorf("%v: %s", c.url, refused.message)
				return
			}
			if fromBody.query != fromURL.query || fromBody.operationName != fromURL.operationName ||
				!reflect.DeepEqual(fromBody.parsedVariables, fromURL.parsedVariables) || !reflect.DeepEqual(fromBody.parsedExtensions, fromURL.parsedExtensions) {
				t.Errorf("%s is read as %+v from the body, %+v from the URL", c.body, fromBody, fromURL)
			}
			if n, given := fromBody.parsedVariables["n"]; given && n != json.Number("12345678901234567890") {
				t.Errorf("a long number is read as %v", n)
			}
		})
	}
}

// Any text is read or refused, and a refusal repeats nothing of it.
func FuzzRequest(f *testing.F) {
	for _, seed := range []string{"", "{}", "[]", "null", `{"query":"{name}","variables":{"a":[1e400,"\ud800"]},"operationName":"A"}`,
		`{"query":1}`, `{"documentId":"sha256:00","extensions":{"persistedQuery":{"version":1}}}`, "query={name}&variables=%7B%7D",
		"query=%FF", "variables=[[[[", `{"query":"a","query":"b"}`, `{"` + strings.Repeat("[", 300)} {
		f.Add([]byte(seed))
	}
	h := New(Options{MaxBody: 1 << 16, Documents: NewDocuments(0, "{known}")})
	f.Fuzz(func(t *testing.T, text []byte) {
		posted := httptest.NewRequest("POST", "/", bytes.NewReader(text))
		posted.Header.Set("Content-Type", "application/json")
		get := httptest.NewRequest("GET", "/", nil)
		get.URL.RawQuery = string(text)
		q, refused := h.read(posted, &held{})
		checkRequest(t, text, q, refused)
		if refused == nil {
			checkParameters(t, strings.TrimPrefix(string(text), byteOrderMark), q)
		}
		q, refused = h.read(get, &held{})
		checkRequest(t, text, q, refused)
	})
}

// checkRequest checks that one of the two is there, and that it is valid.
func checkRequest(t *testing.T, text []byte, q *request, refused *refusal) {
	t.Helper()
	if (q == nil) == (refused == nil) {
		t.Fatalf("%q: both or neither of %v and %v", text, q, refused)
	}
	if refused == nil {
		if q.query == "" && q.parsedExtensions["persistedQuery"] == nil || !utf8.ValidString(q.query) || !utf8.ValidString(q.operationName) {
			t.Errorf("%q is read as %+v", text, q)
		}
		return
	}
	body := encode(refused.error())
	for from := range text {
		if part := text[from:min(from+24, len(text))]; len(part) == 24 && bytes.Contains(body, part) &&
			!strings.Contains(refused.message+refused.hint, string(part)) {
			t.Errorf("%q is refused with %s", text, body)
		}
	}
	if refused.status < 400 || refused.message == "" || refused.hint == "" {
		t.Errorf("%q: %+v", text, refused)
	}
}

// checkParameters checks that a body is read as encoding/json reads it.
func checkParameters(t *testing.T, text string, q *request) {
	t.Helper()
	var want struct {
		Query, OperationName, DocumentID string
		Variables, Extensions            any
	}
	var all map[string]json.RawMessage // the names of fields of a struct match in any case
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatalf("%q is read, but %v", text, err)
	}
	for name, into := range map[string]any{"query": &want.Query, "operationName": &want.OperationName, "documentId": &want.DocumentID} {
		if value, ok := all[name]; ok && json.Unmarshal(value, into) != nil {
			t.Fatalf("%q is read, but %s is no string", text, name)
		}
	}
	if want.DocumentID == "" && q.query != want.Query || q.operationName != want.OperationName {
		t.Errorf("%q is read as %+v, want %+v", text, q, want)
	}
	for name, got := range map[string]map[string]any{"variables": q.parsedVariables, "extensions": q.parsedExtensions} {
		value := all[name]
		if len(value) == 0 || string(value) == "null" {
			value = []byte("null")
		}
		if want, _ := jsonDecoded(t, string(value)).(map[string]any); !reflect.DeepEqual(got, want) {
			t.Errorf("%s of %q are read as %v, want %v", name, text, got, want)
		}
	}
}

// The response to a malformed body repeats nothing of it.
func TestBodiesAreNotRepeated(t *testing.T) {
	h := serve(t, &testSchema{}, Options{})
	random := rand.New(rand.NewPCG(1, 2))
	const good = `{"query":"{name}","operationName":"hushhush","variables":{"hushhush":"hushhush"},"extensions":{"hushhush":1}}`
	refused := 0
	for range 5000 {
		body := []byte(good)
		for range 1 + random.IntN(3) {
			at := random.IntN(len(body))
			body[at] = `{}[]",:0x `[random.IntN(10)]
		}
		w := send(t, h, "POST", "/", string(body), asGraphQL)
		if w.Code == 200 {
			continue
		}
		refused++
		if strings.Contains(w.Body.String(), "hushhush") && !strings.Contains(w.Body.String(), "GRAPHQL_") {
			t.Fatalf("the response to %s is %s", body, w.Body)
		}
	}
	if refused < 1000 {
		t.Errorf("only %d requests were refused", refused)
	}
	if w := send(t, h, "POST", "/", "["+good+"]", asJSON); !strings.Contains(w.Body.String(), "batches") {
		t.Errorf("of a batch: %s", w.Body)
	}
	if w := send(t, h, "POST", "/", fmt.Sprintf(`{"query":"{name}","variables":%q}`, "hushhush"), asJSON); strings.Contains(w.Body.String(), "hush") {
		t.Error(w.Body)
	}
}
