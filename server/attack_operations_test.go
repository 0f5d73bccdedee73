package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// each joins what text makes of the numbers below n.
func each(n int, text func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(text(i))
		b.WriteByte(' ')
	}
	return b.String()
}

// aliases asks for a selection n times.
func aliases(n int, selection string) string {
	return each(n, func(i int) string { return fmt.Sprintf("a%d:%s", i, selection) })
}

// attacks is the table of attacks.
func attacks() []attack {
	const ms = time.Millisecond
	limit, document := regexp.MustCompile("_LIMIT_EXCEEDED$"), regexp.MustCompile("_LIMIT_EXCEEDED$|^GRAPHQL_|^INVALID_ARGUMENT$|^NOT_FOUND$|^AMBIGUOUS$")
	return []attack{
		{"introspection below fragments", limit, 50 * ms, 16, introspections()},
		{"long aliases in lists", limit, 50 * ms, 64, longAliases()},
		{"empty filters in variables", limit, 100 * ms, 32, emptyFilters()},
		{"conditions", limit, 50 * ms, 32, manyConditions()},
		{"analyses", limit, 50 * ms, 32, manyAnalyses()},
		{"searches", document, 100 * ms, 32, manySearches()},
		{"names in errors", document, 100 * ms, 32, longNames()},
		{"validation", document, 20 * ms, 16, hardToValidate()},
	}
}

// introspections nest lists of the schema in each other, below fragments, where a field counts once for each spread.
func introspections() []operation {
	below := func(name, root, middle, leaf string) operation {
		return operation{name: name, query: fmt.Sprintf("{%s} fragment F on __Type{%s} fragment G on __Type{%s}", root,
			aliases(40, middle), aliases(40, leaf))}
	}
	types := "__schema{" + aliases(10, "types{...F}") + "}"
	return []operation{
		below("fields", types, "fields{type{...G}}", "fields{name}"),
		below("inputFields", types, "inputFields{type{...G}}", "inputFields{name}"),
		below("args", types, "fields{args{type{...G}}}", "enumValues{name}"),
		below("possibleTypes", types, "possibleTypes{...G}", "fields{name}"),
		below("interfaces", types, "interfaces{...G}", "possibleTypes{name}"),
		below("ofType", types, "fields{type{ofType{ofType{...G}}}}", "description"),
		below("__type", aliases(40, `__type(name:"Query"){...F}`), "fields{type{...G}}", "fields{name}"),
		below("directives", "__schema{"+aliases(40, "directives{args{type{...F}}}")+"}", "fields{type{...G}}", "fields{name}"),
		{name: "inline fragments", query: "{__schema{types{" + strings.Repeat("...{fields{type{", 6) + aliases(40, "name") +
			strings.Repeat("}}}", 6) + "}}}"},
		{name: "as many lists as the limits allow", query: "{__schema{" + aliases(90, "types{fields{args{name}}}") + "}}"},
		{name: "as many fields as the limits allow", query: "{__schema{types{fields{args{" + aliases(100, "description") + "}}}}}"},
		{name: "as many types as the limits allow", query: "{" + aliases(95, `__type(name:"Query"){fields{args{description name}}}`) + "}"},
	}
}

// longAliases repeat a field under long names in each item of lists that have no pages.
func longAliases() []operation {
	many := func(n int) string {
		return each(n, func(i int) string { return fmt.Sprintf("%s%d:__typename", strings.Repeat("a", 120), i) })
	}
	all := "evidence:[OFFICIAL,REPORTED,DERIVED,SYNTHETIC]"
	var operations []operation
	for _, o := range []struct{ name, query string }{
		{"network nodes", "network(" + all + "){nodes{%s}}"},
		{"network ties", "network(" + all + "){ties{%s}}"},
		{"neighbourhood", `neighbourhood(of:"place-310000",hops:4,limit:1000,` + all + "){ties{%s}}"},
		{"communities", "communities(" + all + "){communities{nodes{%s}}}"},
		{"flows", "flows(level:COUNTY," + all + "){flows{%s}}"},
		{"two lists", "network(" + all + "){nodes{... on Place{ancestors{%s}}}}"},
		{"pages", "places(first:100){nodes{%s}edges{node{%[1]s}}}"},
		{"pages of pages", "counties(first:100){nodes{ties(first:100){nodes{%s}}}}"},
		{"places of ties", "ties(first:100){nodes{from{%s}to{%[1]s}}}"},
		{"citations", "ties(first:100){nodes{sources{%s}}}"},
	} {
		for _, n := range []int{190, 49} { // more than the limit of aliases, and less, whether they are there once or twice
			operations = append(operations, operation{name: fmt.Sprint(o.name, " ", n), query: "{" + fmt.Sprintf(o.query, many(n)) + "}"})
		}
	}
	return operations
}

// emptyFilters are variables of very many containers, which the aliases share.
func emptyFilters() []operation {
	var operations []operation
	repeated := func(item any) (list []any) {
		for range 230_000 {
			list = append(list, item)
		}
		return list
	}
	counties := "query($f:PlaceFilter){" + aliases(100, "counties(filter:$f,first:1){totalCount}") + "}"
	ties := "query($f:TieFilter){" + aliases(100, "ties(filter:$f,first:1){totalCount}") + "}"
	empty := map[string]any{}
	for _, o := range []struct {
		name, query string
		variables   any
	}{
		{"or of a place", counties, map[string]any{"f": map[string]any{"or": repeated(empty)}}},
		{"and of a place", counties, map[string]any{"f": map[string]any{"and": repeated(empty)}}},
		{"or of a tie", ties, map[string]any{"f": map[string]any{"or": repeated(empty)}}},
		{"lists", counties, map[string]any{"f": repeated([]any{})}},
		{"a variable that is not declared", counties, map[string]any{"other": repeated(empty)}},
		{"ids", "query($ids:[ID!]!){nodes(ids:$ids){id}}", map[string]any{"ids": repeated("1")}},
	} {
		operations = append(operations, operation(o))
	}
	return operations
}

// contains is a filter that a name contains one of n texts.
func contains(field string, n int) map[string]any {
	var texts []any
	for i := range n {
		texts = append(texts, map[string]any{field: map[string]any{"contains": fmt.Sprintf("县%d", i)}})
	}
	return map[string]any{"or": texts}
}

// manyConditions are filters with as many conditions as one may have, which aliases or ties multiply.
func manyConditions() (operations []operation) {
	for _, n := range []int{990, 300} { // more than the limit of values, and less
		operations = append(operations, conditionsOf(n)...)
	}
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf(`{name:{contains:"县%d"}}`, i))
	}
	written := "places(filter:{or:[" + strings.Join(lines, " ") + "]},first:1){totalCount}"
	return append(operations, operation{name: "in literals", query: "{" + aliases(4, written) + "}"})
}

func conditionsOf(n int) (operations []operation) {
	for _, o := range []operation{
		{"names of places", "query($f:PlaceFilter){" + aliases(100, "counties(filter:$f,first:1){totalCount}") + "}",
			map[string]any{"f": contains("name", n)}},
		{"names of all places", "query($f:PlaceFilter){" + aliases(50, "places(filter:$f,first:1){totalCount}") + "}",
			map[string]any{"f": contains("name", n)}},
		{"codes", "query($f:PlaceFilter){" + aliases(100, "places(filter:$f,first:1){nodes{id}}") + "}",
			map[string]any{"f": contains("code", n)}},
		{"of the partners of each district", "query($f:PlaceFilter){districts{nodes{" +
			aliases(50, "friendlyPairs(filter:{partner:$f},first:1){totalCount}") + "}}}", map[string]any{"f": contains("name", n)}},
		{"lists of names", "query($f:PlaceFilter){" + aliases(90, "places(filter:$f,first:1){totalCount}") + "}", nameIn(n)},
		{"lists of names of partners", "query($f:PlaceFilter){places(first:100){nodes{" +
			aliases(60, "friendlyPairs(filter:{partner:$f},first:1){totalCount}") + "}}}", nameIn(n)},
		{"below quantifiers", "query($f:PlaceFilter){" + aliases(50, "places(filter:$f,first:1){totalCount}") + "}",
			map[string]any{"f": map[string]any{"friendlyPairs": map[string]any{"some": map[string]any{"partner": contains("name", n)}}}}},
		{"in records of statistics", "query($f:StatisticFilter){" +
			aliases(50, "statistics(of:FRIENDLY_PAIRS,groupBy:[DISTRICT],filter:$f){groups{value}}") + "}",
			map[string]any{"f": map[string]any{"friendlyPairs": map[string]any{"partner": contains("name", n)}}}},
	} {
		o.name = fmt.Sprint(o.name, " ", n)
		operations = append(operations, o)
	}
	return operations
}

// nameIn are the variables of a filter for one of n names.
func nameIn(n int) map[string]any {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("浦东新区%d", i))
	}
	return map[string]any{"f": map[string]any{"name": map[string]any{"in": names}}}
}

// manyAnalyses are analyses that no cache has, more than one operation may ask for.
func manyAnalyses() (operations []operation) {
	for _, o := range []struct{ name, query string }{
		{"ranking", `ranking(measure:EIGENVECTOR,asOf:"%d",first:1){basis{asOf}}`},
		{"closeness", `ranking(measure:CLOSENESS,asOf:"%d",first:1){basis{asOf}}`},
		{"betweenness", `ranking(measure:BETWEENNESS,asOf:"%d",first:1){basis{asOf}}`},
		{"communities", `communities(asOf:"%d"){basis{asOf}}`},
		{"communities by resolution", `communities(resolution:0.%d){basis{asOf}}`},
		{"paths", `paths(from:"place-310115",to:"place-532931",maxHops:6,first:100,asOf:"%d"){paths{evidence}}`},
		{"linkageIndex", `linkageIndex(level:PROVINCE,minCoverage:0.%d,first:1){basis{asOf}}`},
		{"compare", `compare(asOf:"%d",with:"2026"){subjects{__typename}}`},
		{"statistics", `statistics(of:FRIENDLY_PAIRS,groupBy:[DISTRICT,PROVINCE],asOf:"%d"){groups{value}}`},
	} {
		query := each(40, func(i int) string { return fmt.Sprintf("a%d:", i) + fmt.Sprintf(o.query, 1980+i) })
		operations = append(operations, operation{name: o.name, query: "{" + query + "}"})
	}
	return operations
}

// manySearches look for texts that find very much, or whose parts may all be names of places.
func manySearches() (operations []operation) {
	for _, o := range []struct{ name, query string }{
		{"a letter", `search(text:"a",first:1){totalCount}`},
		{"a long text", `search(text:"` + strings.Repeat("县市区", 30) + `",first:1){totalCount}`},
		{"names with mistakes", `place(by:{name:"浦东新驱"}){id}`},
		{"long names", `place(by:{name:"` + strings.Repeat("上海市浦东新区云南大理", 5) + `"}){id}`},
		{"names of filters", `places(filter:{name:{in:["` + strings.Repeat(`浦东新驱","`, 100) + `"]}},first:1){totalCount}`},
	} {
		for _, n := range []int{95, 15} { // more than the cost allows, or than the tokens, and less
			operations = append(operations, operation{name: fmt.Sprint(o.name, " ", n), query: "{" + aliases(n, o.query) + "}"})
		}
	}
	return operations
}

// longNames have a text of almost a megabyte, which errors repeat in part only.
func longNames() []operation {
	long := strings.Repeat("x", 900_000)
	operations := []operation{{"a field", "{" + long + "}", nil}}
	for _, o := range []struct{ name, query string }{
		{"an alias", "{%s:unknown}"},
		{"an argument", "{ties(%s:1){totalCount}}"},
		{"a directive", "{__typename @%s}"},
		{"a type", "{...on %s{id}}"},
		{"a fragment", "{...%s}"},
		{"an unused fragment", "{__typename} fragment %s on Query{__typename}"},
		{"an operation", "query %s{unknown}"},
		{"a variable", "query($%s:Int){__typename}"},
		{"a variable that is not declared", "{ties(first:$%s){totalCount}}"},
		{"the type of a variable", "query($a:%s){__typename}"},
		{"an enum value", "{ties(filter:{kind:{eq:%s}}){totalCount}}"},
		{"a field of an input", "{ties(filter:{%s:1}){totalCount}}"},
		{"a string for a number", `{ties(first:"%s"){totalCount}}`},
		{"a date", `{ties(asOf:"%s"){totalCount}}`},
		{"a cursor", `{ties(after:"%s"){totalCount}}`},
		{"a code", `{place(by:{code:"%s"}){id}}`},
		{"a name", `{place(by:{name:"%s"}){id}}`},
		{"an id of a path", `{paths(from:"%s",to:"place-310000"){paths{evidence}}}`},
		{"an id", `{node(id:"%s"){id}}`},
		{"a text", `{search(text:"%s"){totalCount}}`},
		{"a year", "{linkageIndex(level:PROVINCE,year:1%s){year}}"},
		{"no GraphQL", "%s"},
		{"a string without an end", `{ties(after:"%s`},
	} {
		text := long
		if o.name == "a year" {
			text = strings.Repeat("0", len(long))
		}
		operations = append(operations, operation{o.name, fmt.Sprintf(o.query, text), nil})
	}
	return append(operations,
		operation{"the name of a value", "query($a:Int){__typename}", map[string]any{long: 1}},
		operation{"an enum value in a variable", "query($a:TieFilter){ties(filter:$a){totalCount}}",
			map[string]any{"a": map[string]any{"kind": map[string]any{"eq": long}}}},
		operation{"a field of an input in a variable", "query($a:TieFilter){ties(filter:$a){totalCount}}",
			map[string]any{"a": map[string]any{long: 1}}},
		operation{"unknown fields", "{" + each(1900, func(i int) string { return fmt.Sprintf("unknown%d", i) }) + "}", nil},
		operation{"unknown fields in a variable", "query($a:TieFilter){ties(filter:$a){totalCount}}",
			map[string]any{"a": numbered(40_000)}},
		operation{"unknown directives", "{__typename " + each(900, func(i int) string { return fmt.Sprintf("@d%d", i) }) + "}", nil},
		operation{"unknown fragments", "{" + each(900, func(i int) string { return fmt.Sprintf("...F%d", i) }) + "}", nil},
		operation{"wrong places", "{" + aliases(100, `place(by:{code:"`+strings.Repeat("9", 5_000)+`"}){id}`) + "}", nil},
		operation{"wrong dates", "{" + aliases(100, `districts{nodes{ties(asOf:"2020",history:true){totalCount}}}`) + "}", nil},
		operation{"wrong cursors", "{places(first:100){nodes{" + aliases(100, `friendlyPairs(after:"x"){totalCount}`) + "}}}", nil},
	)
}

// numbered returns an object of n unknown fields.
func numbered(n int) map[string]any {
	fields := map[string]any{}
	for i := range n {
		fields[fmt.Sprintf("unknown%d", i)] = i
	}
	return fields
}

// hardToValidate are documents that algorithms of validation take long for, as fields that are compared in pairs.
func hardToValidate() []operation {
	fragments := func(n int, text func(int) string) string {
		return each(n, func(i int) string { return fmt.Sprintf("fragment F%d on Query{%s}", i, text(i)) })
	}
	next := func(text string) func(int) string { return func(i int) string { return fmt.Sprintf(text, i+1, i+1) } }
	var operations []operation
	for _, o := range []struct{ name, query string }{
		{"one field many times", "{" + each(1900, func(int) string { return "__typename" }) + "}"},
		{"one alias many times", "{" + each(600, func(int) string { return "a:__typename" }) + "}"},
		{"one alias of two fields", "{districts{nodes{" + each(300, func(int) string { return "a:id a:name" }) + "}}}"},
		{"one list many times", "{" + each(150, func(int) string { return "districts{nodes{id}}" }) + "}"},
		{"nested fields many times", "{" + strings.Repeat("districts{nodes{id ...{", 7) + each(150, func(int) string { return "id" }) +
			strings.Repeat("}}}", 7) + "}"},
		{"arguments that differ", "{" + each(100, func(i int) string { return fmt.Sprintf("ties(first:%d){totalCount}", i+1) }) + "}"},
		{"fragments in a row", "{" + each(150, func(i int) string { return fmt.Sprintf("...F%d", i) }) + "}" +
			fragments(150, func(int) string { return "districts{nodes{id name}}" })},
		{"fragments that double", "{...F0}" + fragments(120, next("...F%d ...F%d")) + "fragment F120 on Query{__typename}"},
		{"fragments that double fields", "{...F0}" + fragments(100, next("a:districts{nodes{id}} ...F%d ...F%d")) + "fragment F100 on Query{__typename}"},
		{"fragments that double below fields", "{districts{nodes{...F0}}}" + each(60, func(i int) string {
			return fmt.Sprintf("fragment F%d on District{within{...on Province{a:name}} ...F%d b:within{...F%[2]d}}", i, i+1)
		}) + "fragment F60 on Place{id}"},
		{"fragments in a circle", "{...F0}" + fragments(150, next("...F%d")) + "fragment F150 on Query{...F0}"},
		{"unused fragments", "{__typename}" + fragments(200, func(int) string { return "__typename" })},
		{"operations", each(300, func(i int) string { return fmt.Sprintf("query Q%d{__typename}", i) })},
		{"operations of one name", each(300, func(int) string { return "query Q{__typename}" })},
		{"variables", "query(" + each(400, func(i int) string { return fmt.Sprintf("$a%d:Int", i) }) + "){__typename}"},
		{"variables of one name", "query(" + each(400, func(int) string { return "$a:Int" }) + "){__typename}"},
		{"default values", "query($a:[ID!]=[" + each(1500, func(int) string { return `"x"` }) + "]){__typename}"},
		{"lists in lists", `{nodes(ids:` + strings.Repeat("[", 900) + strings.Repeat("]", 900) + `){id}}`},
		{"inputs in inputs", "{places(filter:" + strings.Repeat("{not:", 400) + "{}" + strings.Repeat("}", 400) + "){totalCount}}"},
		{"fields in fields", "{" + strings.Repeat("district{", 900) + strings.Repeat("}", 900) + "}"},
		{"types in types", "query($a:" + strings.Repeat("[", 900) + "Int" + strings.Repeat("]", 900) + "){__typename}"},
		{"directives", "{__typename " + each(300, func(int) string { return "@include(if:true)" }) + "}"},
		{"commas", "{__typename" + strings.Repeat(",", 900_000) + "}"},
		{"comments", "{__typename" + strings.Repeat("#\n", 300_000) + "}"},
		{"a block string", `{search(text:"""` + strings.Repeat("\n ", 300_000) + `"""){totalCount}}`},
		{"escapes", `{search(text:"` + strings.Repeat(`\u0041`, 100_000) + `"){totalCount}}`},
		{"a name that is long", "{" + strings.Repeat("a", 900_000) + ":__typename}"},
		{"input fields of one name", "{places(filter:{" + each(600, func(int) string { return "code:{}" }) + "}){totalCount}}"},
	} {
		operations = append(operations, operation{o.name, o.query, nil})
	}
	operations[0], operations[10] = operations[10], operations[0] // the first one is refused
	return operations
}
