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

// aidProgramme is what Table 6's indicators are those of.
const aidProgramme = "对口帮扶与对口支援"

var atLeast = regexp.MustCompile(`^≥(\d+)(万?)(\D+)$`)

// readTargets reads Table 6 by the names of its indicators. A target is for the five years of the plan: the table's
// second column has what is to be reached in 2025, which is nothing else than what its third one has, or a dash.
func (b *book) readTargets() map[string]target {
	targets := map[string]target{}
	for _, r := range b.rows(targetsFile, "no", "indicator", "target_2025", "value_annual_or_cumulative", "value_basis",
		"attribute") {
		no := strconv.Itoa(len(targets) + 1)
		if r.text("no") != no {
			r.wrong("no", no)
		}
		t := target{row: r, nature: choose(r, "attribute", choice[graph.IndicatorNature]{"约束性", graph.Binding},
			choice[graph.IndicatorNature]{"预期性", graph.Anticipatory})}
		t.target = &graph.Target{From: graph.NewDate(2021, 0, 0), Until: graph.NewDate(2025, 0, 0)}
		t.target.Provenance = b.planned("表6-"+no, "")
		t.target.Text = r.text("value_annual_or_cumulative")
		t.target.Basis = choose(r, "value_basis", choice[graph.FigureBasis]{"annual", graph.Annual},
			choice[graph.FigureBasis]{"five_year_cumulative", graph.Cumulative})
		if in2025 := r.text("target_2025"); in2025 != "—" && in2025 != t.target.Text {
			r.wrong("target_2025", "— or "+t.target.Text)
		}
		if printed := atLeast.FindStringSubmatch(t.target.Text); printed != nil {
			value, err := graph.ParseDecimal(printed[1] + map[string]string{"万": "0000"}[printed[2]])
			if err != nil {
				r.wrong("value_annual_or_cumulative", "a number")
			}
			t.target.Value, t.target.Qualifier, t.unit = &value, graph.AtLeast, printed[3]
		}
		targets[r.text("indicator")] = t
	}
	want(b, targetsFile, "indicators", len(targets), b.published("target.indicators"))
	return targets
}

// setTarget makes an indicator of a row of Table 6. Where facts.csv has the figure too, the two must agree, and its
// basis is the more precise one.
func (b *book) setTarget(r row, i *graph.Indicator, t target) {
	i.IndicatorKind, i.Nature, i.Unit = graph.PlanTarget, t.nature, t.unit
	i.Target, i.Provenance, i.Attested = t.target, t.target.Provenance, planDay
	f, stated := b.facts[i.Key]
	if !stated {
		if i.Target.Value != nil {
			r.wrong("key", "the key of a figure in "+factsFile)
		}
		return
	}
	want(b, factsFile, "locator of "+i.Key, f.Sources[0].Locator, t.target.Sources[0].Locator)
	if i.Target.Value == nil || f.Value == nil || f.Value.Compare(*i.Target.Value) != 0 ||
		f.Qualifier != i.Target.Qualifier || f.unit != t.unit {
		f.wrong("value", t.target.Text+" as in "+targetsFile)
	}
	if f.Basis != "" {
		if (f.Basis == graph.Cumulative) != (i.Target.Basis == graph.Cumulative) {
			f.wrong("basis", string(i.Target.Basis))
		}
		i.Target.Basis = f.Basis
	}
	if f.From != i.Target.From || f.Until != i.Target.Until {
		f.wrong("from", "the years of the plan, 2021 to 2025")
	}
}
