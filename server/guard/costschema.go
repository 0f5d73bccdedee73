package guard

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// introspected returns how often what is selected below a field of introspection is there. The executor resolves each type
// and field of the schema once for each place where it is selected. How often they are in the answer is estimated by what
// the types of the schema have on average, and for a single type by what the largest type has.
func (e *costEstimator) introspected(f *ast.Field, p parents) (objects, written int) {
	size, ok := e.introspection[f.Name]
	if !ok {
		return min(p.objects, 3*len(e.schema.Types)), p.written // of each type also a list and a non-null one
	}
	items := size.longest
	if p.objects > 1 {
		items = size.total/len(e.schema.Types) + 1
	}
	if f.Name == "args" {
		items = size.longest
		if p.objects > 1 {
			items = 2
		}
	}
	return min(times(p.objects, size.longest), size.total), times(p.written, items)
}

// introspectionSizes returns the sizes of the lists of introspection.
func introspectionSizes(schema *ast.Schema) map[string]listSize {
	lists := map[string]listSize{"types": {len(schema.Types), len(schema.Types)}, "directives": {len(schema.Directives), len(schema.Directives)}}
	add := func(list string, n int) {
		size := lists[list]
		lists[list] = listSize{max(size.longest, n), size.total + n}
	}
	for _, d := range schema.Types {
		fields := "fields"
		if d.Kind == ast.InputObject {
			fields = "inputFields"
		}
		add(fields, len(d.Fields))
		add("enumValues", len(d.EnumValues))
		add("interfaces", len(d.Interfaces))
		add("possibleTypes", len(schema.PossibleTypes[d.Name]))
		for _, f := range d.Fields {
			add("args", len(f.Arguments))
		}
	}
	return lists
}
