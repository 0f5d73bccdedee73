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
		{"analyses", limit, 200 * ms, 160, manyAnalyses()},
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
		{"pages", "places(first:500){nodes{%s}edges{node{%[1]s}}}"},
		{"pages of pages", "counties(first:500){nodes{ties(first:500){nodes{%s}}}}"},
		{"places of ties", "ties(first:500){nodes{from{%s}to{%[1]s}}}"},
		{"citations", "ties(first:500){nodes{sources{%s}}}"},
	} {
		for _, n := range []int{190, 49} { // more than the limit of aliases, and less, whether they are there once or twice
			operations = append(operations, operation{name: fmt.Sprint(o.name, " ", n), query: "{" + fmt.Sprintf(o.query, many(n)) + "}"})
		}
	}
	return operations
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
		for _, n := range []int{95, 15, 9} { // more than the cost allows, or than the tokens, and less
			operations = append(operations, operation{name: fmt.Sprint(o.name, " ", n), query: "{" + aliases(n, o.query) + "}"})
		}
	}
	return operations
}
