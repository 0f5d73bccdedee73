package guard

import (
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
