package breadth

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// metaSchema is a schema as introspection shows it. It is built once, so each type is one object, however many refer to it.
type metaSchema struct {
	*ast.Schema
	types      []*metaType // in the order of their names
	directives []*metaDirective
	byName     map[string]*metaType // lists and non-nulls by their text, such as [Int!]
}

// metaType is a named type, or a list or non-null of another type. A list that its kind does not have is nil, and shown as
// null; a list that its kind has may be empty.
type metaType struct {
	*ast.Definition // of a named type
	kind            string
	ofType          *metaType // of a list or non-null
	referenced      bool      // by a field, argument or input field

	fields, inputFields []*metaField
	enumValues          []*metaField
	interfaces          []*metaType
	possible            []*metaType
}

// metaField is a __Field, an __InputValue or an __EnumValue.
type metaField struct {
	name, description string
	args              []*metaField
	typ               *metaType
	defaultValue      *ast.Value
	deprecated        *ast.Directive
}

type metaDirective struct {
	*ast.DirectiveDefinition
	args []*metaField
}

// newMetaSchema builds the metaSchema of a schema.
func newMetaSchema(schema *ast.Schema) *metaSchema {
	m := &metaSchema{Schema: schema, byName: make(map[string]*metaType, len(schema.Types))}
	for _, name := range slices.Sorted(maps.Keys(schema.Types)) {
		def := schema.Types[name]
		t := &metaType{Definition: def, kind: string(def.Kind)}
		m.byName[name] = t
		m.types = append(m.types, t)
	}
	for _, t := range m.types {
		m.addLists(t)
	}
	for _, name := range slices.Sorted(maps.Keys(schema.Directives)) {
		def := schema.Directives[name]
		m.directives = append(m.directives, &metaDirective{def, m.arguments(def.Arguments)})
	}
	// A built-in scalar is a type of the schema only if the schema refers to it.
	m.types = slices.DeleteFunc(m.types, func(t *metaType) bool {
		unused := t.BuiltIn && t.Kind == ast.Scalar && !t.referenced
		if unused {
			delete(m.byName, t.Name)
		}
		return unused
	})
	return m
}

// addLists adds to a named type the lists that its kind has.
func (m *metaSchema) addLists(t *metaType) {
	switch t.Kind {
	case ast.Object, ast.Interface:
		t.fields, t.interfaces = []*metaField{}, m.typesNamed(t.Interfaces)
		for _, f := range t.Fields {
			if !strings.HasPrefix(f.Name, "__") { // fields of introspection are not shown
				t.fields = append(t.fields, &metaField{name: f.Name, description: f.Description,
					args: m.arguments(f.Arguments), typ: m.typeOf(f.Type), deprecated: f.Directives.ForName("deprecated")})
			}
		}
	case ast.InputObject:
		t.inputFields = []*metaField{}
		for _, f := range t.Fields {
			t.inputFields = append(t.inputFields, &metaField{name: f.Name, description: f.Description,
				typ: m.typeOf(f.Type), defaultValue: f.DefaultValue, deprecated: f.Directives.ForName("deprecated")})
		}
	case ast.Enum:
		t.enumValues = []*metaField{}
		for _, v := range t.EnumValues {
			t.enumValues = append(t.enumValues, &metaField{name: v.Name, description: v.Description,
				deprecated: v.Directives.ForName("deprecated")})
		}
	}
	if t.IsAbstractType() {
		t.possible = []*metaType{}
		for _, def := range m.PossibleTypes[t.Name] { // has interfaces that implement it too
			if def.Kind == ast.Object {
				t.possible = append(t.possible, m.byName[def.Name])
			}
		}
		slices.SortFunc(t.possible, func(a, b *metaType) int { return cmp.Compare(a.Name, b.Name) })
	}
}

// typesNamed returns the types of these names.
func (m *metaSchema) typesNamed(names []string) []*metaType {
	types := make([]*metaType, len(names))
	for i, name := range names {
		types[i] = m.byName[name]
	}
	return types
}

func (m *metaSchema) arguments(list ast.ArgumentDefinitionList) []*metaField {
	args := make([]*metaField, len(list))
	for i, a := range list {
		args[i] = &metaField{name: a.Name, description: a.Description, typ: m.typeOf(a.Type), defaultValue: a.DefaultValue,
			deprecated: a.Directives.ForName("deprecated")}
	}
	return args
}

// typeOf returns the metaType of a type that something refers to.
func (m *metaSchema) typeOf(t *ast.Type) *metaType {
	name := t.String()
	if existing := m.byName[name]; existing != nil {
		existing.referenced = true
		return existing
	}
	wrapper := &metaType{kind: "LIST"}
	if t.NonNull {
		nullable := *t
		nullable.NonNull = false
		wrapper.kind, wrapper.ofType = "NON_NULL", m.typeOf(&nullable)
	} else {
		wrapper.ofType = m.typeOf(t.Elem)
	}
	m.byName[name] = wrapper
	return wrapper
}

// specifiedBy returns the URL of a scalar's specification.
func (t *metaType) specifiedBy() string {
	if t.Definition == nil {
		return ""
	}
	if d := t.Directives.ForName("specifiedBy"); d != nil {
		return d.Arguments.ForName("url").Value.Raw
	}
	return ""
}

// appendReason appends why a field is deprecated, and nothing if it is not.
func (f *metaField) appendReason(b []byte) []byte {
	if f.deprecated == nil {
		return b
	}
	if reason := f.deprecated.Arguments.ForName("reason"); reason != nil {
		return String(b, reason.Value.Raw)
	}
	return String(b, "No longer supported")
}

// appendLiteral appends a value as graphql-js prints it.
func appendLiteral(b []byte, v *ast.Value) []byte {
	switch v.Kind {
	case ast.FloatValue:
		f, err := strconv.ParseFloat(v.Raw, 64)
		if err != nil {
			return append(b, v.Raw...)
		}
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	case ast.ListValue:
		b = append(b, '[')
		for i, c := range v.Children {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = appendLiteral(b, c.Value)
		}
		return append(b, ']')
	case ast.ObjectValue:
		b = append(b, '{')
		for i, c := range v.Children {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(append(b, c.Name...), ": "...)
			b = appendLiteral(b, c.Value)
		}
		return append(b, '}')
	}
	return append(b, v.String()...)
}
