package breadth

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Table is the schema as generated code describes it. Objects travel as any, and are pointers in it.
type Table struct {
	Objects   map[string]*Object
	Abstracts map[string]*Abstract
}

// Object is an object type.
type Object struct {
	Name       string
	Implements []string // its own name and those of its interfaces and unions
	Fields     map[string]*Field
}

// Abstract is an interface or a union.
type Abstract struct {
	Possible []string // the names of its object types
	// Which finds what v is: the object, and its type's index in Possible, or Nothing or Stranger.
	Which func(v any) (object any, index int)
}

// What Abstract.Which says of a value that is no object.
const (
	Nothing  = -1 // null
	Stranger = -2 // of a type that the schema does not know
)

// Known is what Which says of an object of the type with this index.
func Known[T any](object *T, index int) (any, int) {
	if object == nil {
		return nil, Nothing
	}
	return object, index
}

// Field is a field of an object type. One of Leaf, Each and Batch is set; where none is, plans with the field are refused.
type Field struct {
	// Args decodes the arguments; nil where there are none.
	Args func(ctx context.Context, raw map[string]any) (map[string]any, error)
	// Leaf appends a value that an object has at hand, nothing for null, and returns nil where it cannot be said in JSON.
	Leaf func(fc *graphql.FieldContext) func(b []byte, object any) []byte
	// Each puts objects that an object has at hand into a column.
	Each func(fc *graphql.FieldContext) func(c *Column, at int, object any)
	// Batch asks a resolver for the values of all parents.
	Batch func(ctx context.Context, fc *graphql.FieldContext, parents []any) Results
	// Source says for errors where a null came from.
	Source graphql.NullSource
}
