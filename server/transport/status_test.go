package transport

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// A request that is refused for its own fault has the same status in both media types.
func TestRefusedRequests(t *testing.T) {
	h := serve(t, &testSchema{}, Options{MaxBody: 300})
	const good = `{"query":"{name}"}`
	for name, c := range map[string]struct {
		method, target, body string
		header               header
		status               int
		code                 string
	}{
		"another method":                  {"PUT", "/", good, asJSON, 405, "METHOD_NOT_ALLOWED"},
		"a WebSocket":                     {"GET", "/", "", header{"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Protocol": "graphql-transport-ws"}, 400, "WEBSOCKET_NOT_SUPPORTED"},
		"a WebSocket or more":             {"GET", "/?query={name}", "", header{"Connection": "keep-alive, Upgrade", "Upgrade": "foo, WebSocket"}, 400, "WEBSOCKET_NOT_SUPPORTED"},
		"a mutation by GET":               {"GET", "/?query=mutation{turn}", "", nil, 405, "METHOD_NOT_ALLOWED"},
		"a mutation by HEAD":              {"HEAD", "/?query=mutation{turn}", "", nil, 405, ""},
		"another media type":              {"POST", "/", good, asJSON.and(header{"Accept": "text/html"}), 406, "NOT_ACCEPTABLE"},
		"another charset of the response": {"POST", "/", good, asJSON.and(header{"Accept": "application/json; charset=gbk"}), 406, "NOT_ACCEPTABLE"},
		"no coding":                       {"POST", "/", good, asJSON.and(header{"Accept-Encoding": "deflate, *;q=0"}), 406, "NOT_ACCEPTABLE"},
		"no content type":                 {"POST", "/", good, nil, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"a form":                          {"POST", "/", "query={name}", header{"Content-Type": "application/x-www-form-urlencoded"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"plain text":                      {"POST", "/", good, header{"Content-Type": "text/plain"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"another charset":                 {"POST", "/", good, header{"Content-Type": "application/json; charset=gbk"}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"an unreadable type":              {"POST", "/", good, header{"Content-Type": "application/json; ="}, 415, "UNSUPPORTED_MEDIA_TYPE"},
		"a compressed body":               {"POST", "/", good, asJSON.and(header{"Content-Encoding": "gzip"}), 415, "UNSUPPORTED_MEDIA_TYPE"},
		"too long":                        {"POST", "/", `{"query":"{name}` + strings.Repeat(" ", 300) + `"}`, asJSON, 413, "REQUEST_ENTITY_TOO_LARGE"},
		"nothing":                         {"POST", "/", "", asJSON, 400, "INVALID_ARGUMENT"},
		"no JSON":                         {"POST", "/", `{"query":"{name}"`, asJSON, 400, "INVALID_ARGUMENT"},
		"two values":                      {"POST", "/", good + good, asJSON, 400, "INVALID_ARGUMENT"},
		"not UTF-8":                       {"POST", "/", "{\"query\":\"{name}\",\"x\":\"\xb9\xfa\"}", asJSON, 400, "INVALID_ARGUMENT"},
		"half a character":                {"POST", "/", `{"query":"query($a:String){name}","variables":{"a":"\ud83d"}}`, asJSON, 400, "INVALID_ARGUMENT"},
		"half a character in a URL":       {"GET", "/?query={name}&variables=" + url.QueryEscape(`{"a":"\ude00"}`), "", nil, 400, "INVALID_ARGUMENT"},
		"null":                            {"POST", "/", "null", asJSON, 400, "INVALID_ARGUMENT"},
		"a string":                        {"POST", "/", `"{name}"`, asJSON, 400, "INVALID_ARGUMENT"},
		"a batch":                         {"POST", "/", "[" + good + "]", asJSON, 400, "INVALID_ARGUMENT"},
		"no query":                        {"POST", "/", `{"operationName":"A"}`, asJSON, 400, "INVALID_ARGUMENT"},
		"an empty query":                  {"POST", "/", `{"query":""}`, asJSON, 400, "INVALID_ARGUMENT"},
		"names in capitals":               {"POST", "/", `{"QUERY":"{name}"}`, asJSON, 400, "INVALID_ARGUMENT"},
		"a query of a number":             {"POST", "/", `{"query":1}`, asJSON, 400, "INVALID_ARGUMENT"},
		"a name of a list":                {"POST", "/", `{"query":"{name}","operationName":[]}`, asJSON, 400, "INVALID_ARGUMENT"},
		"variables of a list":             {"POST", "/", `{"query":"{name}","variables":[1]}`, asJSON, 400, "INVALID_ARGUMENT"},
		"extensions of a string":          {"POST", "/", `{"query":"{name}","extensions":"{}"}`, asJSON, 400, "INVALID_ARGUMENT"},
		"an id of a number":               {"POST", "/", `{"documentId":1}`, asJSON, 400, "INVALID_ARGUMENT"},
		"an id and a query":               {"POST", "/", `{"query":"{name}","documentId":"x"}`, asJSON, 400, "INVALID_ARGUMENT"},
		"no query in a URL":               {"GET", "/?operationName=A", "", nil, 400, "INVALID_ARGUMENT"},
		"a query twice":                   {"GET", "/?query={name}&query={name}", "", nil, 400, "INVALID_ARGUMENT"},
		"a URL badly escaped":             {"GET", "/?query=%7Bname%7D%", "", nil, 400, "INVALID_ARGUMENT"},
		"a URL not in UTF-8":              {"GET", "/?query=%7Bname%7D%B9%FA", "", nil, 400, "INVALID_ARGUMENT"},
		"variables of no JSON":            {"GET", "/?query={name}&variables={", "", nil, 400, "INVALID_ARGUMENT"},
		"two variables":                   {"GET", "/?query={name}&variables={}{}", "", nil, 400, "INVALID_ARGUMENT"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, accept := range []string{"", string(mediaGraphQL), string(mediaJSON)} {
				headers := header{"Accept": accept}.and(c.header)
				w := send(t, h, c.method, c.target, c.body, headers)
				if w.Code != c.status || !varies(w.Header()) || w.Header().Get("Cache-Control") != "no-store" {
					t.Errorf("%s as %q: %d %v", name, accept, w.Code, w.Header())
				}
				if (w.Header().Get("Allow") != "") != (c.status == 405) {
					t.Errorf("%s: Allow is %q", name, w.Header().Get("Allow"))
				}
				if c.method == "HEAD" {
					continue
				}
				text := w.Body.String()
				e, hasData := decode(t, w.Body)
				if len(e.Errors) != 1 || e.Errors[0].Extensions.Code != c.code || e.Errors[0].Extensions.Hint == "" || hasData {
					t.Errorf("%s: %s", name, text)
				}
				if len(c.body) > 20 && strings.Contains(text, c.body) {
					t.Errorf("%s: the body comes back", name)
				}
			}
		})
	}
}

// A well-formed request that cannot be executed has status 400 in application/graphql-response+json and 200 in
// application/json; one that is executed has status 200.
func TestRequestErrors(t *testing.T) {
	h := serve(t, &testSchema{}, Options{}, extension.AutomaticPersistedQuery{Cache: NewDocuments(1000)})
	for body, want := range map[string]struct {
		code     string
		executed bool
	}{
		`{"query":"{"}`:        {code: "GRAPHQL_PARSE_FAILED"},
		`{"query":" "}`:        {code: "GRAPHQL_VALIDATION_FAILED"},
		`{"query":"{nobody}"}`: {code: "GRAPHQL_VALIDATION_FAILED"},
		`{"query":"query($n:Int!){long(times:$n)}"}`:                                                   {code: "GRAPHQL_VALIDATION_FAILED"},
		`{"query":"query($n:Int!){long(times:$n)}","variables":{"n":null}}`:                            {code: "GRAPHQL_VALIDATION_FAILED"},
		`{"query":"query A{name} query B{name}"}`:                                                      {code: "GRAPHQL_VALIDATION_FAILED"},
		`{"query":"query A{name} query B{name}","operationName":"C"}`:                                  {code: "GRAPHQL_VALIDATION_FAILED"},
		`{"query":"{name}","operationName":"A"}`:                                                       {code: "GRAPHQL_VALIDATION_FAILED"},
		`{"query":"subscription{ticks}"}`:                                                              {code: "INVALID_ARGUMENT"},
		`{"documentId":"sha256:00"}`:                                                                   {code: "PERSISTED_DOCUMENT_NOT_FOUND"},
		`{"query":"{name}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}`:           {code: "INVALID_ARGUMENT"},
		`{"extensions":{"persistedQuery":{"version":2}}}`:                                              {code: "INVALID_ARGUMENT"},
		`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}`:                            {code: "PERSISTED_QUERY_NOT_FOUND"},
		`{"query":"{refused}"}`:                                                                        {code: ""},
		`{"query":"{name partly}"}`:                                                                    {code: "PRESENTED", executed: true},
		`{"query":"{nothing}"}`:                                                                        {code: "PRESENTED", executed: true},
		`{"query":"{name}"}`:                                                                           {executed: true},
		`{"query":"{name}","operationName":null,"variables":null,"extensions":null,"documentId":null}`: {executed: true},
		`{"query":"{name}","operationName":"","variables":{},"extensions":{"a":1},"other":[]}`:         {executed: true},
		`{"query":"query A{name} query B{name}","operationName":"B"}`:                                  {executed: true},
		`{"query":"mutation{turn}"}`:                                                                   {executed: true},
	} {
		t.Run(body, func(t *testing.T) {
			for accept, status := range map[string]int{string(mediaGraphQL): 400, string(mediaJSON): 200} {
				if want.executed {
					status = 200
				}
				w := send(t, h, "POST", "/", body, asJSON.and(header{"Accept": accept}))
				text := w.Body.String()
				if w.Code != status || w.Header().Get("Content-Type") != accept+"; charset=utf-8" {
					t.Errorf("%s as %s: %d %s", body, accept, w.Code, w.Header().Get("Content-Type"))
				}
				e, hasData := decode(t, w.Body)
				code := ""
				if len(e.Errors) > 0 {
					code = e.Errors[0].Extensions.Code
				}
				if code != want.code || hasData != want.executed {
					t.Errorf("%s as %s: %s", body, accept, text)
				}
			}
		})
	}
}

// The code of the first error decides about the status of an operation that is not executed, and about Retry-After,
// whichever extension refuses it.
func TestStatusOfCode(t *testing.T) {
	statuses := map[string]int{"BUSY": 503, "TOO_OFTEN": 429}
	for _, c := range []struct {
		name       string
		extensions map[string]any
		status     int
		retryAfter string
	}{
		{"a code with a status", map[string]any{"code": "BUSY"}, 503, ""},
		{"a code with a status and a time", map[string]any{"code": "TOO_OFTEN", "retryAfter": 7}, 429, "7"},
		{"another code", map[string]any{"code": "OTHER", "retryAfter": 1}, 400, "1"},
		{"no time", map[string]any{"code": "BUSY", "retryAfter": 0}, 503, ""},
	} {
		refusal := &gqlerror.Error{Message: "refused", Extensions: c.extensions}
		for _, by := range []graphql.HandlerExtension{refusingMutator{err: refusal}, refusingInterceptor{err: refusal}} {
			t.Run(c.name+" by "+by.ExtensionName(), func(t *testing.T) {
				s := &testSchema{}
				h := serve(t, s, Options{Status: statuses}, by)
				for accept, status := range map[string]int{string(mediaGraphQL): c.status, string(mediaJSON): 200} {
					w := send(t, h, "POST", "/", `{"query":"{name}"}`, asJSON.and(header{"Accept": accept}))
					if w.Code != status || w.Header().Get("Retry-After") != c.retryAfter {
						t.Errorf("%s: %d, Retry-After %q", accept, w.Code, w.Header().Get("Retry-After"))
					}
					if e, hasData := decode(t, w.Body); hasData || e.Errors[0].Extensions.Code != c.extensions["code"] {
						t.Errorf("%s: %+v", accept, e)
					}
				}
				if s.executed.Load() != 0 {
					t.Error("the operation was executed")
				}
			})
		}
	}
}

// refusingMutator is an extension that refuses every operation before it is dispatched.
type refusingMutator struct{ err *gqlerror.Error }

func (refusingMutator) ExtensionName() string                   { return "Mutator" }
func (refusingMutator) Validate(graphql.ExecutableSchema) error { return nil }

func (r refusingMutator) MutateOperationContext(context.Context, *graphql.OperationContext) *gqlerror.Error {
	return r.err
}

// refusingInterceptor is an extension that refuses every operation when it is dispatched.
type refusingInterceptor struct{ err *gqlerror.Error }

func (refusingInterceptor) ExtensionName() string                   { return "Interceptor" }
func (refusingInterceptor) Validate(graphql.ExecutableSchema) error { return nil }

func (r refusingInterceptor) InterceptOperation(context.Context, graphql.OperationHandler) graphql.ResponseHandler {
	return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{r.err}})
}
