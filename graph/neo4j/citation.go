package neo4j

import (
	"fmt"
	"strings"

	"coopgraph/graph"
)

// putCitations stores citations as one text, a line for each and tabs between its parts: it reads well in a browser and
// is one value on the way. It also stores the ids of the sources as a list, for those who join them to sources in Cypher.
func putCitations(citations []graph.Citation, to map[string]any) {
	lines, ids := make([]string, len(citations)), make([]string, len(citations))
	for i, c := range citations {
		ids[i] = string(c.SourceID)
		lines[i] = strings.Join([]string{escape.Replace(string(c.SourceID)), escape.Replace(c.Locator),
			escape.Replace(string(c.Confidence)), escape.Replace(string(c.Relevance)), escape.Replace(c.Note)}, "\t")
	}
	to["citations"], to["sources"] = strings.Join(lines, "\n"), ids
}

var (
	escape   = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`)
	unescape = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n")
)

func citationsOf(s string) ([]graph.Citation, error) {
	lines := strings.Split(s, "\n")
	citations := make([]graph.Citation, len(lines))
	for i, line := range lines {
		parts := strings.Split(line, "\t")
		if len(parts) != 5 {
			return nil, fmt.Errorf("%.40q is not a citation", line)
		}
		for p := range parts {
			parts[p] = unescape.Replace(parts[p])
		}
		citations[i] = graph.Citation{SourceID: graph.ID(parts[0]), Locator: parts[1], Confidence: graph.Confidence(parts[2]),
			Relevance: graph.Relevance(parts[3]), Note: parts[4]}
	}
	return citations, nil
}

// citationReader returns citationsOf with a cache. The citations of thousands of records are a few hundred texts, and each
// column of an answer is read with a reader of its own.
func citationReader() func(string) ([]graph.Citation, error) {
	read := map[string][]graph.Citation{}
	return func(s string) ([]graph.Citation, error) {
		citations, ok := read[s]
		if !ok {
			var err error
			if citations, err = citationsOf(s); err != nil {
				return nil, err
			}
			read[s] = citations
		}
		return citations, nil
	}
}
