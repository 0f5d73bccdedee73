package breadth

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// Table is the schema as generated code describes it. Objects are of type any and hold pointers.
type Table struct {
	Objects   map[string]*Object
	Abstracts map[string]*Abstract
}

// Object is an object type.
type Object struct {
	Name       string
	Implements []string // its own name, and the names of its interfaces and unions
	Fields     map[string]*Field
}

// Abstract is an interface or a union.
type Abstract struct {
	Possible []string // the names of its object types
	// TypeOf returns the object in v and the index of its type in Possible, or Null or UnknownType.
	TypeOf func(v any) (object any, index int)
}

// Results of Abstract.TypeOf for a value that is no object.
const (
	Null        = -1 // null
	UnknownType = -2 // the schema does not have its type
)

// Typed returns what TypeOf returns for an object of the type with this index.
func Typed[T any](object *T, index int) (any, int) {
	if object == nil {
		return nil, Null
	}
	return object, index
}

// Field is a field of an object type. At most one of Leaf, Each and Batch is set; without any, operations with the field
// are refused.
type Field struct {
	// Args decodes the arguments; nil if there are none.
	Args func(ctx context.Context, raw map[string]any) (map[string]any, error)
	// Leaf appends a value that the object has itself, and nothing for null. It returns nil if JSON does not have the value.
	Leaf func(fc *graphql.FieldContext) func(b []byte, object any) []byte
	// Each puts objects that the object has itself into a column.
	Each func(fc *graphql.FieldContext) func(c *Column, at int, object any)
	// Batch calls a resolver for the values of all parents.
	Batch func(ctx context.Context, fc *graphql.FieldContext, parents []any) Results
	// Source says in errors where a null comes from.
	Source graphql.NullSource
}
