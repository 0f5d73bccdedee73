package report_test

import (
	"context"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/analysis/analysistest"
	"coopgraph/graph/report"
)

// everyReport is every report of a network that gives each a lot to do.
func everyReport() map[string]func(context.Context) error {
	big := analysistest.Big()
	v, h := big.View, big.Hierarchy
	gaps := func(kind report.GapKind) func(context.Context) error {
		return func(ctx context.Context) error {
			_, err := report.Gaps(ctx, v, h, nil, report.GapQuery{Kind: kind, Top: 10})
			return err
		}
	}
	return map[string]func(context.Context) error{
		"the flows": func(ctx context.Context) error {
			_, err := report.Flows(ctx, v, h, provinces)
			return err
		},
		"the comparison": func(ctx context.Context) error {
			_, err := report.Compare(ctx, v, v, h)
			return err
		},
		"the gaps": gaps(report.DistrictWithoutTieInRegion),
		"the contacts": func(ctx context.Context) error {
			_, err := report.FindContacts(ctx, v, h, v.Network().Nodes[0].(graph.Place))
			return err
		},
		"the index": func(ctx context.Context) error {
			_, err := report.Linkage(ctx, v, h, nil, report.LinkageQuery{Level: graph.LevelPrefecture,
				Weights: []report.LinkageWeight{{Component: report.LinkageCooperations, Weight: 1},
					{Component: report.LinkagePairings, Weight: 1}}})
			return err
		},
	}
}

func TestCancellation(t *testing.T) {
	for name, makeReport := range everyReport() {
		t.Run(name, func(t *testing.T) { analysistest.CheckCancellation(t, makeReport) })
	}
}
