package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
)

// kind says how the value of a field is had; it is empty where plans must refuse the field.
//
//	leaf   the object has it at hand, and it is written as it is
//	each   the object has it at hand, and it is one or more objects
//	batch  a resolver gives it for many parents
//	one    a resolver, or a method that takes a context or may fail, gives it for one parent
//	root   a resolver of a root field gives it
func kind(f *codegen.Field) string {
	composite := f.TypeReference.Definition.IsCompositeType()
	switch {
	case f.IsReserved() || f.HasDirectives() || f.HasHaser || f.VOkFunc || f.IsMap() || f.TypeReference.IsRoot:
		return ""
	case composite && put(f.TypeReference, 0) == "", !composite && encode(f.TypeReference, "v") == "":
		return ""
	case f.Object.Root:
		return "root"
	case f.IsBatch():
		return "batch"
	case f.IsResolver, f.MethodHasContext, f.IsMethod() && !f.NoErr:
		return "one"
	case composite:
		return "each"
	}
	return "leaf"
}

// asks says whether a field of the object asks a resolver.
func asks(o *codegen.Object) bool {
	return slices.ContainsFunc(o.Fields, func(f *codegen.Field) bool { return f.IsResolver && kind(f) != "" })
}

// args declares the arguments of a method, so that they are looked up once and not for each object.
func args(f *codegen.Field) string {
	var b strings.Builder
	for i, a := range f.Args {
		fmt.Fprintf(&b, "a%d := fc.Args[%q].(%s)\n", i, a.Name, templates.CurrentImports.LookupType(a.TypeReference.GO))
	}
	return b.String()
}

// values are the arguments that args has declared.
func values(f *codegen.Field) string {
	names := make([]string, len(f.Args))
	for i := range names {
		names[i] = fmt.Sprintf("a%d", i)
	}
	return strings.Join(names, ", ")
}
