package site

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

// The limits of a request that was sent before take few allocations: for its context, its turn, its memory and its rate.
func TestLimitsAllocateLittle(t *testing.T) {
	without := quietSite(t, func(o *Options) { o.MaxComplexity, o.WriteTimeout = 0, 0 })
	limited := quietSite(t, func(o *Options) {
		o.Admission = guard.NewAdmission(guard.AdmissionOptions{MaxWait: time.Second})
		o.Messages, o.Rates = guard.NewMessages(1<<30), guard.NewRates(1_000_000_000, 1_000_000_000)
	})
	query := body(t, map[string]any{"query": `{place(by:{code:"532931"}){name}}`})
	allocations := func(h http.Handler) float64 {
		return testing.AllocsPerRun(200, func() {
			if w := request(t, h, "POST", "/graphql", query, asJSON); w.Code != 200 {
				t.Errorf("%d %s", w.Code, w.Body)
			}
		})
	}
	if more := allocations(limited) - allocations(without); more > 18 {
		t.Errorf("the limits of a request take %.0f allocations", more)
	} else {
		t.Logf("%.0f", more)
	}
}
