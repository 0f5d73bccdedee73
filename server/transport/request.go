package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/schema/coerce"
)

// request is a GraphQL request that is read. It does not change, so that equal requests can share it.
type request struct {
	query, operationName  string
	variables, extensions string // as the client sent them
	parsedVariables       map[string]any
	parsedExtensions      map[string]any
	known                 bool // a request with this text came before

	lastDigest atomic.Pointer[responseDigest]
	answered   atomic.Pointer[answered] // nil until the response to the request, known by then, was complete
}

// answered is what is known of a request that was answered before.
type answered struct {
	operation *graphql.OperationContext // what is told about its operation, without the document
	state     State
}

func newAnswered(op *graphql.OperationContext, state State) *answered {
	return &answered{&graphql.OperationContext{RawQuery: op.RawQuery, OperationName: op.OperationName, Stats: op.Stats,
		Operation: &ast.OperationDefinition{Operation: op.Operation.Operation, Name: op.Operation.Name}}, state}
}

// params returns the parameters for gqlgen, which may change them.
func (q *request) params(header http.Header, read graphql.TraceTiming) *graphql.RawParams {
	return &graphql.RawParams{Query: q.query, OperationName: q.operationName, Variables: q.parsedVariables, Extensions: q.parsedExtensions,
		Headers: header, ReadTime: read}
}

// parameters are the parameters of a request as the client sent them: JSON in a body, text in a URL.
type parameters struct {
	query, operationName, documentID string
	variables, extensions            string // empty or valid JSON
}

// read reads the request in a body or a URL. What a text means that came before is known.
func (h *HTTP) read(r *http.Request, memory *held) (*request, *refusal) {
	key := requestKey{byURL: r.Method != http.MethodPost, text: r.URL.RawQuery}
	if !key.byURL {
		var refused *refusal
		if key.text, refused = h.readBody(r, memory); refused != nil {
			return nil, refused
		}
	}
	if q, ok := h.requests.Get(r.Context(), key); ok {
		return q, nil
	}
	q, refused := h.parse(key)
	if refused != nil {
		return nil, refused
	}
	h.requests.add(r.Context(), key, q)
	return q, nil
}

// parse parses the text of a request.
func (h *HTTP) parse(key requestKey) (*request, *refusal) {
	parse := h.parseBody
	if key.byURL {
		parse = parseURL
	}
	p, refused := parse(key.text)
	if refused != nil {
		return nil, refused
	}
	q := &request{query: p.query, operationName: p.operationName, variables: p.variables, extensions: p.extensions}
	if q.parsedVariables, refused = h.parseObject("variables", p.variables); refused != nil {
		return nil, refused
	}
	if q.parsedExtensions, refused = h.parseObject("extensions", p.extensions); refused != nil {
		return nil, refused
	}
	switch {
	case p.documentID != "" && p.query != "":
		return nil, malformed("the request has a query and a documentId", "Send one of the two.")
	case p.documentID != "":
		if q.query, refused = h.Documents.lookUp(p.documentID); refused != nil {
			return nil, refused
		}
	case p.query == "" && q.parsedExtensions["persistedQuery"] == nil:
		return nil, malformed("the request has no query", requestHint)
	}
	return q, nil
}

const requestHint = `Send {"query": "{ __typename }"}, and operationName, variables and extensions if they are needed.`

// readBody reads the body of a POST.
func (h *HTTP) readBody(r *http.Request, memory *held) (text string, _ *refusal) {
	if !isJSON(r.Header.Get("Content-Type")) {
		return "", notJSON
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, Identity.Name) {
		return "", compressedBody
	}
	if r.ContentLength > h.MaxBody {
		return "", tooLong(h.MaxBody)
	}
	into := buffers.Get().(*bytes.Buffer)
	defer putBuffer(into)
	reader := &bodyReader{Reader: r.Body, held: memory, counted: uncountedBody}
	if r.ContentLength < 0 { // else the server reads no more than that
		reader.Reader = http.MaxBytesReader(nil, r.Body, h.MaxBody)
	}
	_, err := into.ReadFrom(reader)
	if reader.refused != nil {
		return "", &refusal{err: reader.refused}
	}
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return "", tooLong(h.MaxBody)
	}
	if err != nil {
		return "", malformed("the body could not be read to its end", "Send it again.")
	}
	return into.String(), nil
}

// isJSON reports whether a content type is JSON in UTF-8.
func isJSON(contentType string) bool {
	if contentType == string(mediaJSON) {
		return true
	}
	name, options, err := mime.ParseMediaType(contentType)
	charset, ok := options["charset"]
	return err == nil && name == string(mediaJSON) && (!ok || strings.EqualFold(charset, "utf-8"))
}

// maxJSONDepth is the deepest nesting of lists and objects that encoding/json decodes.
const maxJSONDepth = 10_000

// byteOrderMark is U+FEFF in UTF-8. Some editors put it before a text; RFC 8259 lets a parser ignore it.
const byteOrderMark = "\uFEFF"

// parseBody parses a body, which must be a JSON object.
func (h *HTTP) parseBody(body string) (*parameters, *refusal) {
	body = strings.TrimLeft(strings.TrimPrefix(body, byteOrderMark), " \t\r\n")
	switch {
	case !utf8.ValidString(body):
		return nil, malformed("the body is not in UTF-8", "Send JSON in UTF-8.")
	case !json.Valid([]byte(body)):
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
	p := &parameters{}
	for members := (jsonText{text: body, at: 1}); members.next('}'); {
		var refused *refusal
		switch name := members.name(); name {
		case "query":
			p.query, refused = members.parameter(name)
		case "operationName":
			p.operationName, refused = members.parameter(name)
		case "documentId":
			p.documentID, refused = members.parameter(name)
		case "variables":
			p.variables = members.raw()
		case "extensions":
			p.extensions = members.raw()
		default:
			members.raw()
		}
		if refused != nil {
			return nil, refused
		}
	}
	return p, nil
}

// parameter reads the value of a parameter that is a string or null. A copy of a text does not keep the body in memory.
func (j *jsonText) parameter(name string) (string, *refusal) {
	switch value := j.decode().(type) {
	case nil:
		return "", nil
	case string:
		return strings.Clone(value), nil
	}
	return "", malformed(name+" is not a string", requestHint)
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
		if name != "query" && hasLoneSurrogate(all.Get(name)) { // in a query it is a syntax error
			return nil, malformed(name+" escapes half of a surrogate pair", surrogateHint)
		}
	}
	p := &parameters{all.Get("query"), all.Get("operationName"), all.Get("documentId"), all.Get("variables"), all.Get("extensions")}
	if refused := checkJSON("variables", p.variables); refused != nil {
		return nil, refused
	}
	return p, checkJSON("extensions", p.extensions)
}

// checkJSON refuses the parameter of that name if it is neither empty nor JSON.
func checkJSON(name, text string) *refusal {
	if strings.TrimSpace(text) == "" || json.Valid([]byte(text)) {
		return nil
	}
	if _, depth := countValues(text); depth > maxJSONDepth {
		return tooDeepValues(name+" nest", depth, maxJSONDepth)
	}
	return malformed(name+" is not JSON", "Send an object.")
}

const surrogateHint = `Escape a character beyond \uFFFF by both halves of its pair, or write it as it is.`

// hasLoneSurrogate reports whether JSON escapes half of a surrogate pair without the other half. No text can hold that: the
// decoder would put another character in its place.
func hasLoneSurrogate(text string) bool {
	return strings.Contains(text, `\u`) && coerce.LoneSurrogate(text) != ""
}

// parseObject parses the parameter of that name, valid JSON that must be an object. It returns nil if the parameter is absent,
// empty or null. Numbers stay as the client wrote them. Its values are counted before any of them is decoded.
func (h *HTTP) parseObject(name, text string) (map[string]any, *refusal) {
	text = strings.TrimSpace(text)
	if text == "" || text == "null" {
		return nil, nil
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
	return (&jsonText{text: text}).decode().(map[string]any), nil
}
