package breadth_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"coopgraph/schema/breadth"
)

// The size of a syntax tree is what it takes in memory, or up to twice that, whatever the text is made of.
func TestTreeBytes(t *testing.T) {
	for name, text := range map[string]string{
		"fields":           "{" + strings.Repeat("a ", 1990) + "}",
		"aliases":          "{" + strings.Repeat("a:b ", 900) + "}",
		"long names":       "{" + strings.Repeat(strings.Repeat("a", 128)+":a ", 400) + "}",
		"nested":           strings.Repeat("{a", 900) + strings.Repeat("}", 900),
		"inline fragments": "{" + strings.Repeat("...{a}", 490) + "}",
		"spreads":          "{" + strings.Repeat("...A ", 990) + "}",
		"fragments":        "{a}" + strings.Repeat("fragment A on A{a} ", 280),
		"directives":       "{a" + strings.Repeat("@a", 990) + "}",
		"arguments":        "{a(" + strings.Repeat("a:1 ", 660) + ")}",
		"a list":           "{a(b:[" + strings.Repeat("1 ", 1980) + "])}",
		"lists":            "{a(b:[" + strings.Repeat("[]", 980) + "])}",
		"objects":          "{a(b:[" + strings.Repeat("{a:1}", 390) + "])}",
		"an object":        "{a(b:{" + strings.Repeat("a:1 ", 660) + "})}",
		"variables":        "query(" + strings.Repeat("$a:[A] ", 390) + "){a}",
		"defaults":         "query(" + strings.Repeat("$a:A=1 ", 390) + "){a}",
		"a string":         `{a(b:"` + strings.Repeat("a", 20_000) + `")}`,
		"comments":         "{" + strings.Repeat("#\na ", 1900) + "}",
		"only comments":    "{" + strings.Repeat("#\n", 1900) + "a}",
	} {
		t.Run(name, func(t *testing.T) {
			docs := make([]*ast.QueryDocument, 50)
			before := heapInUse()
			for i := range docs {
				doc, err := parser.ParseQuery(&ast.Source{Input: fmt.Sprint("#", i, "\n", text)})
				if err != nil {
					t.Fatal(err)
				}
				docs[i] = doc
			}
			took := (heapInUse() - before) / int64(len(docs))
			size := breadth.TreeBytes(docs[0])
			if size < took*9/10 || size > 2*took {
				t.Errorf("it takes %d bytes, and the estimate is %d", took, size)
			}
		})
	}
}

// heapInUse is the memory in use after a collection of garbage.
func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
