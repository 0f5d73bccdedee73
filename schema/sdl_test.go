package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

func load(t *testing.T) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: SDL()})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The text has each definition once, with its extensions, and is the schema that gqlgen has compiled.
func TestSDLIsWhatIsCompiled(t *testing.T) {
	format := func(s *ast.Schema) string {
		var text strings.Builder
		formatter.NewFormatter(&text).FormatSchema(s)
		return text.String()
	}
	if got, want := format(load(t)), format(NewExecutableSchema(Config{}).Schema()); got != want {
		t.Error("the text and the compiled schema differ")
	}
	for _, part := range []string{"\ntype Query {", "\n  paths(", "\nscalar PartialDate ", "\ninput PlaceBy @oneOf {"} {
		if strings.Count(SDL(), part) != 1 {
			t.Errorf("the text has %q %d times", part, strings.Count(SDL(), part))
		}
	}
	for _, part := range []string{"extend ", "\ndirective ", "scalar Int", "\"\"\"\"\"\""} {
		if strings.Contains(SDL(), part) {
			t.Errorf("the text has %q", part)
		}
	}
}

// own returns the definitions of the project's SDL, without those of GraphQL itself.
func own(s *ast.Schema) (defs []*ast.Definition) {
	for _, def := range s.Types {
		if !def.BuiltIn && !strings.HasPrefix(def.Name, "__") {
			defs = append(defs, def)
		}
	}
	return defs
}

// Every type, value, field and argument has a description.
func TestEverythingIsDescribed(t *testing.T) {
	described := func(what, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", what)
		}
	}
	for _, def := range own(load(t)) {
		described(def.Name, def.Description)
		for _, v := range def.EnumValues {
			described(def.Name+"."+v.Name, v.Description)
		}
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			described(def.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(def.Name+"."+f.Name+"("+a.Name+":)", a.Description)
			}
		}
	}
}

// Each type repeats the descriptions of its interfaces word for word: SDL has no other way to share them.
func TestImplementationsReadLikeTheirInterfaces(t *testing.T) {
	s := load(t)
	for _, def := range own(s) {
		for _, name := range def.Interfaces {
			for _, promised := range s.Types[name].Fields {
				field := def.Fields.ForName(promised.Name)
				if field.Description != promised.Description && name != "Evidenced" && name != "Node" {
					t.Errorf("%s.%s is described unlike %s.%s", def.Name, promised.Name, name, promised.Name)
				}
				for _, a := range promised.Arguments {
					argument := field.Arguments.ForName(a.Name)
					if argument.Description != a.Description || argument.DefaultValue.String() != a.DefaultValue.String() {
						t.Errorf("%s.%s(%s:) differs from that of %s", def.Name, promised.Name, a.Name, name)
					}
				}
			}
		}
	}
}

// Only a field that finds a record by its id returns a Node, and an edit, which has a label, the record before and after. All
// others return an Entity or a narrower type, which has a name.
func TestFieldsOfRecordsHaveNames(t *testing.T) {
	for _, def := range own(load(t)) {
		for _, f := range def.Fields {
			if f.Type.Name() == "Node" && def.Name != "Query" && def.Name != "Edit" {
				t.Errorf("%s.%s returns a Node: it needs a narrower type", def.Name, f.Name)
			}
		}
	}
}

// ofHistory are the connections whose items are no records: they have no evidence, and their pages go one way.
var ofHistory = []string{"CommitConnection", "EditConnection"}

// Every connection has the arguments and fields of Relay. One of records chooses by evidence, and counts by it. The ties of a
// flow are all of its one evidence, so there is nothing to choose.
func TestConnectionsFollowRelay(t *testing.T) {
	for _, def := range own(load(t)) {
		for _, f := range def.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			if slices.Contains(ofHistory, f.Type.Name()) {
				if f.Arguments.ForName("first").Type.String() != "Int" || f.Arguments.ForName("after").Type.String() != "String" {
					t.Errorf("%s.%s has no first: Int or no after: String", def.Name, f.Name)
				}
				continue
			}
			for argument, want := range map[string]string{"first": "Int", "after": "String", "last": "Int", "before": "String",
				"evidence": "[Evidence!]"} {
				a := f.Arguments.ForName(argument)
				if chosen := argument == "evidence" && def.Name == "Flow"; !chosen && (a == nil || a.Type.String() != want) {
					t.Errorf("%s.%s has no argument %s: %s", def.Name, f.Name, argument, want)
				}
			}
		}
		if !strings.HasSuffix(def.Name, "Connection") {
			continue
		}
		for field, want := range map[string]string{"pageInfo": "PageInfo!", "totalCount": "Int!", "byEvidence": "[EvidenceCount!]!", "unattested": "Int!"} {
			if slices.Contains(ofHistory, def.Name) && (field == "byEvidence" || field == "unattested") {
				continue
			}
			if f := def.Fields.ForName(field); f == nil || f.Type.String() != want {
				t.Errorf("%s has no %s: %s", def.Name, field, want)
			}
		}
	}
}

// An argument of lists has the same description everywhere: the arguments of connections by their names, and asOf and
// evidence also in the other lists and in the analyses, apart from some exceptions.
func TestEqualArgumentsAreDescribedEqually(t *testing.T) {
	other := map[string]string{"compare(asOf:)": "the earlier of two days", "compare(asKnownAt:)": "that of the earlier day", "gaps(evidence:)": "says which gaps need OFFICIAL",
		"investmentIn(evidence:)": "of the listed ties themselves", "investmentOut(evidence:)": "of the listed ties themselves"}
	type argument struct {
		name       string
		connection bool
		typ        string
	}
	first := map[argument]string{}
	for _, def := range own(load(t)) {
		for _, f := range def.Fields {
			connection := strings.HasSuffix(f.Type.Name(), "Connection") && !slices.Contains(ofHistory, f.Type.Name())
			for _, a := range f.Arguments {
				where := f.Name + "(" + a.Name + ":)"
				if other[where] != "" || !connection && a.Name != "asOf" && a.Name != "asKnownAt" && a.Name != "history" && a.Name != "evidence" {
					continue
				}
				key := argument{a.Name, connection, a.Type.String()}
				if a.Name == "orderBy" || a.Name == "filter" {
					key.typ = "" // each list has its own
				}
				if a.Name == "below" {
					key.name = where // a relation has the same one for all types of places
				}
				if a.Name == "asKnownAt" {
					key.connection = true // the same everywhere
				}
				if a.Name == "asOf" && f.Arguments.ForName("history") != nil {
					key.connection = true // of a list without pages, or of statistics
				}
				if first[key] == "" {
					first[key] = a.Description
				}
				if a.Description != first[key] {
					t.Errorf("%s.%s is described as %q, and elsewhere as %q", def.Name, where, a.Description, first[key])
				}
			}
		}
	}
	if len(first) < 12 {
		t.Errorf("only %d arguments were compared", len(first))
	}
}
