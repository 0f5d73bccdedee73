package neo4j

import (
	"fmt"
	"strings"
	"sync"

	"coopgraph/graph"
)

// putCitations stores citations as one text, a line for each and tabs between its parts, which reads well in a browser
// and is one value on the way; and as the list of the sources' ids, for whoever joins them to the sources in Cypher.
func putCitations(cited []graph.Citation, to map[string]any) {
	lines, ids := make([]string, len(cited)), make([]string, len(cited))
	for i, c := range cited {
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

// cited remembers what texts say: a few hundred say it all, of thousands of records. It is emptied when it is full.
var cited struct {
	sync.Mutex
	by map[string][]graph.Citation
}

const citedSize = 4096

func citationsOf(s string) ([]graph.Citation, error) {
	cited.Lock()
	defer cited.Unlock()
	if known, ok := cited.by[s]; ok {
		return known, nil
	}
	lines := strings.Split(s, "\n")
	read := make([]graph.Citation, len(lines))
	for i, line := range lines {
		parts := strings.Split(line, "\t")
		if len(parts) != 5 {
			return nil, fmt.Errorf("%.40q is not a citation", line)
		}
		for p := range parts {
			parts[p] = unescape.Replace(parts[p])
		}
		read[i] = graph.Citation{SourceID: graph.ID(parts[0]), Locator: parts[1], Confidence: graph.Confidence(parts[2]),
			Relevance: graph.Relevance(parts[3]), Note: parts[4]}
	}
	if len(cited.by) >= citedSize || cited.by == nil {
		cited.by = map[string][]graph.Citation{}
	}
	cited.by[s] = read
	return read, nil
}
