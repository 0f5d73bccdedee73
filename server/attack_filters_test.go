package main

import (
	"fmt"
	"strings"
)

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
		{"lists of names of partners", "query($f:PlaceFilter){places(first:500){nodes{" +
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
