package site

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gql "github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/schema"
	"coopgraph/server/nodetest"
)

// The values that are accepted, and those that are refused before execution, are those of graphql-js 16: for each input
// type of the schema, values of every kind, as literals and in variables. A refused operation has no data.
func TestValuesAreThoseOfGraphQLJS(t *testing.T) {
	project := nodetest.Open(t, "testdata/graphql-js")
	parsed, err := gql.LoadSchema(&ast.Source{Input: schema.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	operations := operationWriter{parsed}.operations()
	asked, err := json.Marshal(map[string]any{"sdl": schema.SDL(), "operations": operations})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(project.Dir, "operations.json")
	if err := os.WriteFile(file, asked, 0o600); err != nil {
		t.Fatal(err)
	}
	var verdicts []string
	if err := json.Unmarshal(project.Run(t, ".", "node", "verdicts.mjs", file), &verdicts); err != nil {
		t.Fatal(err)
	}
	url, count, wrong := serve(t, quietSite(t)), map[string]int{}, 0
	for i, o := range operations {
		a := post(t, url, o.Query, string(o.Variables))
		verdict := a.verdict()
		count[verdict]++
		if verdict != verdicts[i] {
			if wrong++; wrong <= 20 {
				t.Errorf("%s %s: %s, by graphql-js %s: %+v", o.Query, o.Variables, verdict, verdicts[i], a.Errors)
			}
		}
	}
	t.Logf("%d operations: %v; %d unlike graphql-js", len(operations), count, wrong)
	if count["refused"] < 5_000 || count["taken"] < 2_000 || count["field"] < 30 {
		t.Errorf("the table has become small: %v", count)
	}
}

// verdict reports whether an operation was refused, failed in a field, or was accepted. Errors of resolvers do not count.
func (a response) verdict() string {
	switch {
	case a.status == http.StatusBadRequest && !a.hasData && len(a.Errors) > 0:
		for _, e := range a.Errors {
			if e.Path != nil || len(e.Locations) == 0 {
				return "refused in an odd way"
			}
		}
		return "refused"
	case a.status != http.StatusOK || !a.hasData:
		return fmt.Sprintf("answered by status %d", a.status)
	}
	for _, e := range a.Errors {
		switch {
		case e.Extensions.Code == "INTERNAL":
			return "broken"
		case strings.HasPrefix(e.Message, `Argument "`):
			return "field"
		}
	}
	return "taken"
}
