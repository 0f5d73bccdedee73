package neo4j

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// Hits is what an Expand costs Neo4j, in accesses of its database.
func (s *Store) Hits(t *testing.T, from graph.ID, step graph.Step) int64 {
	t.Helper()
	values := map[string]any{"ids": []string{string(from)}}
	text := "PROFILE " + atRevision(expandStatement(step, values))
	session := s.session(t.Context(), neo4j.AccessModeRead)
	defer closeSession(t.Context(), session)
	answer, err := session.Run(t.Context(), text, map[string]any{"q": values})
	if err != nil {
		t.Fatal(err)
	}
	summary, err := answer.Consume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return hits(summary.Profile())
}

func hits(p neo4j.ProfiledPlan) int64 {
	n := p.DbHits()
	for _, child := range p.Children() {
		n += hits(child)
	}
	return n
}

// Plan is how Neo4j answers a ListNodes.
func (s *Store) Plan(t *testing.T, q graph.Query) string {
	t.Helper()
	body, values := listNodesStatement(q)
	session := s.session(t.Context(), neo4j.AccessModeRead)
	defer closeSession(t.Context(), session)
	answer, err := session.Run(t.Context(), "EXPLAIN "+atRevision(body), map[string]any{"q": values})
	if err != nil {
		t.Fatal(err)
	}
	summary, err := answer.Consume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return summary.Plan().Arguments()["string-representation"].(string)
}
