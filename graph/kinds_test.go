package graph_test

import (
	"reflect"
	"testing"

	"coopgraph/graph"
)

// described is an empty record of a kind and the fields that the kind has.
type described struct {
	graph.Record
	fields []*graph.FieldInfo
}

// everyKind is a record of each kind, by the kind's name.
func everyKind() map[string]described {
	all := map[string]described{}
	for k := range graph.AllNodes.All {
		all[k.String()] = described{graph.NewNode(k), k.Fields()}
	}
	for k := range graph.AllTies.All {
		all[k.String()] = described{graph.NewTie(k), k.Fields()}
	}
	return all
}

// The table of kinds says of each kind what its type says, and no two kinds share a name or a type.
func TestKindsAreTheirTypes(t *testing.T) {
	names, order := map[string]bool{}, map[int]bool{}
	once := func(names map[string]bool, name string) {
		if names[name] {
			t.Errorf("two kinds are named %s", name)
		}
		names[name] = true
	}
	for k := range graph.AllNodes.All {
		n := graph.NewNode(k)
		if n.Kind() != k || k.TypeName() != reflect.TypeOf(n).Elem().Name() {
			t.Errorf("the row of %s makes a %T, which is a %s and named %s", k, n, n.Kind(), k.TypeName())
		}
		once(names, k.String())
		once(names, k.TypeName())
		n.NodeHead().Terms.Names = []string{"a"}
		rank := graph.Rank(n, "a")
		if order[rank] || rank >= 16 {
			t.Errorf("a search puts %s where another kind is, or after placeholders: %d", k, rank)
		}
		order[rank] = true
	}
	for k := range graph.AllTies.All {
		tie := graph.NewTie(k)
		if tie.Kind() != k || k.TypeName() != reflect.TypeOf(tie).Elem().Name() {
			t.Errorf("the row of %s makes a %T, which is a %s and named %s", k, tie, tie.Kind(), k.TypeName())
		}
		once(names, k.String())
		once(names, k.TypeName())
		if from, to := k.Ends(); from == 0 || to == 0 || from&^graph.AllNodes != 0 || to&^graph.AllNodes != 0 {
			t.Errorf("%s goes from %b to %b", k, from, to)
		}
	}
}

// Every field of a struct is in the table of fields, whether a field of its own or a part of an embedded struct: what is
// missing there would be lost by Neo4j and by files.
func TestStructsAreInTheTableOfFields(t *testing.T) {
	for kind, r := range everyKind() {
		t.Run(kind, func(t *testing.T) {
			found := map[uintptr]string{}
			for _, f := range r.fields {
				found[reflect.ValueOf(f.Pointer(r.Record)).Pointer()] = f.Name
			}
			var walk func(v reflect.Value)
			walk = func(v reflect.Value) {
				for i := range v.NumField() {
					if v.Type().Field(i).Anonymous {
						walk(v.Field(i))
						continue
					}
					if at := v.Field(i).Addr().Pointer(); found[at] == "" {
						t.Errorf("%s is not in the table of fields", v.Type().Field(i).Name)
					} else {
						delete(found, at)
					}
				}
			}
			walk(reflect.ValueOf(r.Record).Elem())
			if len(found) > 0 {
				t.Errorf("the table of fields has %v twice", found)
			}
		})
	}
}

// Get and Value read what Set gives a field, and the fields that a kind does not have are null.
func TestFieldsOfEveryKind(t *testing.T) {
	used := map[graph.Field]bool{}
	for kind, r := range everyKind() {
		t.Run(kind, func(t *testing.T) {
			values := map[graph.Field]graph.Value{}
			for _, f := range r.fields {
				v, value := sampleValue(t, f)
				f.Set(r.Record, v)
				if got := f.Get(r.Record); !reflect.DeepEqual(got, v) {
					t.Errorf("%s is %v, want %v", f.Name, got, v)
				}
				if f.Field != 0 {
					values[f.Field], used[f.Field] = value, true
				}
			}
			for f := graph.Field(0); int(f) <= graph.NumFields+1; f++ {
				if got := r.Value(f); got != values[f] {
					t.Errorf("field %d is %+v, want %+v", f, got, values[f])
				}
			}
		})
	}
	if len(used) != graph.NumFields {
		t.Errorf("%d of %d fields are fields of a kind", len(used), graph.NumFields)
	}
}

// sampleValue is a value that a field may have, as Get gives it and as lists compare it.
func sampleValue(t *testing.T, f *graph.FieldInfo) (any, graph.Value) {
	switch f.Type {
	case graph.TextField:
		return f.Name, graph.TextValue(f.Name)
	case graph.IntField:
		return int64(7), graph.IntValue(7)
	case graph.BoolField:
		return true, graph.BoolValue(true)
	case graph.DecimalField:
		return decimal(t, "3.70"), graph.DecimalValue(decimal(t, "3.70"))
	case graph.DateField:
		return date(t, "2018-04"), graph.DateValue(date(t, "2018-04"))
	case graph.EvidenceField:
		return graph.Derived, graph.IntValue(int64(graph.Derived))
	case graph.TextsField:
		return []string{"a", "b"}, graph.Value{}
	case graph.CitationsField:
		return []graph.Citation{{SourceID: "s"}}, graph.Value{}
	case graph.TermsField:
		return graph.Terms{Names: []string{"a"}}, graph.Value{}
	case graph.LocationField:
		return graph.Location{Longitude: 1, Basis: graph.BasisSeat}, graph.Value{}
	case graph.DocumentField:
		switch f.Name {
		case "target":
			return &graph.Target{From: date(t, "2018")}, graph.Value{}
		case "series":
			return []graph.Observation{{From: date(t, "2018")}}, graph.Value{}
		}
	}
	t.Fatalf("no sample of the type of %s", f.Name)
	return nil, graph.Value{}
}
