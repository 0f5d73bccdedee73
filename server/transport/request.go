package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/schema/coerce"
)

// request is what is asked for.
type request struct {
	graphql.RawParams
	variables, extensions []byte // as they came
}

// maxNesting is how deep objects and lists may be nested in variables and extensions.
const maxNesting = 100

// members are the parameters of a request as they came: JSON from a body, text from a URL.
type members struct {
	query, operationName, documentID string
	variables, extensions            []byte
}

// read is the request that comes in a body or a URL.
func (h *HTTP) read(r *http.Request) (*request, *refusal) {
	start := graphql.Now()
	from := func() (*members, *refusal) { return fromURL(r.URL.RawQuery) }
	if r.Method == http.MethodPost {
		from = func() (*members, *refusal) { return h.fromBody(r) }
	}
	m, refused := from()
	if refused != nil {
		return nil, refused
	}
	q := &request{RawParams: graphql.RawParams{Query: m.query, OperationName: m.operationName, Headers: r.Header},
		variables: m.variables, extensions: m.extensions}
	if q.Variables, refused = object("variables", m.variables); refused != nil {
		return nil, refused
	}
	if q.Extensions, refused = object("extensions", m.extensions); refused != nil {
		return nil, refused
	}
	switch {
	case m.documentID != "" && m.query != "":
		return nil, malformed("the request has a query and a documentId", "Send one of the two.")
	case m.documentID != "":
		if q.Query, refused = h.Documents.lookUp(m.documentID); refused != nil {
			return nil, refused
		}
	case m.query == "" && q.Extensions["persistedQuery"] == nil:
		return nil, malformed("the request has no query", wellFormed)
	}
	q.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return q, nil
}

const wellFormed = `Send {"query": "{ __typename }"}, and operationName, variables and extensions where they are needed.`

// fromBody reads the body of a POST.
func (h *HTTP) fromBody(r *http.Request) (*members, *refusal) {
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset, given := parameters["charset"]; err != nil || media != string(legacy) || given && !strings.EqualFold(charset, "utf-8") {
		return nil, notJSON
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, Identity.Name) {
		return nil, encoded
	}
	if r.ContentLength > h.MaxBody {
		return nil, tooLong(h.MaxBody)
	}
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, h.MaxBody))
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, tooLong(h.MaxBody)
	}
	if err != nil {
		return nil, malformed("the body could not be read to its end", "Send it again.")
	}
	return fromJSON(body)
}

// fromJSON reads the object that a body is.
func fromJSON(body []byte) (*members, *refusal) {
	body = bytes.TrimLeft(body, " \t\r\n")
	switch {
	case !utf8.Valid(body):
		return nil, malformed("the body is not in UTF-8", "Send JSON in UTF-8.")
	case !json.Valid(body):
		return nil, malformed("the body is not JSON", wellFormed)
	case hasLoneSurrogate(body):
		return nil, malformed("the body escapes half of a surrogate pair", wholePairs)
	case body[0] == '[':
		return nil, malformed("the body is a list: requests are not taken in batches", "Send each by itself.")
	case body[0] != '{':
		return nil, malformed("the body is not an object", wellFormed)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(body, &all); err != nil {
		return nil, malformed("the body is not an object that can be read", wellFormed)
	}
	m := &members{variables: all["variables"], extensions: all["extensions"]}
	for _, text := range []struct {
		name string
		into *string
	}{{"query", &m.query}, {"operationName", &m.operationName}, {"documentId", &m.documentID}} {
		if value, given := all[text.name]; given && json.Unmarshal(value, text.into) != nil {
			return nil, malformed(text.name+" is not a string", wellFormed)
		}
	}
	return m, nil
}

// fromURL reads the query part of the URL of a GET.
func fromURL(raw string) (*members, *refusal) {
	all, err := url.ParseQuery(raw)
	if err != nil {
		return nil, malformed("the query part of the URL cannot be read", "Encode each parameter as a form does.")
	}
	for _, name := range []string{"query", "operationName", "variables", "extensions", "documentId"} {
		if len(all[name]) > 1 {
			return nil, malformed(name+" is given more than once", "Give each parameter once.")
		}
		if !utf8.ValidString(all.Get(name)) {
			return nil, malformed(name+" is not in UTF-8", "Encode each parameter in UTF-8.")
		}
		if name != "query" && hasLoneSurrogate([]byte(all.Get(name))) { // that of a query is an error of its syntax
			return nil, malformed(name+" escapes half of a surrogate pair", wholePairs)
		}
	}
	return &members{all.Get("query"), all.Get("operationName"), all.Get("documentId"),
		[]byte(all.Get("variables")), []byte(all.Get("extensions"))}, nil
}

const wholePairs = `Escape a character beyond \uFFFF by both halves of its pair, or write it as it is.`

// hasLoneSurrogate says whether JSON escapes half of a surrogate pair without the other, which no text can hold: it would be read
// as another character.
func hasLoneSurrogate(text []byte) bool {
	return bytes.Contains(text, []byte(`\u`)) && coerce.LoneSurrogate(string(text)) != ""
}

// object reads the object of that name; one that is absent, empty or null is nil. Its numbers stay as they came.
func object(name string, text []byte) (map[string]any, *refusal) {
	text = bytes.TrimSpace(text)
	if len(text) == 0 || string(text) == "null" {
		return nil, nil
	}
	if !json.Valid(text) {
		return nil, malformed(name+" is not JSON", "Send an object.")
	}
	if text[0] != '{' {
		return nil, malformed(name+" is not an object", "Send an object, or leave it out.")
	}
	if nesting(text) > maxNesting {
		return nil, malformed(name+" is nested too deep", "Nest less.")
	}
	var read map[string]any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&read); err != nil {
		return nil, malformed(name+" cannot be read", "Send an object.")
	}
	return read, nil
}

// nesting is how deep the objects and lists of valid JSON are nested.
func nesting(text []byte) (deepest int) {
	depth, inText := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '{' || c == '[':
			depth++
			deepest = max(deepest, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return deepest
}
