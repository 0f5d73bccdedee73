package neo4j

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// Profile follows a step from a node, and returns the page and what it has cost Neo4j, in accesses of its database.
func (s *Store) Profile(t *testing.T, from graph.ID, step graph.Step) (page *graph.Page[graph.Hop], hits int64) {
	t.Helper()
	driver := s.driver
	defer func() { s.driver = driver }()
	s.driver = profilingDriver{driver, &hits}
	pages, err := s.Expand(t.Context(), []graph.ID{from}, step)
	if err != nil {
		t.Fatal(err)
	}
	return pages[0], hits
}

// profilingDriver has each statement profiled, and counts the accesses of the database.
type profilingDriver struct {
	neo4j.DriverWithContext
	hits *int64
}

func (d profilingDriver) NewSession(ctx context.Context, c neo4j.SessionConfig) neo4j.SessionWithContext {
	return profilingSession{d.DriverWithContext.NewSession(ctx, c), d.hits}
}

type profilingSession struct {
	neo4j.SessionWithContext
	hits *int64
}

func (s profilingSession) Run(ctx context.Context, text string, params map[string]any, c ...func(*neo4j.TransactionConfig)) (neo4j.ResultWithContext, error) {
	r, err := s.SessionWithContext.Run(ctx, "PROFILE "+text, params, c...)
	return profiledResult{r, s.hits}, err
}

type profiledResult struct {
	neo4j.ResultWithContext
	hits *int64
}

func (r profiledResult) Consume(ctx context.Context) (neo4j.ResultSummary, error) {
	summary, err := r.ResultWithContext.Consume(ctx)
	if err == nil {
		*r.hits += hits(summary.Profile())
	}
	return summary, err
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
