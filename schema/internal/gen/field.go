package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/templates"
)

// access returns how the executor gets the value of a field; it is empty if the executor must refuse the field.
//
//	leaf   the parent has the value, which is a leaf
//	each   the parent has the value, which is one or more objects
//	batch  a resolver returns the values for many parents
//	one    a resolver, or a method with a context or an error, returns the value for one parent
//	root   a resolver of a root field returns the value
func access(f *codegen.Field) string {
	composite := f.TypeReference.Definition.IsCompositeType()
	switch {
	case f.IsReserved() || f.HasDirectives() || f.HasHaser || f.VOkFunc || f.IsMap() || f.TypeReference.IsRoot:
		return ""
	case composite && putFunction(f.TypeReference, 0) == "", !composite && appendLeaf(f.TypeReference, "v") == "":
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

// callsResolver reports whether a field of the object calls a resolver.
func callsResolver(o *codegen.Object) bool {
	return slices.ContainsFunc(o.Fields, func(f *codegen.Field) bool { return f.IsResolver && access(f) != "" })
}

// numbersMethod returns the method of the parent, beside the method or field that a field is bound to, that returns the numbers
// of its objects and the records that the numbers are of; it is empty if there is none. If the method returns nil for the
// records, the objects have no numbers.
func numbersMethod(f *codegen.Field) string {
	name := f.GoFieldName + "Numbers"
	if method(f.Object.Reference(), name) == nil {
		return ""
	}
	return name
}

// declareArguments declares variables for the arguments of a method, so that they are looked up once, not for each object.
func declareArguments(f *codegen.Field) string {
	var b strings.Builder
	for i, a := range f.Args {
		fmt.Fprintf(&b, "a%d := fc.Args[%q].(%s)\n", i, a.Name, templates.CurrentImports.LookupType(a.TypeReference.GO))
	}
	return b.String()
}

// argumentNames returns the variables that declareArguments has declared.
func argumentNames(f *codegen.Field) string {
	names := make([]string, len(f.Args))
	for i := range names {
		names[i] = fmt.Sprintf("a%d", i)
	}
	return strings.Join(names, ", ")
}
