package analysis_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// crowd is a network that gives every analysis a lot to do: groups of fifty places, of which one is a province, five are
// districts of Shanghai and the others are counties of the province, with most ties inside the groups; and a council
// that the counties of the first groups are in.
type crowd struct {
	network   *graph.Network
	view      *analysis.View
	hierarchy *graph.Hierarchy
}

var crowded = sync.OnceValue(func() *crowd {
	const group = 50
	r := dice(1)
	n := randomNetwork(r, crowdTies/5, crowdTies)
	within := &graph.Network{}
	for i := range n.Nodes {
		id := n.Nodes[i].Head().ID
		var place graph.Place = &graph.County{}
		switch i % group {
		case 0:
			place = &graph.Province{}
		case 1, 2, 3, 4, 5:
			place = &graph.District{}
		default:
			within.Ties, within.From, within.To = append(within.Ties, &graph.Containment{}),
				append(within.From, int32(i)), append(within.To, int32(i-i%group))
		}
		h := place.PlaceHead()
		h.ID, h.Evidence, h.NameZH, h.Code = id, graph.Official, string(id), string(id)
		n.Nodes[i] = place
	}
	within.Nodes = n.Nodes
	for t := range n.Ties {
		if r.IntN(10) > 0 {
			n.To[t] = n.From[t] - n.From[t]%group + r.Int32N(group)
			n.Ties[t].TieHead().ToID = n.Nodes[n.To[t]].Head().ID
		}
	}
	council := &graph.Organization{OrgKind: graph.Council}
	council.ID, council.Evidence, council.NameZH = "o", graph.Official, "council"
	for i := range 1_000 {
		member := &graph.Membership{}
		member.ID, member.Evidence = graph.ID(fmt.Sprintf("u%07d", i)), graph.Official
		member.FromID, member.ToID = n.Nodes[i].Head().ID, council.ID
		n.Ties, n.From, n.To = append(n.Ties, member), append(n.From, int32(i)), append(n.To, int32(len(n.Nodes)))
	}
	n.Nodes = append(n.Nodes, council)
	return &crowd{n, viewOf(n), graph.NewHierarchy(within)}
})

// asked is every analysis, asked of the crowd.
func asked(t *testing.T) map[string]func(context.Context) error {
	c := crowded()
	v, h := c.view, c.hierarchy
	small := viewOf(randomNetwork(dice(2), 1_000, 10_000))
	ids := idsOf(v.Network().Nodes)
	for _, v := range []*analysis.View{v, small} { // makes what a view keeps
		if _, err := analysis.FindCommunities(t.Context(), v, 1); err != nil {
			t.Fatal(err)
		}
	}
	gaps := func(kind analysis.GapKind) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := analysis.Gaps(ctx, v, h, nil, analysis.GapQuery{Kind: kind, Top: 10})
			return err
		}
	}
	all := map[string]func(context.Context) error{
		"the paths": func(ctx context.Context) error {
			_, err := analysis.Paths(ctx, v, h, analysis.PathQuery{From: ids[:1], To: ids[len(ids)/2 : len(ids)/2+1], MaxHops: 20, Limit: 100,
				Directed: []graph.TieKind{graph.Supports}})
			return err
		},
		"the neighbourhood": func(ctx context.Context) error {
			_, err := analysis.Neighbourhood(ctx, v, ids[:1], 12, 10_000)
			return err
		},
		"the communities": func(ctx context.Context) error {
			_, err := analysis.FindCommunities(ctx, v, 1)
			return err
		},
		"the flows": func(ctx context.Context) error {
			_, err := analysis.Flows(ctx, v, h, graph.LevelCounty)
			return err
		},
		"the comparison": func(ctx context.Context) error {
			_, err := analysis.Compare(ctx, v, v, h)
			return err
		},
		"the gaps": gaps(analysis.DistrictWithoutTieInRegion),
		"the contacts": func(ctx context.Context) error {
			_, err := analysis.FindContacts(ctx, v, h, v.Network().Nodes[0].(graph.Place))
			return err
		},
		"the index": func(ctx context.Context) error {
			_, err := analysis.Linkage(ctx, v, h, nil, analysis.LinkageQuery{Level: graph.LevelPrefecture,
				Weights: []analysis.LinkageWeight{{Component: analysis.LinkageCooperations, Weight: 1},
					{Component: analysis.LinkagePairings, Weight: 1}}})
			return err
		},
	}
	for _, m := range analysis.Measures {
		of := v
		if m == analysis.Betweenness || m == analysis.Closeness || m == analysis.Eigenvector {
			of = small
		}
		all["the ranking by "+string(m)] = func(ctx context.Context) error {
			_, err := analysis.Rank(ctx, of, analysis.RankQuery{Measure: m, Limit: 10})
			return err
		}
	}
	return all
}
