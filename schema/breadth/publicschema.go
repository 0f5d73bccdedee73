package breadth

import (
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// publicSchema returns the schema that operations are validated against and that introspection shows. What gqlparser adds
// to every schema is made to agree with the specification of September 2025 and the descriptions of graphql-js: without
// @defer, which this executor does not have, and without directives on definitions of directives.
func publicSchema(schema *ast.Schema) *ast.Schema {
	own := *schema
	own.Directives, own.Types = maps.Clone(schema.Directives), maps.Clone(schema.Types)
	delete(own.Directives, "defer")
	if def := own.Directives["deprecated"]; def != nil {
		changed := *def
		changed.Locations = slices.DeleteFunc(slices.Clone(def.Locations), func(l ast.DirectiveLocation) bool {
			return l == ast.LocationDirectiveDefinition
		})
		own.Directives["deprecated"] = &changed
	}
	if def := own.Types["__DirectiveLocation"]; def != nil {
		changed := *def
		changed.EnumValues = slices.DeleteFunc(slices.Clone(def.EnumValues), func(v *ast.EnumValueDefinition) bool {
			return v.Name == string(ast.LocationDirectiveDefinition)
		})
		own.Types["__DirectiveLocation"] = &changed
	}
	for name, description := range scalarDescriptions {
		if def := own.Types[name]; def != nil && def.BuiltIn {
			described := *def
			described.Description = description
			own.Types[name] = &described
		}
	}
	return &own
}

// scalarDescriptions corrects gqlparser's descriptions of the scalars of GraphQL.
var scalarDescriptions = map[string]string{
	"Float": "The `Float` scalar type represents signed double-precision fractional values as specified by " +
		"[IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
	"String": "The `String` scalar type represents textual data, represented as UTF-8 character sequences. " +
		"The String type is most often used by GraphQL to represent free-form human-readable text.",
	"ID": "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. " +
		"The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. " +
		"When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.",
}
