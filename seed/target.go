package seed

import (
	"regexp"
	"strconv"

	"coopgraph/graph"
)

// target is a row of Table 6.
type target struct {
	row
	nature graph.IndicatorNature
	unit   string
	target *graph.Target
}

// aidProgramme is the programme that the indicators of Table 6 measure.
const aidProgramme = "对口帮扶与对口支援"

var atLeast = regexp.MustCompile(`^≥(\d+)(万?)(\D+)$`)

// readTargets reads Table 6 by the names of its indicators. The table prints each target in two columns: the value in
// 2025, or a dash, and the value over the five years of the plan, which is either their mean or their sum.
func (b *builder) readTargets() map[string]target {
	targets := map[string]target{}
	for _, r := range b.rows(targetsFile, "no", "indicator", "target_2025", "value_annual_or_cumulative", "value_basis",
		"attribute") {
		no := strconv.Itoa(len(targets) + 1)
		if r.text("no") != no {
			r.invalid("no", no)
		}
		t := target{row: r, nature: choose(r, "attribute", choice[graph.IndicatorNature]{"约束性", graph.Binding},
			choice[graph.IndicatorNature]{"预期性", graph.Anticipatory})}
		t.target = &graph.Target{From: graph.NewDate(2021, 0, 0), Until: graph.NewDate(2025, 0, 0)}
		t.target.Provenance = b.planProvenance("表6-"+no, "")
		t.target.PrintedFigure, t.unit = printedTarget(r, "value_annual_or_cumulative")
		t.target.Basis = choose(r, "value_basis", choice[graph.FigureBasis]{"annual", graph.AnnualMean},
			choice[graph.FigureBasis]{"five_year_cumulative", graph.Cumulative})
		if r.text("target_2025") != "—" {
			by2025, unit := printedTarget(r, "target_2025")
			if unit != t.unit {
				r.invalid("target_2025", "a number of "+t.unit)
			}
			t.target.By2025 = &by2025
		}
		targets[r.text("indicator")] = t
	}
	expect(b, targetsFile, "indicators", len(targets), b.published("target.indicators"))
	return targets
}

// printedTarget reads a cell of Table 6 with its unit. A text without a number has no unit.
func printedTarget(r row, column string) (f graph.PrintedFigure, unit string) {
	f.Text = r.text(column)
	if printed := atLeast.FindStringSubmatch(f.Text); printed != nil {
		value, err := graph.ParseDecimal(printed[1] + map[string]string{"万": "0000"}[printed[2]])
		if err != nil {
			r.invalid(column, "a number")
		}
		f.Value, f.Qualifier, unit = &value, graph.AtLeast, printed[3]
	}
	return f, unit
}

// setTarget makes an indicator of a row of Table 6. If facts.csv has the figure too, the two must agree.
func (b *builder) setTarget(r row, i *graph.Indicator, t target) {
	i.IndicatorKind, i.Nature, i.Unit = graph.PlanTarget, t.nature, t.unit
	i.Target, i.Provenance, i.Attested = t.target, t.target.Provenance, planDay
	f, stated := b.facts[i.Key]
	if !stated {
		if i.Target.Value != nil {
			r.invalid("key", "the key of a figure in "+factsFile)
		}
		return
	}
	expect(b, factsFile, "locator of "+i.Key, f.Sources[0].Locator, t.target.Sources[0].Locator)
	if i.Target.Value == nil || f.Value == nil || f.Value.Compare(*i.Target.Value) != 0 ||
		f.Qualifier != i.Target.Qualifier || f.unit != t.unit {
		f.invalid("value", t.target.Text+" as in "+targetsFile)
	}
	if f.Basis != "" && f.Basis != i.Target.Basis {
		f.invalid("basis", string(i.Target.Basis))
	}
	if f.From != i.Target.From || f.Until != i.Target.Until {
		f.invalid("from", "the years of the plan, 2021 to 2025")
	}
}
