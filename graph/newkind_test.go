package graph_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// newKind is what adds a kind of tie: an organization or an office ADVISES a place. Each edit replaces a text that its
// file has once. The files are those that CONTRIBUTING names for a kind of tie.
var newKind = []struct{ file, old, new string }{
	{"graph/kinds.go", "\ttieKindsEnd ", "\tAdvises // organization or office → the place that it advises\n\ttieKindsEnd "},
	{"graph/kinds.go", "\tMeasures: ", "\tAdvises: tieOf[Advice](\"ADVISES\", 1<<KindOrganization|1<<KindLiaisonOffice, Places),\n\tMeasures: "},
	{"graph/ties.go", "// Kind is the kind of the tie.\nfunc (*Containment)", `// Advice is an ADVISES tie.
type Advice struct {
	TieHeader
	Topic string
	Hours int32
	Fee   *Decimal
}

// Kind is the kind of the tie.
func (*Advice) Kind() TieKind { return Advises }

// Value is the value of a field.
func (r *Advice) Value(f Field) Value { return tieFields[Advises].value(r, f) }

// Kind is the kind of the tie.
func (*Containment)`},
	{"graph/field.go", "\tfieldsEnd ", "\tFieldTopic\n\tFieldHours\n\tFieldFee\n\tfieldsEnd "},
	{"graph/field.go", "\ttextField(\"meeting\"", `	textField("topic", FieldTopic, func(a *Advice) *string { return &a.Topic }),
	intField("hours", FieldHours, func(a *Advice) *int32 { return &a.Hours }),
	optionalDecimalField("fee", FieldFee, func(a *Advice) **Decimal { return &a.Fee }),
	textField("meeting"`},
	{"graph/storetest/sample_ties.go", "\t\t&graph.Measurement{", `		&graph.Advice{TieHeader: tie("v1", panel, ningbo, graph.Reported, since("2019")), Topic: "规划", Hours: 12, Fee: decimal(37, 1)},
		&graph.Advice{TieHeader: tie("v2", panel, ningbo, graph.Reported, since("2018"))},
		&graph.Measurement{`},
	{"graph/report/wording_path.go", "\tgraph.Measures:", "\tgraph.Advises: {\"%s指导%s\", \"%s advises %s\", \"%s由%s指导\", \"%s is advised by %s\"},\n\tgraph.Measures:"},
	{"seed/label.go", "\tcase *graph.Measurement:", "\tcase *graph.Advice:\n\t\treturn both(\"%s指导%s\", \"%s advises %s\")\n\tcase *graph.Measurement:"},
	{"schema/tie.graphqls", "\n  MEASURES\n", "\n  MEASURES\n  \"Organization or office → the place that it advises.\"\n  ADVISES\n"},
	{"schema/tie.graphqls", "type Measurement ", `type Advice implements Tie & Node & Evidenced {
  "On what."
  topic: String
  "How long, in hours."
  hours: Int!
  "What it costs, in yuan."
  fee: Float
{{of every tie}}
}

"A figure of something."
type Measurement `},
	{"schema/filter.graphqls", "input MembershipFilter ", `input AdviceFilter {
  "On what."
  topic: StringFilter
  "How long."
  hours: IntFilter
  "What it costs."
  fee: FloatFilter
}

"Conditions on a membership."
input MembershipFilter `},
}

// TestNewKind adds that kind by the recipe of CONTRIBUTING, in an overlay of the sources, and runs the tests that hold
// for every kind: both stores, all files, analyses, labels, and the text of the schema. What go generate makes of the
// schema, and the resolver that the compiler then asks for, are not part of it.
func TestNewKind(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles most packages once more")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	overlay := overlayOf(t, root)
	for _, c := range []struct{ name, run string }{
		{"graph", "^(TestKindsAreTheirTypes|TestStructsAreInTheTableOfFields|TestFieldsOfEveryKind|TestKindSets)$"},
		{"graph/memory", "^TestStore$"},
		{"graph/neo4j", "^(TestIndexes|TestStore)$/^(|Sample)$/^(RecordsByID|RoundTrip|Values|Ends|Windows|Expand|WholeNetwork|Scopes)$"},
		{"graph/export", "^(TestEveryKindIsWritten|TestEveryKindIsDescribed)$"},
		{"graph/report", "^TestEveryKindHasAWording$"},
		{"seed", "^TestEveryKindHasALabel$"},
		{"schema", "^(TestEveryKindIsInTheSchema|TestEverythingIsDescribed|TestImplementationsReadLikeTheirInterfaces)$"},
	} {
		t.Run(c.name, func(t *testing.T) {
			// Most of the time goes into compiling, so it does without vet and without optimization.
			command := exec.CommandContext(t.Context(), "go", "test", "-v", "-vet=off", "-gcflags=coopgraph/...=-N -l", "-overlay", overlay, "-run", c.run, "./"+c.name)
			command.Dir = root
			out, err := command.CombinedOutput()
			switch {
			case err != nil:
				t.Errorf("%v\n%s", err, out)
			case strings.Contains(string(out), "--- SKIP"):
				t.Skipf("%s", out)
			case !regexp.MustCompile(`--- PASS: \S+/(ADVISES|Advice) `).Match(out):
				t.Errorf("no test of the kind was run:\n%s", out)
			}
		})
	}
}

// overlayOf writes the changed files, and the file that names them to the go command.
func overlayOf(t *testing.T, root string) string {
	t.Helper()
	var changed struct{ Replace map[string]string }
	changed.Replace = map[string]string{}
	texts := map[string]string{}
	for _, e := range newKind {
		if texts[e.file] == "" {
			b, err := os.ReadFile(filepath.Join(root, e.file))
			if err != nil {
				t.Fatal(err)
			}
			texts[e.file] = string(b)
		}
		if n := strings.Count(texts[e.file], e.old); n != 1 {
			t.Fatalf("%s has %d times %q", e.file, n, e.old)
		}
		texts[e.file] = strings.Replace(texts[e.file], e.old, e.new, 1)
	}
	shared := regexp.MustCompile(`(?s)\ninterface Tie implements [^{]*\{\n(.*?)\n\}`).FindStringSubmatch(texts["schema/tie.graphqls"])
	if shared == nil {
		t.Fatal("schema/tie.graphqls has no interface Tie")
	}
	texts["schema/tie.graphqls"] = strings.Replace(texts["schema/tie.graphqls"], "{{of every tie}}", shared[1], 1)
	folder := t.TempDir()
	write := func(name string, b []byte) string {
		path := filepath.Join(folder, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for file, text := range texts {
		changed.Replace[filepath.Join(root, file)] = write(file, []byte(text))
	}
	b, err := json.Marshal(changed)
	if err != nil {
		t.Fatal(err)
	}
	return write("overlay.json", b)
}

// The recipe for a kind of tie in CONTRIBUTING names the files that TestNewKind changes, and those that the compiler asks
// for after go generate.
func TestRecipeOfAKind(t *testing.T) {
	text, err := os.ReadFile("../.github/CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`(?m)^\| a kind of tie \|(.*)\|$`).FindStringSubmatch(string(text))
	if row == nil {
		t.Fatal("CONTRIBUTING has no recipe for a kind of tie")
	}
	var got, want []string
	for _, m := range regexp.MustCompile("`([a-z_/]+\\.(?:go|graphqls))`").FindAllStringSubmatch(row[1], -1) {
		if m[1] != "server/resolve/resolver.go" && m[1] != "graph/newkind_test.go" {
			got = append(got, m[1])
		}
	}
	for _, e := range newKind {
		if !slices.Contains(want, e.file) {
			want = append(want, e.file)
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("CONTRIBUTING names %v\nand the files to change are %v", got, want)
	}
}
