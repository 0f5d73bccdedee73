package main

import (
	"cmp"
	"go/types"
	"slices"

	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/vektah/gqlparser/v2/ast"
)

// templateData is the data that the template gets: gqlgen's own, sorted if gqlgen has it in maps.
type templateData struct{ *codegen.Data }

// Executable returns the object types that the executor executes.
func (d *templateData) Executable() []*codegen.Object {
	return slices.DeleteFunc(slices.Clone(d.Objects), func(o *codegen.Object) bool {
		return o.IsReserved() || o == d.SubscriptionRoot || !o.Root && (o.IsMap() || types.IsInterface(o.Type))
	})
}

// Abstracts returns the interfaces and unions.
func (d *templateData) Abstracts() (as []*codegen.Interface) {
	for _, i := range d.Interfaces {
		if len(i.Implementors) > 0 {
			as = append(as, i)
		}
	}
	slices.SortFunc(as, func(a, b *codegen.Interface) int { return cmp.Compare(a.Name, b.Name) })
	return as
}

// Possible returns the names of the object types of an abstract type; gqlgen lists interfaces that implement it too.
func (d *templateData) Possible(i *codegen.Interface) (names []string) {
	for _, m := range i.Implementors {
		if m.Kind == ast.Object {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Index returns the index of an object type in Possible.
func (d *templateData) Index(i *codegen.Interface, name string) int {
	return slices.Index(d.Possible(i), name)
}

// Enums returns the Go types of enums that need an encoder: those with values in the configuration, and those that marshal
// themselves.
func (d *templateData) Enums() (rs []*config.TypeReference) {
	for _, r := range d.ReferencedTypes {
		if r.Definition.Kind == ast.Enum && (r.HasEnumValues() || isMarshaler(r)) {
			plain := *r
			plain.GO = elementType(r.GO)
			rs = append(rs, &plain)
		}
	}
	slices.SortFunc(rs, func(a, b *config.TypeReference) int { return cmp.Compare(enumEncoder(a), enumEncoder(b)) })
	return slices.CompactFunc(rs, func(a, b *config.TypeReference) bool { return enumEncoder(a) == enumEncoder(b) })
}

// elementType returns a Go type without its pointers and slices.
func elementType(t types.Type) types.Type {
	switch u := types.Unalias(t).(type) {
	case *types.Pointer:
		return elementType(u.Elem())
	case *types.Slice:
		return elementType(u.Elem())
	}
	return t
}
