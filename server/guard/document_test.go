package guard

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// Fragments that are unknown or in themselves are refused before the validation, which would compare each two of them.
func TestWrongFragments(t *testing.T) {
	limits, err := ParseDocumentLimits("")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, query, message string }{
		{"none", "{__typename}", ""},
		{"known", "{...F} fragment F on Query{__typename}", ""},
		{"unknown", "{__typename ...F}", `Unknown fragment "F".`},
		{"unknown in a fragment", "{...F} fragment F on Query{...G}", `Unknown fragment "G".`},
		{"unknown in an unused fragment", "{__typename} fragment F on Query{...G}", `Unknown fragment "G".`},
		{"in itself", "{...F} fragment F on Query{...G} fragment G on Query{...F}", `Cannot spread fragment "F" within itself.`},
	} {
		t.Run(c.name, func(t *testing.T) {
			document, err := parser.ParseQuery(&ast.Source{Input: c.query})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			if refused := limits.Check(document); refused != nil {
				got = refused.Message
			}
			if got != c.message {
				t.Errorf("%q, want %q", got, c.message)
			}
		})
	}
}

// limitedDocument makes documents that have as much of one thing as n says. The limit of it is n.
type limitedDocument struct {
	limit DocumentLimit
	n     int
	query func(n int) string
}

func limitedDocuments() []limitedDocument {
	repeat := strings.Repeat
	return []limitedDocument{
		{Operations, 3, func(n int) string { return repeat("query A{a}", n) }},
		{Fragments, 3, func(n int) string { return "{a}" + repeat("fragment F on Query{a}", n) }},
		{Variables, 3, func(n int) string { return "query(" + repeat("$a:Int ", n) + "){a}" }},
		{NameLength, 20, func(n int) string { return "{" + repeat("a", n) + "}" }},
		{NameLength, 20, func(n int) string { return "{" + repeat("a", n) + ":a}" }},
		{NameLength, 20, func(n int) string { return "query " + repeat("a", n) + "{a}" }},
		{NameLength, 20, func(n int) string { return "query($" + repeat("a", n) + ":Int){a}" }},
		{NameLength, 20, func(n int) string { return "query($a:" + repeat("a", n) + "){a}" }},
		{NameLength, 20, func(n int) string { return "{a(" + repeat("a", n) + ":1)}" }},
		{NameLength, 20, func(n int) string { return "{a(a:[{a:" + repeat("a", n) + "}])}" }},
		{NameLength, 20, func(n int) string { return "{a(a:[{" + repeat("a", n) + ":1}])}" }},
		{NameLength, 20, func(n int) string { return "{a(a:$" + repeat("a", n) + ")}" }},
		{NameLength, 20, func(n int) string { return "{a @" + repeat("a", n) + "}" }},
		{NameLength, 20, func(n int) string { return "{...on " + repeat("a", n) + "{a}}" }},
		{NameLength, 20, func(n int) string { return "{a}fragment " + repeat("a", n) + " on Query{a}" }},
		{NameLength, 20, func(n int) string { return "{a}fragment F on " + repeat("a", n) + "{a}" }},
		{Depth, 3, func(n int) string { return repeat("{a", n) + "{__typename}" + repeat("}", n) }},
		{Depth, 3, func(n int) string {
			return "{...F}fragment F on Query{" + repeat("a{", n-1) + "a" + repeat("}", n-1) + "}"
		}},
		{RootFields, 4, func(n int) string { return "{...F " + repeat("a ", n-2) + "}fragment F on Query{a ...on Query{a}}" }},
		{Aliases, 4, func(n int) string { return "{a{...F ...F " + repeat("b:a ", n-2) + "}}fragment F on A{c:a}" }},
		{Introspection, 4, func(n int) string {
			return "{__schema{...F ...F} a a a a a}fragment F on A{" + repeat("a ", (n-2)/2) + "}"
		}},
		{Introspection, 5, func(n int) string { return `{__type(name:"A"){` + repeat("name ", n) + "}}" }},
		{IntrospectionLists, 2, func(n int) string {
			return "{fields{fields{fields{a}}}__schema{" + repeat("fields{type{", n) + "name" + repeat("}}", n) + "}}"
		}},
		{Selections, 8, func(n int) string { return "{...F ...F}fragment F on Query{" + repeat("a ", (n-2)/3) + "}" }},
		{Directives, 4, func(n int) string { return "{a " + repeat("@a ", n) + "}" }},
		{Directives, 4, func(n int) string { return "query @a{...on Query @a{a @a} ...{a " + repeat("@a ", n-3) + "}}" }},
		{Values, 6, func(n int) string { return "{a(a:[{b:1}" + repeat(",$c", n-3) + "])}" }},
		{Values, 6, func(n int) string { return "query($a:Int=[" + repeat("1 ", n-2) + "]){a @a(a:1)}" }},
		{ValueDepth, 3, func(n int) string { return "{a(a:" + repeat("[", n) + repeat("]", n) + ")}" }},
		{ValueDepth, 3, func(n int) string { return "{a(a:" + repeat("{b:", n) + "1" + repeat("}", n) + ")}" }},
		{Spreads, 4, func(n int) string { return "{a{...F} a{" + repeat("...F ", n-1) + "}}fragment F on A{b}" }},
		{Duplicates, 4, func(n int) string { return "{a{b} a{" + repeat("b ", n-3) + "...F} a{...on A{b}}}fragment F on A{b}" }},
	}
}

// A document with as much as a limit allows is accepted, and one with more is refused by the code of the limit.
func TestDocumentLimits(t *testing.T) {
	for _, c := range limitedDocuments() {
		t.Run(documentLimitTable[c.limit].name, func(t *testing.T) {
			limits := DefaultDocumentLimits()
			limits[c.limit] = c.n
			for extra, want := range map[int]string{0: "", 3: documentLimitTable[c.limit].code} {
				query := c.query(c.n + extra)
				document, err := parser.ParseQuery(&ast.Source{Input: query})
				if err != nil {
					t.Fatal(err)
				}
				got := ""
				refused := limits.Check(document)
				if refused != nil {
					got, _ = refused.Extensions["code"].(string)
				}
				if got != want {
					t.Errorf("%s: %q, want %q: %v", query, got, want, refused)
				}
			}
		})
	}
}
