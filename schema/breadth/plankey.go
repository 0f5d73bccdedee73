package breadth

import (
	"encoding/binary"
	"reflect"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// selectionKey returns a text that is equal for equal selections: the level, the root field of a mutation, the type, and
// the addresses of the selected nodes of the document. Each collection makes new collected fields, of the same nodes.
func selectionKey(o *Object, collected []graphql.CollectedField, levelNumber, rootField int) string {
	b := keyOf(o, levelNumber, rootField, 0)
	for _, cf := range collected {
		b = binary.AppendUvarint(appendAddress(b, cf.Field), uint64(len(cf.Selections)))
		for _, s := range cf.Selections {
			b = appendAddress(b, s)
		}
	}
	return string(b)
}

// setKey returns a text that is equal for the same sets of nodes of the document, and differs from every selectionKey.
func setKey(o *Object, set ast.SelectionSet, levelNumber, rootField int) string {
	b := keyOf(o, levelNumber, rootField, 1)
	for _, s := range set {
		b = appendAddress(b, s)
	}
	return string(b)
}

// keyOf returns the part that both kinds of keys have.
func keyOf(o *Object, levelNumber, rootField int, kind byte) []byte {
	b := binary.AppendUvarint(binary.AppendUvarint([]byte{kind}, uint64(levelNumber)), uint64(rootField))
	return append(append(b, o.Name...), 0)
}

func appendAddress(b []byte, pointer any) []byte {
	return binary.NativeEndian.AppendUint64(b, uint64(reflect.ValueOf(pointer).Pointer()))
}
