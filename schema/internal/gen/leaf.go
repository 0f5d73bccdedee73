package main

import (
	"fmt"
	"go/types"

	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/vektah/gqlparser/v2/ast"
)

// appendLeaf returns the expression that appends a leaf, the value of a Go expression, to b; it is empty if there is none.
func appendLeaf(r *config.TypeReference, value string) string {
	switch t := types.Unalias(r.GO).(type) {
	case *types.Slice:
		if r.GQL.Elem == nil {
			break
		}
		item := *r
		item.GO, item.GQL = t.Elem(), r.GQL.Elem
		inner := leafEncoder(&item)
		if inner == "" || item.GQL.NonNull && config.IsNilable(item.GO) && item.GQL.Elem == nil {
			return ""
		}
		if r.GQL.NonNull {
			return fmt.Sprintf("breadth.Leaves(b, %s, %s)", value, inner)
		}
		return fmt.Sprintf("breadth.LeavesOrNull(b, %s, %s)", value, inner)
	case *types.Pointer:
		target := *r
		target.GO = t.Elem()
		if inner := leafEncoder(&target); inner != "" {
			return fmt.Sprintf("breadth.OrNull(b, %s, %s)", value, inner)
		}
		return ""
	}
	if !config.IsNilable(r.GO) {
		return appendPlain(r, value)
	}
	plain := appendPlain(r, "v") // a scalar that is a map, an interface or a slice
	if plain == "" {
		return ""
	}
	return fmt.Sprintf("func(b []byte, v %s) []byte {\nif v == nil { return b }\nreturn %s\n}(b, %s)",
		templates.CurrentImports.LookupType(r.GO), plain, value)
}

// leafEncoder returns a function that appends a leaf.
func leafEncoder(r *config.TypeReference) string {
	if body := appendLeaf(r, "v"); body != "" {
		return fmt.Sprintf("func(b []byte, v %s) []byte { return %s }", templates.CurrentImports.LookupType(r.GO), body)
	}
	return ""
}

// appendPlain is appendLeaf for a value that is neither a list nor a pointer.
func appendPlain(r *config.TypeReference, value string) string {
	switch {
	case r.HasEnumValues():
		return fmt.Sprintf("%s(b, %s)", enumEncoder(r), value)
	case isMarshaler(r) && appendsJSON(r.GO):
		return value + ".AppendJSON(b)"
	case isMarshaler(r) && r.Definition.Kind == ast.Enum:
		return fmt.Sprintf("%s(b, %s)", enumEncoder(r), value)
	case isMarshaler(r):
		return fmt.Sprintf("breadth.Marshal(b, %s)", value)
	case r.Marshaler == nil || r.IsTargetNilable() && !config.IsNilable(r.GO):
		return ""
	}
	if r.Marshaler.Pkg().Path() == "github.com/99designs/gqlgen/graphql" {
		switch r.Marshaler.Name() {
		case "MarshalString", "MarshalID":
			return fmt.Sprintf("breadth.String(b, string(%s))", value)
		case "MarshalInt", "MarshalInt8", "MarshalInt16", "MarshalInt32", "MarshalInt64":
			return fmt.Sprintf("breadth.Int(b, int64(%s))", value)
		case "MarshalFloat", "MarshalFloatContext":
			return fmt.Sprintf("breadth.Float(b, float64(%s))", value)
		case "MarshalBoolean":
			return fmt.Sprintf("breadth.Bool(b, bool(%s))", value)
		}
	}
	if r.IsContext {
		return ""
	}
	if r.CastType != nil {
		value = fmt.Sprintf("%s(%s)", templates.CurrentImports.LookupType(r.CastType), value)
	}
	return fmt.Sprintf("breadth.Marshal(b, %s(%s))", templates.Call(r.Marshaler), value)
}

// enumEncoder returns the name of the encoder of an enum.
func enumEncoder(r *config.TypeReference) string {
	return "leaf" + r.Definition.Name + "2" + templates.TypeIdentifier(elementType(r.GO))
}

// isMarshaler reports whether values of the type, not only pointers to them, marshal themselves without a context.
func isMarshaler(r *config.TypeReference) bool {
	return r.IsMarshaler && !r.IsContext && method(elementType(r.GO), "MarshalGQL") != nil
}

// appendsJSON reports whether values of the type have a method AppendJSON([]byte) []byte.
func appendsJSON(t types.Type) bool {
	m := method(t, "AppendJSON")
	return m != nil && m.Params().Len() == 1 && m.Results().Len() == 1 &&
		m.Params().At(0).Type().String() == "[]byte" && m.Results().At(0).Type().String() == "[]byte"
}

// method returns the signature of a method of a type's values; nil if they do not have it.
func method(t types.Type, name string) *types.Signature {
	for m := range types.NewMethodSet(t).Methods() {
		if m.Obj().Name() == name {
			return m.Type().(*types.Signature)
		}
	}
	return nil
}
