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

// request is a GraphQL request.
type request struct {
	graphql.RawParams
	variables, extensions []byte // as the client sent them
}

// parameters are the parameters of a request as the client sent them: JSON in a body, text in a URL.
type parameters struct {
	query, operationName, documentID string
	variables, extensions            []byte
}

// read reads the request in a body or a URL.
func (h *HTTP) read(r *http.Request, memory *held) (*request, *refusal) {
	start := graphql.Now()
	var p *parameters
	var refused *refusal
	if r.Method == http.MethodPost {
		p, refused = h.readBody(r, memory)
	} else {
		p, refused = parseURL(r.URL.RawQuery)
	}
	if refused != nil {
		return nil, refused
	}
	q := &request{RawParams: graphql.RawParams{Query: p.query, OperationName: p.operationName, Headers: r.Header},
		variables: p.variables, extensions: p.extensions}
	if q.Variables, refused = h.parseObject("variables", p.variables); refused != nil {
		return nil, refused
	}
	if q.Extensions, refused = h.parseObject("extensions", p.extensions); refused != nil {
		return nil, refused
	}
	switch {
	case p.documentID != "" && p.query != "":
		return nil, malformed("the request has a query and a documentId", "Send one of the two.")
	case p.documentID != "":
		if q.Query, refused = h.Documents.lookUp(p.documentID); refused != nil {
			return nil, refused
		}
	case p.query == "" && q.Extensions["persistedQuery"] == nil:
		return nil, malformed("the request has no query", requestHint)
	}
	q.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return q, nil
}

const requestHint = `Send {"query": "{ __typename }"}, and operationName, variables and extensions if they are needed.`

// readBody reads the body of a POST.
func (h *HTTP) readBody(r *http.Request, memory *held) (*parameters, *refusal) {
	contentType, options, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset, ok := options["charset"]; err != nil || contentType != string(mediaJSON) || ok && !strings.EqualFold(charset, "utf-8") {
		return nil, notJSON
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, Identity.Name) {
		return nil, compressedBody
	}
	if r.ContentLength > h.MaxBody {
		return nil, tooLong(h.MaxBody)
	}
	reader := &bodyReader{Reader: http.MaxBytesReader(nil, r.Body, h.MaxBody), held: memory, counted: uncountedBody}
	body, err := io.ReadAll(reader)
	if reader.refused != nil {
		return nil, &refusal{err: reader.refused}
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, tooLong(h.MaxBody)
	}
	if err != nil {
		return nil, malformed("the body could not be read to its end", "Send it again.")
	}
	return h.parseBody(body)
}

// maxJSONDepth is the deepest nesting of lists and objects that encoding/json decodes.
const maxJSONDepth = 10_000

// byteOrderMark is U+FEFF in UTF-8. Some editors put it before a text; RFC 8259 lets a parser ignore it.
var byteOrderMark = []byte("\uFEFF")

// parseBody parses a body, which must be a JSON object.
func (h *HTTP) parseBody(body []byte) (*parameters, *refusal) {
	body = bytes.TrimLeft(bytes.TrimPrefix(body, byteOrderMark), " \t\r\n")
	switch {
	case !utf8.Valid(body):
		return nil, malformed("the body is not in UTF-8", "Send JSON in UTF-8.")
	case !json.Valid(body):
		if _, depth := countValues(body); depth > maxJSONDepth {
			refused := tooDeepValues("the body nests", depth, maxJSONDepth)
			refused.wellFormed = false // it cannot be read, so it is no GraphQL request
			return nil, refused
		}
		return nil, malformed("the body is not JSON", requestHint)
	case hasLoneSurrogate(body):
		return nil, malformed("the body escapes half of a surrogate pair", surrogateHint)
	case body[0] == '[':
		return nil, malformed("the body is a list: batches of requests are not accepted", "Send each by itself.")
	case body[0] != '{':
		return nil, malformed("the body is not an object", requestHint)
	}
	if values, _ := countValues(body); h.MaxValues > 0 && values > h.MaxValues {
		return nil, tooManyValues("the body has", values, h.MaxValues)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(body, &all); err != nil {
		return nil, malformed("the body is not an object that can be read", requestHint)
	}
	p := &parameters{variables: all["variables"], extensions: all["extensions"]}
	for _, text := range []struct {
		name string
		into *string
	}{{"query", &p.query}, {"operationName", &p.operationName}, {"documentId", &p.documentID}} {
		if value, ok := all[text.name]; ok && json.Unmarshal(value, text.into) != nil {
			return nil, malformed(text.name+" is not a string", requestHint)
		}
	}
	return p, nil
}

// parseURL parses the query component of the URL of a GET.
func parseURL(raw string) (*parameters, *refusal) {
	all, err := url.ParseQuery(raw)
	if err != nil {
		return nil, malformed("the query component of the URL is malformed", "Encode each parameter as a form does.")
	}
	for _, name := range []string{"query", "operationName", "variables", "extensions", "documentId"} {
		if len(all[name]) > 1 {
			return nil, malformed(name+" is given more than once", "Give each parameter once.")
		}
		if !utf8.ValidString(all.Get(name)) {
			return nil, malformed(name+" is not in UTF-8", "Encode each parameter in UTF-8.")
		}
		if name != "query" && hasLoneSurrogate([]byte(all.Get(name))) { // in a query it is a syntax error
			return nil, malformed(name+" escapes half of a surrogate pair", surrogateHint)
		}
	}
	return &parameters{all.Get("query"), all.Get("operationName"), all.Get("documentId"),
		[]byte(all.Get("variables")), []byte(all.Get("extensions"))}, nil
}

const surrogateHint = `Escape a character beyond \uFFFF by both halves of its pair, or write it as it is.`

// hasLoneSurrogate reports whether JSON escapes half of a surrogate pair without the other half. No text can hold that: the
// decoder would put another character in its place.
func hasLoneSurrogate(text []byte) bool {
	return bytes.Contains(text, []byte(`\u`)) && coerce.LoneSurrogate(string(text)) != ""
}

// parseObject parses the parameter of that name, which must be a JSON object. It returns nil if the parameter is absent,
// empty or null. Numbers stay as the client wrote them. Its values are counted before any of them is decoded.
func (h *HTTP) parseObject(name string, text []byte) (map[string]any, *refusal) {
	text = bytes.TrimSpace(text)
	if len(text) == 0 || string(text) == "null" {
		return nil, nil
	}
	if !json.Valid(text) {
		if _, depth := countValues(text); depth > maxJSONDepth {
			return nil, tooDeepValues(name+" nest", depth, maxJSONDepth)
		}
		return nil, malformed(name+" is not JSON", "Send an object.")
	}
	if text[0] != '{' {
		return nil, malformed(name+" is not an object", "Send an object, or leave it out.")
	}
	values, depth := countValues(text)
	if h.MaxValues > 0 && values > h.MaxValues {
		return nil, tooManyValues(name+" have", values, h.MaxValues)
	}
	if depth--; h.MaxValueDepth > 0 && depth > h.MaxValueDepth { // the object itself is not a value
		return nil, tooDeepValues(name+" nest", depth, h.MaxValueDepth)
	}
	var object map[string]any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&object); err != nil {
		return nil, malformed(name+" cannot be read", "Send an object.")
	}
	return object, nil
}
