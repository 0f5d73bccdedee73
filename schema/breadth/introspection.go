package breadth

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// errDisabled is what gqlgen's executor says, too.
var errDisabled = errors.New("introspection disabled")

// errIntrospectionAlone refuses what gqlgen's executor would answer with an introspection of its own, which is another.
var errIntrospectionAlone = &gqlerror.Error{Message: "introspection stands beside what this executor leaves to another",
	Extensions: map[string]any{"code": errcode.ValidationFailed, "hint": "Ask for __schema and __type in an operation of their own."}}

// introspects says whether an operation asks for the schema.
func (s *Schema) introspects(oc *graphql.OperationContext) bool {
	root := s.table.Objects[s.schema.Query.Name]
	return slices.ContainsFunc(graphql.CollectFields(oc, oc.Operation.SelectionSet, root.Implements),
		func(f graphql.CollectedField) bool { return f.Name == "__schema" || f.Name == "__type" })
}

// withIntrospection is the table with the fields __schema and __type, and the types that they lead to.
func withIntrospection(table *Table, schema *ast.Schema) *Table {
	meta := sync.OnceValue(func() *metaSchema { return newMetaSchema(schema) })
	own := *table
	own.Objects = maps.Clone(table.Objects)
	if query := table.Objects[schema.Query.Name]; query != nil {
		root := *query
		root.Fields = maps.Clone(query.Fields)
		root.Fields["__schema"] = oneOf(func(*graphql.FieldContext, any) *metaSchema { return meta() })
		root.Fields["__type"] = oneOf(func(fc *graphql.FieldContext, _ any) *metaType {
			if def := schema.Types[fc.Args["name"].(string)]; def != nil {
				return meta().known[def.Name] // which has lists and non-nulls beside the named types
			}
			return nil
		})
		root.Fields["__type"].Args = typeName
		own.Objects[query.Name] = &root
	}
	for name, fields := range metaFields {
		own.Objects[name] = &Object{Name: name, Implements: []string{name}, Fields: fields}
	}
	return &own
}

// metaFields are the fields of the types of introspection.
var metaFields = map[string]map[string]*Field{
	"__Schema": {
		"description":      text(func(s *metaSchema) string { return s.Description }),
		"types":            several(func(s *metaSchema, _ bool) []*metaType { return s.types }),
		"queryType":        one(func(s *metaSchema) *metaType { return s.root(s.Query) }),
		"mutationType":     one(func(s *metaSchema) *metaType { return s.root(s.Mutation) }),
		"subscriptionType": one(func(s *metaSchema) *metaType { return s.root(s.Subscription) }),
		"directives":       several(func(s *metaSchema, _ bool) []*metaDirective { return s.directives }),
	},
	"__Type": {
		"kind":           text(func(t *metaType) string { return t.kind }),
		"name":           text(ofNamed(func(d *ast.Definition) string { return d.Name })),
		"description":    text(ofNamed(func(d *ast.Definition) string { return d.Description })),
		"specifiedByURL": text((*metaType).specifiedBy),
		"fields":         current(func(t *metaType) []*metaField { return t.fields }),
		"interfaces":     several(func(t *metaType, _ bool) []*metaType { return t.interfaces }),
		"possibleTypes":  several(func(t *metaType, _ bool) []*metaType { return t.possible }),
		"enumValues":     current(func(t *metaType) []*metaField { return t.enumValues }),
		"inputFields":    current(func(t *metaType) []*metaField { return t.inputFields }),
		"ofType":         one(func(t *metaType) *metaType { return t.of }),
		"isOneOf": leaf(func(b []byte, t *metaType) []byte {
			if t.kind != string(ast.InputObject) {
				return b
			}
			return Bool(b, t.Directives.ForName("oneOf") != nil)
		}),
	},
	"__Field": metaFieldsAnd(map[string]*Field{
		"args": current(func(f *metaField) []*metaField { return f.args }),
		"type": one(func(f *metaField) *metaType { return f.of }),
	}),
	"__InputValue": metaFieldsAnd(map[string]*Field{
		"type": one(func(f *metaField) *metaType { return f.of }),
		"defaultValue": text(func(f *metaField) string {
			if f.byDefault == nil {
				return ""
			}
			return string(appendLiteral(nil, f.byDefault))
		}),
	}),
	"__EnumValue": metaFieldsAnd(nil),
	"__Directive": {
		"name":         text(func(d *metaDirective) string { return d.Name }),
		"description":  text(func(d *metaDirective) string { return d.Description }),
		"isRepeatable": leaf(func(b []byte, d *metaDirective) []byte { return Bool(b, d.IsRepeatable) }),
		"args":         current(func(d *metaDirective) []*metaField { return d.args }),
		"locations": leaf(func(b []byte, d *metaDirective) []byte {
			return Leaves(b, d.Locations, func(b []byte, l ast.DirectiveLocation) []byte { return String(b, string(l)) })
		}),
	},
}

// metaFieldsAnd adds what a field, an input value and an enum value have in common.
func metaFieldsAnd(fields map[string]*Field) map[string]*Field {
	all := map[string]*Field{
		"name":              text(func(f *metaField) string { return f.name }),
		"description":       text(func(f *metaField) string { return f.description }),
		"isDeprecated":      leaf(func(b []byte, f *metaField) []byte { return Bool(b, f.deprecated != nil) }),
		"deprecationReason": leaf(func(b []byte, f *metaField) []byte { return f.appendReason(b) }),
	}
	maps.Copy(all, fields)
	return all
}

func (m *metaSchema) root(def *ast.Definition) *metaType {
	if def == nil {
		return nil
	}
	return m.known[def.Name]
}

// ofNamed reads what only named types have.
func ofNamed(get func(*ast.Definition) string) func(*metaType) string {
	return func(t *metaType) string {
		if t.Definition == nil {
			return ""
		}
		return get(t.Definition)
	}
}

func leaf[T any](appendTo func(b []byte, of *T) []byte) *Field {
	return &Field{Leaf: func(*graphql.FieldContext) func([]byte, any) []byte {
		return func(b []byte, o any) []byte { return appendTo(b, o.(*T)) }
	}}
}

// text is a leaf that is null where it is empty.
func text[T any](get func(*T) string) *Field {
	return leaf(func(b []byte, of *T) []byte {
		if s := get(of); s != "" {
			return String(b, s)
		}
		return b
	})
}

func one[T, Of any](get func(*Of) *T) *Field {
	return oneOf(func(_ *graphql.FieldContext, o any) *T { return get(o.(*Of)) })
}

func oneOf[T any](get func(fc *graphql.FieldContext, of any) *T) *Field {
	return &Field{Each: func(fc *graphql.FieldContext) func(*Column, int, any) {
		return func(c *Column, at int, o any) {
			if c.run.oc.DisableIntrospection {
				c.fail(at, errDisabled)
				return
			}
			v := get(fc, o)
			Ptr(c, at, &v)
		}
	}}
}

// several is a field that is a list, which may depend on whether what is deprecated is to be in it.
func several[T, Of any](get func(of *Of, deprecated bool) []*T) *Field {
	put := List(0, Ptr[T])
	return &Field{Each: func(fc *graphql.FieldContext) func(*Column, int, any) {
		deprecated, _ := fc.Args["includeDeprecated"].(bool)
		return func(c *Column, at int, o any) {
			v := get(o.(*Of), deprecated)
			put(c, at, &v)
		}
	}}
}

// current is a list without what is deprecated, unless that is asked for.
func current[Of any](get func(*Of) []*metaField) *Field {
	f := several(func(of *Of, deprecated bool) []*metaField {
		all := get(of)
		if deprecated || !slices.ContainsFunc(all, (*metaField).isDeprecated) {
			return all
		}
		return slices.DeleteFunc(slices.Clone(all), (*metaField).isDeprecated)
	})
	f.Args = includeDeprecated
	return f
}

func (f *metaField) isDeprecated() bool { return f.deprecated != nil }

// includeDeprecated decodes the argument of this name; null is as good as false.
func includeDeprecated(_ context.Context, raw map[string]any) (map[string]any, error) {
	if raw["includeDeprecated"] == nil {
		return nil, nil
	}
	on, err := graphql.UnmarshalBoolean(raw["includeDeprecated"])
	return map[string]any{"includeDeprecated": on}, err
}

// typeName decodes the argument of __type.
func typeName(_ context.Context, raw map[string]any) (map[string]any, error) {
	name, err := graphql.UnmarshalString(raw["name"])
	return map[string]any{"name": name}, err
}
