package main

import (
	"fmt"
	"strings"
)

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
		operation{"wrong cursors", "{places(first:500){nodes{" + aliases(100, `friendlyPairs(after:"x"){totalCount}`) + "}}}", nil},
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
		{"fragments in a circle", "{...F0}" + fragments(150, next("...F%d")) + "fragment F150 on Query{...F0}"},
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
	return operations
}
