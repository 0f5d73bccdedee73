package schema

import (
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
			t.Errorf("the text has %d times %q", strings.Count(SDL(), part), part)
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

// Only what an id may name is a Node; whatever else joins records names them, so it is an Entity or more.
func TestFieldsOfRecordsHaveNames(t *testing.T) {
	for _, def := range own(load(t)) {
		for _, f := range def.Fields {
			if f.Type.Name() == "Node" && def.Name != "Query" {
				t.Errorf("%s.%s is a Node: say what it is", def.Name, f.Name)
			}
		}
	}
}

func TestConnectionsAreRelays(t *testing.T) {
	for _, def := range own(load(t)) {
		for _, f := range def.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			for argument, want := range map[string]string{"first": "Int", "after": "String", "last": "Int", "before": "String",
				"evidence": "[Evidence!]"} {
				a := f.Arguments.ForName(argument)
				if a == nil || a.Type.String() != want {
					t.Errorf("%s.%s has no argument %s: %s", def.Name, f.Name, argument, want)
				}
			}
		}
		if !strings.HasSuffix(def.Name, "Connection") {
			continue
		}
		for field, want := range map[string]string{"pageInfo": "PageInfo!", "totalCount": "Int!", "byEvidence": "[EvidenceCount!]!", "unattested": "Int!"} {
			if f := def.Fields.ForName(field); f == nil || f.Type.String() != want {
				t.Errorf("%s has no %s: %s", def.Name, field, want)
			}
		}
	}
}
