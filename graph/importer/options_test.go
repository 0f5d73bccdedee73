package importer_test

import (
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/importer"
)

// The source that a file is given is held to what the cell of a source is held to.
func TestSourceOfFile(t *testing.T) {
	n := &graph.Network{}
	for _, c := range []struct {
		name    string
		options importer.Options
		want    string
	}{
		{"script", importer.Options{SourceURL: "javascript:alert(1)"}, "the address of the source"},
		{"file", importer.Options{SourceURL: "file:///etc/passwd"}, "the address of the source"},
		{"long", importer.Options{Source: strings.Repeat("长", 2001)}, "more than 2000 characters"},
		{"long address", importer.Options{SourceURL: "https://" + strings.Repeat("a", 2000)}, "more than 2000 characters"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := importer.Read(t.Context(), []byte("district,partner,since,source\n"), c.options, n, gazetteer.New(graph.NewHierarchy(n)))
			if graph.CodeOf(err) != graph.InvalidArgument || !strings.Contains(err.Error(), c.want) {
				t.Error(err)
			}
		})
	}
}
