package site

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"
)

// processorTime returns the processor time that the process has used.
func processorTime(t testing.TB) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// refusedRequest is the body of a request, and the code of the error that refuses it.
type refusedRequest struct{ body, code string }

// costlyRequests are requests that would cost much if they were not refused early.
func costlyRequests(t *testing.T) map[string]refusedRequest {
	query := func(text string) string { return body(t, map[string]any{"query": text}) }
	aliased := func(n int, field string) string { return many(n, "a%d:"+field+" ") }
	filters := `"query":"query($f:PlaceFilter){` + aliased(100, "places(filter:$f){totalCount}") + `}"`
	nested := func(open, close string, n int) string { return strings.Repeat(open, n) + strings.Repeat(close, n) }
	doubling := "{...F0}"
	for i := range 60 {
		doubling += fmt.Sprintf(" fragment F%d on Query{...F%d ...F%d}", i, i+1, i+1)
	}
	return map[string]refusedRequest{
		"introspection below two fragments": {query("{__schema{" + aliased(10, "types{...F}") + "}} fragment F on __Type{" + aliased(40, "fields{type{...G}}") +
			"} fragment G on __Type{" + aliased(40, "fields{name}") + "}"), "ALIAS_LIMIT_EXCEEDED"},
		"introspection without aliases": {query("{__schema{" + strings.Repeat("types{...F}", 10) + "}} fragment F on __Type{" + strings.Repeat("fields{type{...G}}", 40) +
			"} fragment G on __Type{" + strings.Repeat("fields{name}", 40) + "}"), "INTROSPECTION_LIMIT_EXCEEDED"},
		"introspection of lists of lists": {query("{__schema{types{fields{type{fields{type{fields{name}}}}}}}}"), "INTROSPECTION_DEPTH_LIMIT_EXCEEDED"},
		"one field often":                 {query("{" + strings.Repeat("__typename ", 1980) + "}"), "ROOT_FIELD_LIMIT_EXCEEDED"},
		"one field often, below another":  {query("{districts{nodes{" + strings.Repeat("__typename ", 1980) + "}}}"), "DUPLICATE_LIMIT_EXCEEDED"},
		"one field often, on two levels":  {query("{districts{nodes{" + strings.Repeat("within{"+strings.Repeat("id ", 45)+"}", 40) + "}}}"), "DUPLICATE_LIMIT_EXCEEDED"},
		"one field often, in fragments":   {query("{districts{" + strings.Repeat("nodes{...F}", 30) + "}} fragment F on District{" + strings.Repeat("id ", 30) + "}"), "DUPLICATE_LIMIT_EXCEEDED"},
		"fragments that double":           {query(doubling), "SELECTION_LIMIT_EXCEEDED"},
		"fragments in each other":         {query("{...A}fragment A on Query{...B}fragment B on Query{...A}"), "GRAPHQL_VALIDATION_FAILED"},
		"fields, deep":                    {query(nested("{a", "}", 600)), "DEPTH_LIMIT_EXCEEDED"},
		"lists, deep":                     {query("{nodes(ids:" + nested("[", "]", 900) + "){id}}"), "VALUE_DEPTH_LIMIT_EXCEEDED"},
		"a list for many":                 {query("{" + strings.Repeat("...F ", 20) + "} fragment F on Query{nodes(ids:[" + strings.Repeat("1,", 200) + "]){id}}"), "VALUE_LIMIT_EXCEEDED"},
		"operations":                      {query(many(200, "query A%d{...F}") + "fragment F on Query{__typename}"), "OPERATION_LIMIT_EXCEEDED"},
		"aliases in items":                {query("{districts{nodes{" + aliased(190, "__typename") + "}}}"), "ALIAS_LIMIT_EXCEEDED"},
		"a comment of many lines":         {query(strings.Repeat("#\n", 300_000)), "TOKEN_LIMIT_EXCEEDED"},
		"unknown fields":                  {query("{districts{nodes{" + many(1900, "a%d ") + "}}}"), "GRAPHQL_VALIDATION_FAILED"},
		"fields that nearly exist":        {query("{districts{nodes{" + many(1900, "locatiom%d ") + "}}}"), "GRAPHQL_VALIDATION_FAILED"},
		"types that nearly exist":         {query("{" + many(25, "...F%d ") + "}" + many(25, "fragment F%d on InvestmentFloww{id}")), "GRAPHQL_VALIDATION_FAILED"},
		"arguments that nearly exist":     {query("{places(" + many(640, "filteer%d:1 ") + "){totalCount}}"), "GRAPHQL_VALIDATION_FAILED"},
		"enum values that nearly exist":   {query("{places(evidence:[" + many(1900, "OFFICIALL%d ") + "]){totalCount}}"), "GRAPHQL_VALIDATION_FAILED"},
		"objects in a variable, often":    {"{" + filters + `,"variables":{"f":{"or":[{}` + strings.Repeat(",{}", 300_000) + "]}}}", "VALUE_LIMIT_EXCEEDED"},
		"wrong objects in a variable":     {"{" + filters + `,"variables":{"f":{"or":[1` + strings.Repeat(",1", 1890) + "]}}}", "INVALID_ARGUMENT"},
		"lists in a variable, deep":       {"{" + filters + `,"variables":{"f":` + nested("[", "]", 1900) + "}}", "VALUE_DEPTH_LIMIT_EXCEEDED"},
		"keys":                            {`{"query":"{__typename}"` + many(100_000, `,"%d":1`) + "}", "VALUE_LIMIT_EXCEEDED"},
		"keys of variables":               {`{"query":"{__typename}","variables":{"a":1` + many(100_000, `,"%d":1`) + "}}", "VALUE_LIMIT_EXCEEDED"},
		"values of extensions":            {`{"query":"{__typename}","extensions":{"a":[1` + strings.Repeat(",1", 500_000) + "]}}", "VALUE_LIMIT_EXCEEDED"},
		"a number of many digits":         {`{"query":"query($n:Int){districts(first:$n){totalCount}}","variables":{"n":` + strings.Repeat("9", 1_000_000) + "}}", "INVALID_ARGUMENT"},
		"a Float of many digits":          {`{"query":"query($n:Float!){places(filter:{near:{latitude:$n,longitude:1,within:1}}){totalCount}}","variables":{"n":` + strings.Repeat("9", 1_000_000) + "}}", "GRAPHQL_VALIDATION_FAILED"},
		"a number of a large exponent":    {`{"query":"query($n:Int){districts(first:$n){totalCount}}","variables":{"n":1e999999999}}`, "INVALID_ARGUMENT"},
		"digits in a document":            {query("{districts(first:" + strings.Repeat("9", 1_000_000) + "){totalCount}}"), "GRAPHQL_VALIDATION_FAILED"},
		"escapes":                         {`{"query":"query($t:Int){districts(first:$t){totalCount}}","variables":{"t":"` + strings.Repeat(`\u0041`, 170_000) + `"}}`, "INVALID_ARGUMENT"},
		"escapes in a document":           {query(`{districts(first:"` + strings.Repeat(`\u0041`, 140_000) + `"){totalCount}}`), "GRAPHQL_VALIDATION_FAILED"},
		"lines of a block string":         {query(`{districts(first:"""` + strings.Repeat(" \n", 300_000) + `"""){totalCount}}`), "GRAPHQL_VALIDATION_FAILED"},
	}
}

// Whatever a request asks for, it is refused before it costs anything. The bound is of processor time and has headroom:
// most take a few milliseconds.
func TestRefusalsCostLittle(t *testing.T) {
	sequential(t)
	const bound = 50 * time.Millisecond
	h := quietSite(t)
	for name, c := range costlyRequests(t) {
		t.Run(name, func(t *testing.T) {
			least := time.Hour
			for range 3 {
				before := processorTime(t)
				w := request(t, h, "POST", "/graphql", c.body, header{"Content-Type": "application/json", "Accept": "application/graphql-response+json"})
				least = min(least, processorTime(t)-before)
				checkShort(t, w, 400, c.code)
			}
			if least > bound {
				t.Errorf("it takes %s of processor time", least)
			}
			t.Logf("%s", least)
		})
	}
}
