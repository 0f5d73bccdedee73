package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
)

// Every kind of graph's table has its value of the enum, its type, and a filter of each of its fields.
func TestEveryKindIsInTheSchema(t *testing.T) {
	s := load(t)
	nodes, ties := map[string][]*graph.FieldInfo{}, map[string][]*graph.FieldInfo{}
	var nodeNames, tieNames []string
	for k := range graph.AllNodes.All {
		nodes[k.TypeName()], nodeNames = k.Fields(), append(nodeNames, k.String())
	}
	for k := range graph.AllTies.All {
		ties[k.TypeName()], tieNames = k.Fields(), append(tieNames, k.String())
	}
	checkEnum(t, s, "NodeKind", nodeNames)
	checkEnum(t, s, "TieKind", tieNames)
	checkTypes(t, s, "Entity", nodes)
	checkTypes(t, s, "Tie", ties)
}

func checkEnum(t *testing.T, s *ast.Schema, enum string, want []string) {
	t.Helper()
	var got []string
	for _, v := range s.Types[enum].EnumValues {
		got = append(got, v.Name)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("the values of %s are %v, and graph has the kinds %v", enum, got, want)
	}
}

// withoutFilter are the fields that lists are sorted by, or nothing, and not filtered by.
var withoutFilter = []string{"countyCount", "amountLargeProjects", "share"}

// checkTypes looks for the types by their names, with the fields of each.
func checkTypes(t *testing.T, s *ast.Schema, shared string, kinds map[string][]*graph.FieldInfo) {
	t.Helper()
	for name, fields := range kinds {
		t.Run(name, func(t *testing.T) {
			def := s.Types[name]
			if def == nil || def.Kind != ast.Object || !slices.Contains(s.GetImplements(def), s.Types[shared]) {
				t.Fatalf("there is no type %s that implements %s", name, shared)
			}
			filter := name + "Filter"
			if slices.Contains(def.Interfaces, "Place") {
				filter = "PlaceFilter"
			}
			for _, f := range fields {
				if f.Field == 0 || sharedByAll(kinds, f) {
					continue // what all share, the interface and its filter have
				}
				in := f.Name
				if strings.HasSuffix(in, "Kind") {
					in = "kind"
				}
				if def.Fields.ForName(in) == nil {
					t.Errorf("%s has no field %s", name, in)
				}
				if input := s.Types[filter]; input == nil || input.Fields.ForName(in) == nil && !slices.Contains(withoutFilter, in) {
					t.Errorf("there is no filter %s with %s", filter, in)
				}
			}
		})
	}
}

// sharedByAll reports whether all of the kinds have a field.
func sharedByAll(kinds map[string][]*graph.FieldInfo, f *graph.FieldInfo) bool {
	for _, fields := range kinds {
		if !slices.Contains(fields, f) {
			return false
		}
	}
	return true
}

// Every field that a commit can change has words in both languages, and no two fields of a kind have the same.
func TestEveryFieldHasALabel(t *testing.T) {
	check := func(kind string, fields []*graph.FieldInfo) {
		t.Run(kind, func(t *testing.T) {
			for _, language := range []graph.Language{graph.ZH, graph.EN} {
				labels := map[string]bool{}
				for _, f := range fields {
					if derivedFields[f.Name] {
						continue
					}
					if label := (&FieldChange{Field: f.Name}).Label(language); label == "" || labels[label] {
						t.Errorf("%s is called %q in %s: see graph/report/wording_field.go", f.Name, label, language)
					} else {
						labels[label] = true
					}
				}
			}
		})
	}
	for k := range graph.AllNodes.All {
		check(k.String(), k.Fields())
	}
	for k := range graph.AllTies.All {
		check(k.String(), k.Fields())
	}
}
