package site

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

// body returns the body of a GraphQL request with these parameters.
func body(t testing.TB, parameters map[string]any) string {
	t.Helper()
	text, err := json.Marshal(parameters)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// many repeats a text with a number in it.
func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

type parameters = map[string]any

// wrongRequest are the parameters of a request, and the code of the error that refuses it.
type wrongRequest struct {
	parameters parameters
	code       string
}

// wrongRequests are requests that have long or many wrong things.
func wrongRequests() map[string]wrongRequest {
	long, text := strings.Repeat("a", 900_000), strings.Repeat("沪a ", 150_000)
	query := func(text string) parameters { return parameters{"query": text} }
	variables := func(definitions, use string, values parameters) parameters {
		return parameters{"query": "query(" + definitions + "){" + use + "}", "variables": values}
	}
	return map[string]wrongRequest{
		"a long field name":             {query("{" + long + "}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long alias":                  {query("{" + long + ":__typename}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long argument name":          {query("{place(" + long + ":1){id}}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long directive name":         {query("{__typename @" + long + "}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long type condition":         {query("{...on " + long + "{id}}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long fragment name":          {query("{..." + long + "}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long unused fragment":        {query("{__typename}fragment " + long + " on Query{__typename}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long fragment in itself":     {query("{...F" + long[:300_000] + "}fragment F" + long[:300_000] + " on Query{...F" + long[:300_000] + "}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"fragments in each other":       {query("{...F0}" + many(60, "fragment F%d on Query{"+many(10, "...F%d ")+"}")), "SELECTION_LIMIT_EXCEEDED"},
		"a long variable name":          {query("query($" + long + ":Int){__typename}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long unknown variable":       {query("{districts(first:$" + long + "){totalCount}}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long type of a variable":     {query("query($a:" + long + "){__typename}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long operation name":         {query("query " + long + "{nothing}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"two long operations":           {query("query A" + long[:400_000] + "{__typename} query B" + long[:400_000] + "{__typename}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long operationName":          {parameters{"query": "{__typename}", "operationName": long}, "GRAPHQL_VALIDATION_FAILED"},
		"a long enum value":             {query("{ranking(measure:" + long + "){nodes{rank}}}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long name in an object":      {query("{place(by:{" + long + ":1}){id}}"), "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long string for an Int":      {query(`{districts(first:"` + long + `"){totalCount}}`), "GRAPHQL_VALIDATION_FAILED"},
		"a long number for an Int":      {query("{districts(first:" + strings.Repeat("1", 900_000) + "){totalCount}}"), "GRAPHQL_VALIDATION_FAILED"},
		"a long Float for an Int":       {query("{districts(first:1." + strings.Repeat("1", 900_000) + "){totalCount}}"), "GRAPHQL_VALIDATION_FAILED"},
		"a long date":                   {query(`{ranking(measure:DEGREE asOf:"` + long + `"){nodes{rank}}}`), "GRAPHQL_VALIDATION_FAILED"},
		"a long keyword":                {query(long), "GRAPHQL_PARSE_FAILED"},
		"a long string out of place":    {query(`"` + long + `"`), "GRAPHQL_PARSE_FAILED"},
		"a text out of place":           {query(`{a(b:c "` + text + `")}`), "GRAPHQL_PARSE_FAILED"},
		"a long block string":           {query(`{ """` + text + `""" }`), "GRAPHQL_PARSE_FAILED"},
		"a string that has no end":      {query(`{a(b:"` + long), "GRAPHQL_PARSE_FAILED"},
		"a long comment":                {query("#" + long), "GRAPHQL_VALIDATION_FAILED"},
		"unknown fields":                {query("{districts{nodes{" + many(1900, "a%d ") + "}}}"), "GRAPHQL_VALIDATION_FAILED"},
		"names of 120 bytes":            {query("{districts{nodes{" + many(1900, long[:120]+"%d ") + "}}}"), "GRAPHQL_VALIDATION_FAILED"},
		"directives of 120 bytes":       {query("{__typename " + many(200, "@"+long[:120]+"%d ") + "}"), "GRAPHQL_VALIDATION_FAILED"},
		"unknown directives":            {query("{__typename " + many(950, "@a%d ") + "}"), "DIRECTIVE_LIMIT_EXCEEDED"},
		"unknown arguments":             {query("{place(" + many(600, "a%d:1 ") + "){id}}"), "GRAPHQL_VALIDATION_FAILED"},
		"unknown fragments":             {query("{" + many(900, "...F%d ") + "}"), "GRAPHQL_VALIDATION_FAILED"},
		"unknown types":                 {query("{" + many(300, "...on T%d{id} ") + "}"), "ROOT_FIELD_LIMIT_EXCEEDED"},
		"unused fragments":              {query("{__typename}" + many(200, "fragment F%d on Query{id} ")), "FRAGMENT_LIMIT_EXCEEDED"},
		"unused variables":              {query("query(" + many(400, "$v%d:Int ") + "){__typename}"), "VARIABLE_LIMIT_EXCEEDED"},
		"fields of one name":            {query("{" + many(30, "places(first:%d){totalCount}") + "}"), "GRAPHQL_VALIDATION_FAILED"},
		"a long value for an enum":      {variables("$a:Measure!", "ranking(measure:$a){nodes{rank}}", parameters{"a": long}), "INVALID_ARGUMENT"},
		"a long value for an Int":       {variables("$a:Int", "districts(first:$a){totalCount}", parameters{"a": long}), "INVALID_ARGUMENT"},
		"a long number in a variable":   {variables("$a:Int", "districts(first:$a){totalCount}", parameters{"a": json.Number(strings.Repeat("1", 900_000))}), "INVALID_ARGUMENT"},
		"a long date in a variable":     {variables("$a:PartialDate", "ranking(measure:DEGREE asOf:$a){nodes{rank}}", parameters{"a": long}), "INVALID_ARGUMENT"},
		"a long field in a variable":    {variables("$a:PlaceBy!", "place(by:$a){id}", parameters{"a": parameters{long: 1}}), "INVALID_ARGUMENT"},
		"unknown fields in a variable":  {variables("$a:PlaceBy!", "place(by:$a){id}", parameters{"a": json.RawMessage("{" + many(1500, `"b%d":1,`) + `"z":1}`)}), "INVALID_ARGUMENT"},
		"wrong items":                   {variables("$a:[ID!]!", "nodes(ids:$a){id}", parameters{"a": json.RawMessage("[" + strings.Repeat("true,", 1500) + "true]")}), "INVALID_ARGUMENT"},
		"control characters":            {query(`{districts(first:"` + strings.Repeat("\u0001", 100_000) + `"){totalCount}}`), "GRAPHQL_PARSE_FAILED"},
		"control characters in a value": {variables("$a:[Int!]!", "nodes(ids:$a){id}", parameters{"a": []string{strings.Repeat("\u0001", 100_000)}}), "GRAPHQL_VALIDATION_FAILED"},
		"a long documentId":             {parameters{"documentId": long}, "PERSISTED_DOCUMENT_NOT_FOUND"},
		"a long hash":                   {parameters{"extensions": parameters{"persistedQuery": parameters{"version": 1, "sha256Hash": long}}}, "PERSISTED_QUERY_NOT_FOUND"},
		"another hash":                  {parameters{"query": "{__typename}", "extensions": parameters{"persistedQuery": parameters{"version": 1, "sha256Hash": long}}}, "INVALID_ARGUMENT"},
		"another version":               {parameters{"extensions": parameters{"persistedQuery": parameters{"version": 2, "sha256Hash": long}}}, "INVALID_ARGUMENT"},
		"a hash of a list":              {parameters{"extensions": parameters{"persistedQuery": []string{long}}}, "INVALID_ARGUMENT"},
	}
}

// Whatever is wrong with a request, the response is short: it does not repeat what the client has sent.
func TestRefusedRequestsGetShortResponses(t *testing.T) {
	sequential(t)
	h := quietSite(t)
	for name, c := range wrongRequests() {
		t.Run(name, func(t *testing.T) {
			w := request(t, h, "POST", "/graphql", body(t, c.parameters), header{"Content-Type": "application/json", "Accept": "application/graphql-response+json"})
			checkShort(t, w, 400, c.code)
		})
	}
}

// What an operation is given while it is executed is not repeated either.
func TestExecutionErrorsAreShort(t *testing.T) {
	sequential(t)
	h := quietSite(t)
	long := strings.Repeat("长", 300_000)
	for name, c := range map[string]struct{ definition, use, code string }{
		"a code":    {"$a:String!", "place(by:{code:$a}){id}", "INVALID_ARGUMENT"},
		"a name":    {"$a:String!", "place(by:{name:$a}){id}", "INVALID_ARGUMENT"},
		"a cursor":  {"$a:String!", "districts(after:$a){totalCount}", "INVALID_ARGUMENT"},
		"a text":    {"$a:String!", "search(text:$a){nodes{__typename}}", "INVALID_ARGUMENT"},
		"a place":   {"$a:String!", "contacts(place:{name:$a}){contacts{__typename}}", "INVALID_ARGUMENT"},
		"both ends": {"$a:[ID!]!", "paths(from:$a,to:$a){paths{__typename}}", "NOT_FOUND"},
		"a node":    {"$a:[ID!]!", "neighbourhood(of:$a){nodes{__typename}}", "NOT_FOUND"},
		"an id":     {"$a:ID!", "contacts(place:{id:$a}){contacts{__typename}}", "NOT_FOUND"},
	} {
		t.Run(name, func(t *testing.T) {
			w := request(t, h, "POST", "/graphql", body(t, map[string]any{"query": "query(" + c.definition + "){" + c.use + "}",
				"variables": map[string]any{"a": long}}), asJSON)
			checkShort(t, w, 200, c.code)
		})
	}
}

// The URL of a GET is not repeated.
func TestProblemsAreShort(t *testing.T) {
	h := quietSite(t)
	long := strings.Repeat("a", 60_000)
	for target, status := range map[string]int{"/" + long: 404, "/export/" + long: 404, "/export/nodes.csv?" + long + "=1": 400,
		"/export/nodes.csv?kind=" + long: 400, "/export/nodes.csv?asOf=" + long: 400, "/docs/" + long: 404,
		"/graphql?query=" + url.QueryEscape("{"+long+"}"): 400} {
		t.Run(target[:min(len(target), 30)], func(t *testing.T) {
			w := request(t, h, "GET", target, "", header{"Accept": "application/graphql-response+json, */*"})
			checkShort(t, w, status, "")
		})
	}
}

// checkShort checks that a response has a status, and errors of a code, in 16 KiB of UTF-8.
func checkShort(t *testing.T, w *httptest.ResponseRecorder, status int, code string) {
	t.Helper()
	var answer struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) == 0 {
		t.Fatalf("no error in %.300q (%v)", w.Body, err)
	}
	if w.Code != status || w.Body.Len() > 16<<10 || len(answer.Errors) > 10 || !utf8.Valid(w.Body.Bytes()) {
		t.Errorf("status %d, %d bytes, %d errors", w.Code, w.Body.Len(), len(answer.Errors))
	}
	for _, e := range answer.Errors {
		if code != "" && e.Extensions.Code != code {
			t.Errorf("the code is %s: %s", e.Extensions.Code, e.Message)
		}
		for word := range strings.FieldsSeq(e.Message) {
			if utf8.RuneCountInString(word) > 81 {
				t.Errorf("a word of %d characters in %.300s", utf8.RuneCountInString(word), e.Message)
			}
		}
	}
}
