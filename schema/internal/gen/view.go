package main

import (
	"cmp"
	"go/types"
	"slices"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/vektah/gqlparser/v2/ast"
)

// view is what the template sees: gqlgen's data, sorted where gqlgen keeps it in maps.
type view struct{ *codegen.Data }

// Served are the object types that the executor runs.
func (v *view) Served() []*codegen.Object {
	return slices.DeleteFunc(slices.Clone(v.Objects), func(o *codegen.Object) bool {
		return o.IsReserved() || o == v.SubscriptionRoot || !o.Root && (o.IsMap() || types.IsInterface(o.Type))
	})
}

// Abstracts are the interfaces and unions.
func (v *view) Abstracts() (as []*codegen.Interface) {
	for _, i := range v.Interfaces {
		if len(i.Implementors) > 0 {
			as = append(as, i)
		}
	}
	slices.SortFunc(as, func(a, b *codegen.Interface) int { return cmp.Compare(a.Name, b.Name) })
	return as
}

// Possible are the names of an abstract type's object types; gqlgen lists interfaces that implement it as well.
func (v *view) Possible(i *codegen.Interface) (names []string) {
	for _, m := range i.Implementors {
		if m.Kind == ast.Object {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Index is the place of an object type in Possible.
func (v *view) Index(i *codegen.Interface, name string) int { return slices.Index(v.Possible(i), name) }

// Enums are the Go types of enums that need an encoder: those with values in the configuration, and those that marshal
// themselves.
func (v *view) Enums() (rs []*config.TypeReference) {
	for _, r := range v.ReferencedTypes {
		if r.Definition.Kind == ast.Enum && (r.HasEnumValues() || isMarshaler(r)) {
			plain := *r
			plain.GO = elem(r.GO)
			rs = append(rs, &plain)
		}
	}
	slices.SortFunc(rs, func(a, b *config.TypeReference) int { return cmp.Compare(enumName(a), enumName(b)) })
	return slices.CompactFunc(rs, func(a, b *config.TypeReference) bool { return enumName(a) == enumName(b) })
}

// elem takes the pointers and slices off a Go type.
func elem(t types.Type) types.Type {
	switch u := types.Unalias(t).(type) {
	case *types.Pointer:
		return elem(u.Elem())
	case *types.Slice:
		return elem(u.Elem())
	}
	return t
}
