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

// arrows is what each package may import beside the standard library: packages of ours as they are, modules of others
// by the beginning of their path. Arrows point down only, and each module of others has one home.
var arrows = map[string][]string{
	"coopgraph/graph":                          nil,
	"coopgraph/graph/analysis":                 {"coopgraph/graph", "coopgraph/graph/internal/budget", "gonum.org/v1/gonum"}, // gonum in tests, to compare with
	"coopgraph/graph/export":                   {"coopgraph/graph", "coopgraph/graph/analysis", "github.com/parquet-go/parquet-go"},
	"coopgraph/graph/gazetteer":                {"coopgraph/graph", "coopgraph/graph/pinyin", "github.com/agnivade/levenshtein"},
	"coopgraph/graph/internal/budget":          {"coopgraph/graph"},
	"coopgraph/graph/memory":                   {"coopgraph/graph", "coopgraph/graph/internal/budget"},
	"coopgraph/graph/neo4j":                    {"coopgraph/graph", "github.com/neo4j/neo4j-go-driver/v5"},
	"coopgraph/graph/neo4j/neo4jtest":          nil,
	"coopgraph/graph/pinyin":                   {"github.com/mozillazg/go-pinyin"},
	"coopgraph/graph/pythontest":               {"coopgraph/graph/toolcache"},
	"coopgraph/graph/storetest":                {"coopgraph/graph"},
	"coopgraph/graph/toolcache":                nil,
	"coopgraph/schema":                         {"coopgraph/graph", "coopgraph/graph/analysis", "coopgraph/graph/gazetteer", "coopgraph/schema/breadth", gqlgen, gqlparser},
	"coopgraph/schema/breadth":                 {"coopgraph/schema/cache", "coopgraph/schema/coerce", gqlgen, gqlparser},
	"coopgraph/schema/breadth/breadthtest":     {"coopgraph/schema/breadth", gqlgen, gqlparser},
	"coopgraph/schema/breadth/internal/sample": {"coopgraph/schema/breadth", gqlgen, gqlparser},
	"coopgraph/schema/cache":                   nil,
	"coopgraph/schema/coerce":                  {gqlgen, gqlparser},
	"coopgraph/schema/internal/gen":            {gqlgen, gqlparser},
	"coopgraph/seed":                           {"coopgraph/graph", "coopgraph/graph/pinyin"},
	"coopgraph/server/resolve":                 {"coopgraph/graph", "coopgraph/graph/analysis", "coopgraph/graph/gazetteer", "coopgraph/graph/memory", "coopgraph/schema", "coopgraph/schema/breadth", "coopgraph/schema/cache", "coopgraph/schema/coerce", gqlgen, gqlparser},
	"coopgraph/server/nodetest":                {"coopgraph/graph/toolcache"},
	"coopgraph/server/transport":               {"coopgraph/schema/cache", "coopgraph/schema/coerce", gqlgen, gqlparser, "github.com/andybalholm/brotli", "github.com/klauspost/compress"},
	"coopgraph/server/site": {"coopgraph/graph", "coopgraph/graph/export", "coopgraph/schema/breadth", "coopgraph/schema/cache", "coopgraph/server/resolve", "coopgraph/server/transport",
		gqlgen, gqlparser, "github.com/rs/cors"},
	"coopgraph/server": {"coopgraph/graph", "coopgraph/graph/export", "coopgraph/graph/memory", "coopgraph/graph/neo4j", "coopgraph/schema", "coopgraph/schema/breadth",
		"coopgraph/seed", "coopgraph/server/resolve", "coopgraph/server/site", gqlgen},
}

// testArrows is what tests may import beside what their package may.
var testArrows = []string{"coopgraph/graph", "coopgraph/graph/memory", "coopgraph/graph/neo4j", "coopgraph/graph/neo4j/neo4jtest",
	"coopgraph/graph/pythontest", "coopgraph/graph/storetest", "coopgraph/seed", "coopgraph/server/nodetest",
	"coopgraph/schema", "coopgraph/schema/breadth", "coopgraph/schema/breadth/breadthtest", "coopgraph/schema/breadth/internal/sample", "coopgraph/server/resolve", "golang.org/x/tools/txtar",
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
		if got := mayImport(allowed, path); got != want {
			t.Errorf("mayImport(%q) = %t", path, got)
		}
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
