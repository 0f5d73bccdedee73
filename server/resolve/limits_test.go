package resolve_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// An operation that is short and costs much is refused before anything is computed.
func TestLimits(t *testing.T) {
	a := newAPI(t, stores["memory"](t))
	a.ask(t, `{ place(by: {code: "310000"}) { within { name } } }`, &struct{}{}) // reads the network, whose lists are counted
	doubling := `{...f0}`
	for i := range 60 {
		doubling += fmt.Sprintf(" fragment f%d on Query{...f%d ...f%d}", i, i+1, i+1)
	}
	doubling += " fragment f60 on Query{__typename}"
	codes := func(n int) string { return `["` + strings.Repeat(`530000","`, n) + `"]` }
	flows := strings.Repeat("investmentOut{origin{", 4) + "id" + strings.Repeat("}}", 4)
	contains := func(n int) string { return `{or:[` + repeated(n, `{name:{contains:"zq#"}}`) + `]}` }
	longAliases := repeated(80, strings.Repeat("a", 120)+"#:__typename")
	inMany := aliased(50, `places(filter:$f){totalCount}`)
	for name, c := range map[string]struct{ query, variables, code string }{
		"fragments that double":     {doubling, "", "ROOT_FIELD_LIMIT_EXCEEDED"},
		"a long alias":              {"{" + strings.Repeat("a", 200) + ": __typename}", "", "NAME_LENGTH_LIMIT_EXCEEDED"},
		"a long list of values":     {`query($in:[String!]){places(filter:{code:{in:$in}}){totalCount}}`, `{"in":` + codes(2000) + `}`, "INVALID_ARGUMENT"},
		"many values often":         {`query($in:[String!]){` + aliased(99, `places(filter:{or:[{code:{in:$in}},{name:{in:$in}},{within:{code:{in:$in}}}]}){totalCount}`) + `}`, `{"in":` + codes(900) + `}`, "COMPLEXITY_LIMIT_EXCEEDED"},
		"many empty conditions":     {`query($f:[PlaceFilter!]){places(filter:{or:$f}){totalCount}}`, `{"f":[{}` + strings.Repeat(`,{}`, 1500) + `]}`, "INVALID_ARGUMENT"},
		"one long filter":           {`query($f:PlaceFilter=` + contains(330) + `){` + aliased(3, `places(filter:$f){totalCount}`) + `}`, "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"a filter for many lists":   {`query($f:PlaceFilter=` + contains(100) + `){` + inMany + `}`, "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"long aliases of a network": {`{network(evidence:[OFFICIAL,REPORTED,DERIVED,SYNTHETIC]){nodes{` + longAliases + `}}}`, "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"introspection many times":  {"{__schema{" + aliased(80, "types{fields{name args{name}}}") + "}}", "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"coverage many times":       {"{" + aliased(100, "coverage{key}") + "}", "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"many different rankings":   {"{" + repeated(9, `a#:ranking(measure:EIGENVECTOR,ties:{since:{lt:"20#0"}}){nodes{score}}`) + "}", "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"searches":                  {"{" + repeated(100, `a#:search(text:"县"){totalCount}`) + "}", "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"a page's size in a variable": {`query($n:Int){places(first:$n){nodes{ties(first:$n){nodes{from{...on Place{ties(first:$n){nodes{label}}}}}}}}}`,
			`{"n":1e2}`, "COMPLEXITY_LIMIT_EXCEEDED"},
		"flows of flows": {`{place(by:{code:"310000"}){...on Province{` + flows + `}}}`, "", "COMPLEXITY_LIMIT_EXCEEDED"},
		"too many ids":   {`query($ids:[ID!]!){nodes(ids:$ids){id}}`, `{"ids":["1"` + strings.Repeat(`,"1"`, 100) + `]}`, "INVALID_ARGUMENT"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			answer, calls := a.send(t, c.query, c.variables)
			var refused struct {
				Errors []struct{ Extensions struct{ Code string } }
			}
			if err := json.Unmarshal(answer, &refused); err != nil || len(refused.Errors) == 0 || refused.Errors[0].Extensions.Code != c.code {
				t.Errorf("the answer is %.300s, want %s", answer, c.code)
			}
			if calls > 0 || time.Since(start) > 10*time.Second { // far more than any refusal takes
				t.Errorf("%d calls of the store in %s", calls, time.Since(start))
			}
		})
	}
}

// aliased repeats a field n times, each time with an alias of its own.
func aliased(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d:%s ", i, field)
	}
	return b.String()
}

// A full page of full pages is not refused.
func TestLimitsLeaveRoom(t *testing.T) {
	a := newAPI(t, stores["memory"](t))
	a.ask(t, `{ flows(level: COUNTY, evidence: [OFFICIAL, REPORTED, DERIVED, SYNTHETIC]) { locations { id name level path } flows { id kind count
		ties(first: 500) { nodes { id label since evidence sources { source { title } } } } } } }`, &struct{}{})
	a.ask(t, `{ places(first: 500, filter: {level: {in: [PREFECTURE]}}) { nodes { name ties(first: 500) { nodes { id label sources { locator } } } } } }`, &struct{}{})
	a.ask(t, `{ districts { nodes { friendlyPairs(first: 500) { nodes { partner { name within { name within { name chambers { nodes { name } } } } } } } } } }`, &struct{}{})
}
