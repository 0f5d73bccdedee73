package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	gqlgen    = "github.com/99designs/gqlgen"
	gqlparser = "github.com/vektah/gqlparser"
)

// arrows lists what each package may import beside the standard library: each of our packages by its path, modules of others
// by the beginning of their path. Each module of others has one home.
var arrows = map[string][]string{
	"coopgraph/graph":                          nil,
	"coopgraph/graph/analysis":                 {"coopgraph/graph", "coopgraph/graph/internal/budget", "gonum.org/v1/gonum"}, // gonum in tests, to compare with
	"coopgraph/graph/analysis/analysistest":    {"coopgraph/graph", "coopgraph/graph/analysis", "coopgraph/graph/memory", "coopgraph/seed"},
	"coopgraph/graph/durable":                  {"coopgraph/graph", "coopgraph/graph/memory", "go.etcd.io/bbolt"},
	"coopgraph/graph/export":                   {"coopgraph/graph", "coopgraph/graph/analysis", "coopgraph/graph/report", "github.com/parquet-go/parquet-go"},
	"coopgraph/graph/gazetteer":                {"coopgraph/graph", "coopgraph/graph/pinyin", "github.com/agnivade/levenshtein"},
	"coopgraph/graph/importer":                 {"coopgraph/graph", "coopgraph/graph/gazetteer", "coopgraph/graph/report", "coopgraph/seed", "github.com/xuri/excelize/v2", "golang.org/x/text"},
	"coopgraph/graph/internal/budget":          {"coopgraph/graph"},
	"coopgraph/graph/memory":                   {"coopgraph/graph", "coopgraph/graph/internal/budget"},
	"coopgraph/graph/mirror":                   {"coopgraph/graph", "coopgraph/graph/memory"},
	"coopgraph/graph/neo4j":                    {"coopgraph/graph", "coopgraph/graph/memory", "github.com/neo4j/neo4j-go-driver/v5"},
	"coopgraph/graph/neo4j/neo4jtest":          {"coopgraph/graph/toolcache", "github.com/neo4j/neo4j-go-driver/v5"},
	"coopgraph/graph/pinyin":                   {"github.com/mozillazg/go-pinyin"}, // in tests, to make its table
	"coopgraph/graph/pythontest":               {"coopgraph/graph/toolcache"},
	"coopgraph/graph/report":                   {"coopgraph/graph", "coopgraph/graph/analysis", "coopgraph/graph/internal/budget"},
	"coopgraph/graph/storetest":                {"coopgraph/graph"},
	"coopgraph/graph/toolcache":                nil,
	"coopgraph/schema":                         {"coopgraph/graph", "coopgraph/graph/analysis", "coopgraph/graph/gazetteer", "coopgraph/graph/report", "coopgraph/schema/breadth", gqlgen, gqlparser},
	"coopgraph/schema/breadth":                 {"coopgraph/schema/cache", "coopgraph/schema/coerce", gqlgen, gqlparser},
	"coopgraph/schema/breadth/breadthtest":     {"coopgraph/schema/breadth", gqlgen, gqlparser},
	"coopgraph/schema/breadth/internal/sample": {"coopgraph/schema/breadth", gqlgen, gqlparser},
	"coopgraph/schema/cache":                   nil,
	"coopgraph/schema/coerce":                  {gqlgen, gqlparser},
	"coopgraph/schema/internal/gen":            {gqlgen, gqlparser},
	"coopgraph/seed":                           {"coopgraph/graph", "coopgraph/graph/pinyin"},
	"coopgraph/server/resolve":                 {"coopgraph/graph", "coopgraph/graph/analysis", "coopgraph/graph/gazetteer", "coopgraph/graph/report", "coopgraph/schema", "coopgraph/schema/breadth", "coopgraph/schema/cache", "coopgraph/schema/coerce", gqlgen, gqlparser},
	"coopgraph/server/guard":                   {"coopgraph/graph", "coopgraph/schema/cache", "coopgraph/schema/coerce", "coopgraph/server/resolve", gqlgen, gqlparser, "golang.org/x/time"},
	"coopgraph/server/observe":                 {"coopgraph/graph", "coopgraph/graph/neo4j", "coopgraph/schema/breadth", "coopgraph/schema/cache", "coopgraph/server/guard", "coopgraph/server/resolve", "coopgraph/server/transport", gqlgen, gqlparser, "github.com/prometheus/client_golang", "go.opentelemetry.io"},
	"coopgraph/server/nodetest":                {"coopgraph/graph/toolcache"},
	"coopgraph/server/transport":               {"coopgraph/schema/cache", "coopgraph/schema/coerce", gqlgen, gqlparser, "github.com/andybalholm/brotli", "github.com/klauspost/compress"},
	"coopgraph/server/explorer":                nil,
	"coopgraph/server/site/docs":               {"github.com/yuin/goldmark"},
	"coopgraph/server/site": {"coopgraph/graph", "coopgraph/graph/export", "coopgraph/graph/gazetteer", "coopgraph/graph/importer", "coopgraph/schema/breadth", "coopgraph/schema/cache", "coopgraph/schema/coerce", "coopgraph/server/explorer", "coopgraph/server/guard", "coopgraph/server/resolve", "coopgraph/server/site/docs", "coopgraph/server/transport",
		gqlgen, gqlparser, "github.com/rs/cors"},
	"coopgraph/server": {"coopgraph/graph", "coopgraph/graph/durable", "coopgraph/graph/export", "coopgraph/graph/importer", "coopgraph/graph/memory", "coopgraph/graph/mirror", "coopgraph/graph/neo4j", "coopgraph/schema", "coopgraph/schema/breadth",
		"coopgraph/seed", "coopgraph/server/explorer", "coopgraph/server/guard", "coopgraph/server/observe", "coopgraph/server/resolve", "coopgraph/server/site", gqlgen, "github.com/KimMachineGun/automemlimit"},
}

// packageLayers are our packages from the top down: a package may import those of lower layers, and none of its own layer.
// Stores are in the layer of server/resolve or above it, since it asks them through graph.Store alone.
var packageLayers = [][]string{
	{"coopgraph/server"},
	{"coopgraph/server/site", "coopgraph/server/observe", "coopgraph/graph/mirror", "coopgraph/graph/durable", "coopgraph/graph/analysis/analysistest"},
	{"coopgraph/server/guard", "coopgraph/graph/importer", "coopgraph/graph/neo4j"},
	{"coopgraph/server/resolve", "coopgraph/server/transport", "coopgraph/server/explorer", "coopgraph/server/site/docs", "coopgraph/graph/export", "coopgraph/graph/memory",
		"coopgraph/seed"},
	{"coopgraph/schema", "coopgraph/schema/breadth/breadthtest", "coopgraph/schema/breadth/internal/sample"},
	{"coopgraph/graph/report"},
	{"coopgraph/schema/breadth", "coopgraph/graph/analysis", "coopgraph/graph/gazetteer", "coopgraph/graph/storetest",
		"coopgraph/graph/neo4j/neo4jtest", "coopgraph/graph/pythontest", "coopgraph/server/nodetest"},
	{"coopgraph/schema/cache", "coopgraph/schema/coerce", "coopgraph/schema/internal/gen", "coopgraph/graph/internal/budget",
		"coopgraph/graph/pinyin", "coopgraph/graph/toolcache"},
	{"coopgraph/graph"},
}

// layerOf is the index of the layer of a package, or -1.
func layerOf(layers [][]string, path string) int {
	return slices.IndexFunc(layers, func(layer []string) bool { return slices.Contains(layer, path) })
}

// pointsDown reports whether an import of one package of ours by another goes to a lower layer.
func pointsDown(layers [][]string, from, to string) bool {
	above, below := layerOf(layers, from), layerOf(layers, to)
	return 0 <= above && above < below
}

// The drawing in ARCHITECTURE.md has these layers: a line for each, tests and generators in brackets.
func TestImportsAreDrawn(t *testing.T) {
	text, err := os.ReadFile("../.github/ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, drawing, _ := strings.Cut(string(text), "```\n")
	drawing, _, _ = strings.Cut(drawing, "\n```")
	var drawn []string
	for line := range strings.SplitSeq(drawing, "\n") {
		names := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '(' || r == ')' })
		drawn = append(drawn, strings.Join(slices.Sorted(slices.Values(names)), " "))
	}
	var want []string
	for _, layer := range packageLayers {
		want = append(want, strings.ReplaceAll(strings.Join(slices.Sorted(slices.Values(layer)), " "), "coopgraph/", ""))
	}
	if !slices.Equal(drawn, want) {
		t.Errorf("it draws\n%s\nand the layers are\n%s", strings.Join(drawn, "\n"), strings.Join(want, "\n"))
	}
}

// testArrows lists what tests may import beside what their package may.
var testArrows = []string{"coopgraph/graph", "coopgraph/graph/analysis/analysistest", "coopgraph/graph/durable", "coopgraph/graph/gazetteer", "coopgraph/graph/importer", "coopgraph/graph/report", "coopgraph/graph/memory", "coopgraph/graph/mirror", "coopgraph/graph/neo4j", "coopgraph/graph/neo4j/neo4jtest",
	"coopgraph/graph/pythontest", "coopgraph/graph/storetest", "coopgraph/graph/toolcache", "coopgraph/seed", "coopgraph/server/nodetest",
	"coopgraph/schema", "coopgraph/schema/breadth", "coopgraph/schema/breadth/breadthtest", "coopgraph/schema/breadth/internal/sample", "coopgraph/server/guard", "coopgraph/server/resolve", "golang.org/x/tools/txtar",
	"go.opentelemetry.io/proto/otlp", "google.golang.org/protobuf", // to read traces as a collector does
	"github.com/neo4j/neo4j-go-driver/v5",                            // to ask a Neo4j as its other users do
	"github.com/andybalholm/brotli", "github.com/klauspost/compress"} // to decode with

func TestImports(t *testing.T) {
	list := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "coopgraph/...")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for packages := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath                         string
			Imports, TestImports, XTestImports []string
		}
		if err := packages.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen[p.ImportPath] = true
		allowed, known := arrows[p.ImportPath]
		if !known {
			t.Errorf("%s is not in the table of arrows", p.ImportPath)
		}
		for _, path := range p.Imports {
			if !mayImport(allowed, path) {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
		if layerOf(packageLayers, p.ImportPath) < 0 {
			t.Errorf("%s is in no layer", p.ImportPath)
		}
		forTests := slices.Concat(allowed, testArrows, []string{p.ImportPath})
		for _, path := range slices.Concat(p.TestImports, p.XTestImports) {
			if !mayImport(forTests, path) {
				t.Errorf("the tests of %s import %s", p.ImportPath, path)
			}
		}
	}
	for path := range arrows {
		if !seen[path] {
			t.Errorf("%s is in the table of arrows, and is not there", path)
		}
	}
}

// The table of arrows keeps the order of the layers, whether or not an arrow is used.
func TestImportsPointDown(t *testing.T) {
	for from, allowed := range arrows {
		for _, to := range allowed {
			if _, ours := arrows[to]; ours && !pointsDown(packageLayers, from, to) {
				t.Errorf("the arrow from %s to %s does not point down", from, to)
			}
		}
	}
	seen := map[string]bool{}
	for _, path := range slices.Concat(packageLayers...) {
		if _, known := arrows[path]; !known || seen[path] {
			t.Errorf("%s has no row in the table of arrows, or two layers", path)
		}
		seen[path] = true
	}
}

// An arrow up, one to the side and one to a package of no layer are found.
func TestPointsDown(t *testing.T) {
	layers := [][]string{{"program"}, {"site"}, {"resolve", "memory"}, {"graph"}}
	for _, c := range []struct {
		from, to string
		down     bool
	}{
		{"program", "site", true}, {"program", "graph", true}, {"memory", "graph", true},
		{"resolve", "memory", false}, {"memory", "resolve", false}, // to the side
		{"graph", "memory", false}, {"resolve", "program", false}, // up
		{"graph", "graph", false},
		{"resolve", "elsewhere", false}, {"elsewhere", "graph", false},
	} {
		t.Run(c.from+" to "+c.to, func(t *testing.T) {
			if got := pointsDown(layers, c.from, c.to); got != c.down {
				t.Errorf("it points down: %t", got)
			}
		})
	}
}

func mayImport(allowed []string, path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if first != "coopgraph" && !strings.Contains(first, ".") {
		return true // the standard library
	}
	return slices.ContainsFunc(allowed, func(a string) bool {
		return path == a || !strings.HasPrefix(a, "coopgraph/") && strings.HasPrefix(path, a+"/")
	})
}

func TestMayImport(t *testing.T) {
	allowed := []string{"coopgraph/graph", gqlgen}
	for path, want := range map[string]bool{"io": true, "net/http": true, "coopgraph/graph": true, gqlgen: true, gqlgen + "/graphql": true,
		"coopgraph/graph/memory": false, "coopgraph/seed": false, gqlgen + "x": false, "golang.org/x/text": false} {
		t.Run(path, func(t *testing.T) {
			if got := mayImport(allowed, path); got != want {
				t.Errorf("mayImport(%q) = %t", path, got)
			}
		})
	}
}

// The top level is these names and dot entries.
func TestTopLevel(t *testing.T) {
	want := []string{"LICENSE", "NOTICE", "README.md", "go.mod", "go.sum", "gqlgen.yml", "graph", "schema", "seed", "server"}
	list := exec.CommandContext(t.Context(), "git", "ls-files", "--cached", "--others", "--exclude-standard", "--full-name", "..")
	out, err := list.Output()
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal(err)
	} else if err != nil {
		t.Skipf("this is no git checkout: %v", err)
	}
	var got []string
	for path := range strings.Lines(string(out)) {
		name, _, _ := strings.Cut(filepath.ToSlash(strings.TrimSpace(path)), "/")
		if !strings.HasPrefix(name, ".") && !slices.Contains(got, name) {
			got = append(got, name)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the top level has %q, and should have %q", got, want)
	}
}
