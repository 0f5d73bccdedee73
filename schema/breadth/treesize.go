package breadth

import (
	"strings"
	"unsafe"

	"github.com/vektah/gqlparser/v2/ast"
)

// TreeBytes returns about how many bytes the syntax tree of a document takes, its text included. It is for caches of
// documents: for each byte of text a tree takes from 1 byte, in a long string, to more than 100, in a list of short numbers.
func TreeBytes(doc *ast.QueryDocument) int64 {
	var t treeSize
	for _, op := range doc.Operations {
		t.add(unsafe.Sizeof(*op))
		t.text(op.Position)
		for _, v := range op.VariableDefinitions {
			t.add(unsafe.Sizeof(*v))
			for typ := v.Type; typ != nil; typ = typ.Elem {
				t.add(unsafe.Sizeof(*typ))
			}
			t.value(v.DefaultValue)
			t.directives(v.Directives)
		}
		t.directives(op.Directives)
		t.selections(op.SelectionSet)
	}
	for _, f := range doc.Fragments {
		t.add(unsafe.Sizeof(*f))
		t.directives(f.Directives)
		t.selections(f.SelectionSet)
	}
	return int64(t)
}

// treeSize is a number of bytes.
type treeSize uintptr

// bytesOfComment is what a comment takes, beside its text.
const bytesOfComment = 110

// add adds a node: its struct, its position, the pointer to it, and what the allocator rounds up.
func (t *treeSize) add(size uintptr) {
	*t += treeSize(size + size/8 + unsafe.Sizeof(ast.Position{}) + 8 + 2*unsafe.Sizeof(uintptr(0)))
}

// text adds the text of a document, which each definition refers to, and its comments.
func (t *treeSize) text(position *ast.Position) {
	if position != nil && position.Src != nil {
		text := position.Src.Input
		*t += treeSize(2*len(text) + bytesOfComment*strings.Count(text, "#"))
	}
}

// spare adds the elements of a slice that are not used.
func (t *treeSize) spare(length, capacity int) { *t += treeSize(16 * (capacity - length)) }

func (t *treeSize) selections(set ast.SelectionSet) {
	t.spare(len(set), cap(set))
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			t.add(unsafe.Sizeof(*s))
			t.arguments(s.Arguments)
			t.directives(s.Directives)
			t.selections(s.SelectionSet)
		case *ast.InlineFragment:
			t.add(unsafe.Sizeof(*s))
			t.directives(s.Directives)
			t.selections(s.SelectionSet)
		case *ast.FragmentSpread:
			t.add(unsafe.Sizeof(*s))
			t.directives(s.Directives)
		}
	}
}

func (t *treeSize) directives(all ast.DirectiveList) {
	for _, d := range all {
		t.add(unsafe.Sizeof(*d))
		t.arguments(d.Arguments)
	}
}

func (t *treeSize) arguments(all ast.ArgumentList) {
	for _, a := range all {
		t.add(unsafe.Sizeof(*a))
		t.value(a.Value)
	}
}

func (t *treeSize) value(v *ast.Value) {
	if v == nil {
		return
	}
	t.add(unsafe.Sizeof(*v))
	t.spare(len(v.Children), cap(v.Children))
	for _, child := range v.Children {
		t.add(unsafe.Sizeof(*child))
		t.value(child.Value)
	}
}
