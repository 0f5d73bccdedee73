package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"coopgraph/server/guard"
)

// The examples, and the introspection of GraphiQL, of generators of clients and of other tools, keep within half of each
// limit of documents.
func TestLimitsLeaveRoomForTools(t *testing.T) {
	h := quietSite(t, func(o *Options) {
		for i := range o.DocumentLimits {
			if limit := guard.DocumentLimit(i); limit != guard.Depth && limit != guard.IntrospectionLists {
				o.DocumentLimits[i] /= 2
			}
		}
	})
	queries := map[string]string{}
	files, err := filepath.Glob("testdata/introspection/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatal("no queries", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		queries[file] = string(text)
	}
	examples, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		queries[e.Name] = e.Query
	}
	for name, query := range queries {
		t.Run(name, func(t *testing.T) {
			w := request(t, h, "POST", "/graphql", body(t, map[string]any{"query": query, "variables": map[string]string{"name": "Place"}}), asJSON)
			if w.Code != 200 || strings.HasPrefix(w.Body.String(), `{"errors"`) {
				t.Errorf("%d %.500s", w.Code, w.Body)
			}
		})
	}
	t.Run("all examples in one document", func(t *testing.T) { // as GraphiQL sends them if they are in one tab
		var all strings.Builder
		for _, e := range examples {
			all.WriteString(e.Query + "\n")
		}
		w := request(t, quietSite(t), "POST", "/graphql", body(t, map[string]any{"query": all.String(), "operationName": examples[0].Name}), asJSON)
		if w.Code != 200 || strings.HasPrefix(w.Body.String(), `{"errors"`) {
			t.Errorf("%d %.500s", w.Code, w.Body)
		}
	})
}
