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

	"coopgraph/schema/coerce"
)

// errDisabled is the error of gqlgen's executor too.
var errDisabled = errors.New("introspection disabled")

// errIntrospectionAlone refuses an operation that gqlgen's executor would execute with its own introspection, which is
// different.
var errIntrospectionAlone = coerce.Error(errcode.ValidationFailed, "introspection cannot be combined with the rest of this operation",
	"Ask for __schema and __type in an operation of their own.")

// introspects reports whether an operation selects __schema or __type.
func (s *Schema) introspects(oc *graphql.OperationContext) bool {
	root := s.table.Objects[s.schema.Query.Name]
	return slices.ContainsFunc(graphql.CollectFields(oc, oc.Operation.SelectionSet, root.Implements),
		func(f graphql.CollectedField) bool { return f.Name == "__schema" || f.Name == "__type" })
}

// withIntrospection returns the table with the fields __schema and __type and their types.
func withIntrospection(table *Table, schema *ast.Schema) *Table {
	meta := sync.OnceValue(func() *metaSchema { return newMetaSchema(schema) })
	own := *table
	own.Objects = maps.Clone(table.Objects)
	if query := table.Objects[schema.Query.Name]; query != nil {
		root := *query
		root.Fields = maps.Clone(query.Fields)
		root.Fields["__schema"] = contextField(func(*graphql.FieldContext, any) *metaSchema { return meta() })
		root.Fields["__type"] = contextField(func(fc *graphql.FieldContext, _ any) *metaType {
			if def := schema.Types[fc.Args["name"].(string)]; def != nil {
				return meta().byName[def.Name] // byName has lists and non-nulls too; these are not found in schema.Types
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
		"description":      textField(func(s *metaSchema) string { return s.Description }),
		"types":            listField(func(s *metaSchema, _ bool) []*metaType { return s.types }),
		"queryType":        objectField(func(s *metaSchema) *metaType { return s.root(s.Query) }),
		"mutationType":     objectField(func(s *metaSchema) *metaType { return s.root(s.Mutation) }),
		"subscriptionType": objectField(func(s *metaSchema) *metaType { return s.root(s.Subscription) }),
		"directives":       listField(func(s *metaSchema, _ bool) []*metaDirective { return s.directives }),
	},
	"__Type": {
		"kind":           textField(func(t *metaType) string { return t.kind }),
		"name":           textField(namedOnly(func(d *ast.Definition) string { return d.Name })),
		"description":    textField(namedOnly(func(d *ast.Definition) string { return d.Description })),
		"specifiedByURL": textField((*metaType).specifiedBy),
		"fields":         currentField(func(t *metaType) []*metaField { return t.fields }),
		"interfaces":     listField(func(t *metaType, _ bool) []*metaType { return t.interfaces }),
		"possibleTypes":  listField(func(t *metaType, _ bool) []*metaType { return t.possible }),
		"enumValues":     currentField(func(t *metaType) []*metaField { return t.enumValues }),
		"inputFields":    currentField(func(t *metaType) []*metaField { return t.inputFields }),
		"ofType":         objectField(func(t *metaType) *metaType { return t.ofType }),
		"isOneOf": leafField(func(b []byte, t *metaType) []byte {
			if t.kind != string(ast.InputObject) {
				return b
			}
			return Bool(b, t.Directives.ForName("oneOf") != nil)
		}),
	},
	"__Field": withMetaFields(map[string]*Field{
		"args": currentField(func(f *metaField) []*metaField { return f.args }),
		"type": objectField(func(f *metaField) *metaType { return f.typ }),
	}),
	"__InputValue": withMetaFields(map[string]*Field{
		"type": objectField(func(f *metaField) *metaType { return f.typ }),
		"defaultValue": textField(func(f *metaField) string {
			if f.defaultValue == nil {
				return ""
			}
			return string(appendLiteral(nil, f.defaultValue))
		}),
	}),
	"__EnumValue": withMetaFields(nil),
	"__Directive": {
		"name":         textField(func(d *metaDirective) string { return d.Name }),
		"description":  textField(func(d *metaDirective) string { return d.Description }),
		"isRepeatable": leafField(func(b []byte, d *metaDirective) []byte { return Bool(b, d.IsRepeatable) }),
		"args":         currentField(func(d *metaDirective) []*metaField { return d.args }),
		"locations": leafField(func(b []byte, d *metaDirective) []byte {
			return Leaves(b, d.Locations, func(b []byte, l ast.DirectiveLocation) []byte { return String(b, string(l)) })
		}),
	},
}

// withMetaFields adds the fields that __Field, __InputValue and __EnumValue have in common.
func withMetaFields(fields map[string]*Field) map[string]*Field {
	all := map[string]*Field{
		"name":              textField(func(f *metaField) string { return f.name }),
		"description":       textField(func(f *metaField) string { return f.description }),
		"isDeprecated":      leafField(func(b []byte, f *metaField) []byte { return Bool(b, f.deprecated != nil) }),
		"deprecationReason": leafField(func(b []byte, f *metaField) []byte { return f.appendReason(b) }),
	}
	maps.Copy(all, fields)
	return all
}

// root returns the type of a root; nil if the schema does not have it.
func (m *metaSchema) root(def *ast.Definition) *metaType {
	if def == nil {
		return nil
	}
	return m.byName[def.Name]
}

// namedOnly returns a function that is empty for types without a name.
func namedOnly(get func(*ast.Definition) string) func(*metaType) string {
	return func(t *metaType) string {
		if t.Definition == nil {
			return ""
		}
		return get(t.Definition)
	}
}

// leafField returns a field that is a leaf.
func leafField[T any](appendTo func(b []byte, of *T) []byte) *Field {
	return &Field{Leaf: func(*graphql.FieldContext) func([]byte, any) []byte {
		return func(b []byte, o any) []byte { return appendTo(b, o.(*T)) }
	}}
}

// textField returns a field that is a string, or null instead of an empty one.
func textField[T any](get func(*T) string) *Field {
	return leafField(func(b []byte, of *T) []byte {
		if s := get(of); s != "" {
			return String(b, s)
		}
		return b
	})
}

// objectField returns a field that is an object.
func objectField[T, Of any](get func(*Of) *T) *Field {
	return contextField(func(_ *graphql.FieldContext, o any) *T { return get(o.(*Of)) })
}

// contextField returns a field that is an object and may depend on the arguments.
func contextField[T any](get func(fc *graphql.FieldContext, of any) *T) *Field {
	return &Field{Each: func(fc *graphql.FieldContext) func(*Column, int, any) {
		return func(c *Column, at int, o any) {
			if c.run.oc.DisableIntrospection {
				c.fail(at, errDisabled)
				return
			}
			v := get(fc, o)
			PutPointer(c, at, &v)
		}
	}}
}

// listField returns a field that is a list, which may depend on the argument includeDeprecated.
func listField[T, Of any](get func(of *Of, deprecated bool) []*T) *Field {
	put := PutList(0, PutPointer[T])
	return &Field{Each: func(fc *graphql.FieldContext) func(*Column, int, any) {
		deprecated, _ := fc.Args["includeDeprecated"].(bool)
		return func(c *Column, at int, o any) {
			v := get(o.(*Of), deprecated)
			put(c, at, &v)
		}
	}}
}

// currentField returns a field that is a list without deprecated items, unless includeDeprecated is true.
func currentField[Of any](get func(*Of) []*metaField) *Field {
	f := listField(func(of *Of, deprecated bool) []*metaField {
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

// includeDeprecated decodes the argument of this name; null is false.
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
