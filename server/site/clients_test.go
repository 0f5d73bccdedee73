package site

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	gql "github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph/pythontest"
	"coopgraph/schema/breadth"
	"coopgraph/server/nodetest"
	"coopgraph/server/transport"
)

// introspectionSite serves the introspection of a schema.
func introspectionSite(t *testing.T, sdl string) http.Handler {
	t.Helper()
	schema, err := gql.LoadSchema(&ast.Source{Name: "every.graphqls", Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	root := &breadth.Object{Name: "Root", Implements: []string{"Root"}, Fields: map[string]*breadth.Field{}}
	h := handler.New(breadth.Wrap(&graphql.ExecutableSchemaMock{SchemaFunc: func() *ast.Schema { return schema }},
		&breadth.Table{Objects: map[string]*breadth.Object{"Root": root}}, breadth.Options{}))
	h.AddTransport(transport.New(transport.Options{MaxBody: 1 << 20}))
	h.Use(extension.Introspection{})
	mux := http.NewServeMux()
	mux.Handle("/graphql", h)
	mux.Handle("/schema.graphql", newStaticFile("text/plain; charset=utf-8", []byte(sdl)))
	return mux
}

// The answer to introspection is what graphql-js makes of the published SDL.
func TestIntrospectionIsThatOfGraphQLJS(t *testing.T) {
	project := nodetest.Open(t, "testdata/clients")
	sdl, err := os.ReadFile("testdata/clients/every.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	for name, h := range map[string]http.Handler{"the API": quietSite(t), "a schema of everything": introspectionSite(t, string(sdl))} {
		var found struct {
			Types       int
			Differences []string
		}
		if err := json.Unmarshal(project.Run(t, ".", "node", "introspection.mjs", serve(t, h)), &found); err != nil {
			t.Fatal(err)
		}
		if found.Types < 25 {
			t.Errorf("%s has %d types", name, found.Types)
		}
		for _, difference := range found.Differences {
			t.Errorf("%s: %s", name, difference)
		}
	}
}

// The most used generators of clients can read the schema, and what they generate works.
func TestClientGenerators(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it runs four generators of clients, and compilers: .ci/run does it, and so does CI=true")
	}
	project, url := nodetest.Open(t, "testdata/clients"), serve(t, quietSite(t))
	t.Run("Relay", func(t *testing.T) { runRelay(t, project, url) })
	t.Run("GraphQL Code Generator", func(t *testing.T) { runCodegen(t, project, url) })
	t.Run("Apollo's possibleTypes", func(t *testing.T) { runPossibleTypes(t, project, url) })
	t.Run("sgqlc", func(t *testing.T) { runSgqlc(t, project, url) })
}

// runRelay compiles a fragment and a query.
func runRelay(t *testing.T, project nodetest.Project, url string) {
	sdl := project.Run(t, ".", "node", "-e", `fetch(process.argv[1]).then(r => r.text()).then(s => process.stdout.write(s))`, url+"/schema.graphql")
	folder := filepath.Join(project.Dir, "relay")
	if err := os.WriteFile(filepath.Join(folder, "schema.graphql"), sdl, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "artifacts"), 0o700); err != nil {
		t.Fatal(err)
	}
	project.Run(t, "relay", "relay-compiler")
	made, err := os.ReadFile(filepath.Join(folder, "artifacts", "partners_pair.graphql.ts"))
	if err != nil || !strings.Contains(string(made), "readonly since: string | null | undefined;") {
		t.Errorf("the fragment became %s (%v)", made, err)
	}
}

// runCodegen makes TypeScript of queries, from introspection and from the SDL, and compiles it.
func runCodegen(t *testing.T, project nodetest.Project, url string) {
	for _, schema := range []string{url + "/graphql", url + "/schema.graphql"} {
		if err := os.RemoveAll(filepath.Join(project.Dir, "codegen", "src", "gql")); err != nil {
			t.Fatal(err)
		}
		project.Run(t, "codegen", "env", "SCHEMA="+schema, filepath.Join(project.Dir, "node_modules", ".bin", "graphql-codegen"))
		project.Run(t, "codegen", "tsc", "--project", ".")
	}
}

// runPossibleTypes makes the table by which Apollo matches fragments.
func runPossibleTypes(t *testing.T, project nodetest.Project, url string) {
	var possible map[string][]string
	if err := json.Unmarshal(project.Run(t, ".", "node", "possibleTypes.mjs", url), &possible); err != nil {
		t.Fatal(err)
	}
	if places := []string{"County", "District", "Prefecture", "Province"}; len(possible) != 5 || !slices.Equal(possible["Place"], places) {
		t.Errorf("%d types have possible types, Place %q", len(possible), possible["Place"])
	}
	if slices.Contains(possible["Node"], "Place") || len(possible["Entity"]) != 11 || len(possible["Tie"]) != 12 {
		t.Errorf("the possible types are %v", possible)
	}
}

// runSgqlc makes Python classes, and asks by them.
func runSgqlc(t *testing.T, project nodetest.Project, url string) {
	python := pythontest.Python(t, "sgqlc==18")
	schema := project.Run(t, ".", "node", "--input-type=module", "-e",
		`import { getIntrospectionQuery } from 'graphql';
		const body = JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true }) });
		const answer = await fetch(process.argv[1], { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
		process.stdout.write(await answer.text());`, url+"/graphql")
	if err := os.WriteFile(filepath.Join(project.Dir, "schema.json"), schema, 0o600); err != nil {
		t.Fatal(err)
	}
	project.Run(t, ".", filepath.Join(filepath.Dir(python), "sgqlc-codegen"), "schema", "schema.json", "coopgraph.py")
	var answer struct {
		Place string
		Pairs []struct{ To, Since string }
	}
	if err := json.Unmarshal(project.Run(t, ".", python, "sgqlc_query.py", url), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Place != "黄浦区" || len(answer.Pairs) != 2 || answer.Pairs[0].To == "" {
		t.Errorf("the generated classes got %+v", answer)
	}
}
