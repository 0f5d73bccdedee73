package resolve

import (
	"strings"
	"testing"

	"coopgraph/graph"
)

// A long filter with a small result counts by its length: else requests with long filters would fill the memory.
func TestAnalysisCacheCountsItsKeys(t *testing.T) {
	const length = 1 << 20
	filter := graph.Negate(graph.Named{Form: strings.Repeat("x", length)})
	for name, key := range map[string]cacheKey{
		"a condition on ties":  {scope: graph.Scope{Tie: filter}},
		"a condition on nodes": {scope: graph.Scope{Node: filter}},
		"a query":              {query: comparableList([]string{strings.Repeat("x", length)})},
	} {
		t.Run(name, func(t *testing.T) {
			c := newAnalysisCache(defaultAnalysisBytes)
			for i := range uint64(100) {
				key.version.Revision = graph.Revision(i)
				c.Add(t.Context(), key, cachedAnalysis{bytes: bytesOfItem})
			}
			if entries, bytes := c.Size(); entries != defaultAnalysisBytes/length-1 || bytes > defaultAnalysisBytes {
				t.Errorf("%d results of %d bytes", entries, bytes)
			}
		})
	}
}
