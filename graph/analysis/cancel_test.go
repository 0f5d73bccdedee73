package analysis_test

import (
	"context"
	"testing"

	"coopgraph/graph/analysis"
	"coopgraph/graph/analysis/analysistest"
)

func TestCancellation(t *testing.T) {
	all := everyAnalysis(t)
	big := analysistest.Big()
	all["a view"] = func(ctx context.Context) error {
		_, err := analysis.NewView(ctx, big.Network, nil, nil, nil)
		return err
	}
	all["the first communities of a view"] = func(ctx context.Context) error {
		_, err := analysis.FindCommunities(ctx, analysistest.View(big.Network), 1)
		return err
	}
	all["what is tied"] = func(ctx context.Context) error {
		_, err := analysis.Tied(ctx, big.View)
		return err
	}
	for name, analyse := range all {
		t.Run(name, func(t *testing.T) { analysistest.CheckCancellation(t, analyse) })
	}
}
