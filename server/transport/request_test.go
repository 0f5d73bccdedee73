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
			if fromBody.Query != fromURL.Query || fromBody.OperationName != fromURL.OperationName ||
				!reflect.DeepEqual(fromBody.Variables, fromURL.Variables) || !reflect.DeepEqual(fromBody.Extensions, fromURL.Extensions) {
				t.Errorf("%s is read as %+v from the body, %+v from the URL", c.body, fromBody.RawParams, fromURL.RawParams)
			}
			if n, given := fromBody.Variables["n"]; given && n != json.Number("12345678901234567890") {
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
		if q.Query == "" && q.Extensions["persistedQuery"] == nil || !utf8.ValidString(q.Query) || !utf8.ValidString(q.OperationName) {
			t.Errorf("%q is read as %+v", text, q.RawParams)
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
