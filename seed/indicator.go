package seed

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"coopgraph/graph"
)

const factsFile, figuresFile, targetsFile = "plan/facts.csv", "plan/figures.csv", "plan/table6_indicators.csv"

// fact is one figure that the plan states.
type fact struct {
	row
	key  string
	unit string
	graph.Observation
}

// readFacts reads the figures. Facts about the plan itself must agree with its Source.
func (b *builder) readFacts() {
	b.facts = map[string]fact{}
	for _, r := range b.rows(factsFile, "key", "value", "qualifier", "printed", "unit", "basis", "from", "to", "evidence",
		"locator", "note") {
		f := fact{row: r, key: r.text("key"), unit: r.optional("unit")}
		f.From, f.Until = r.date("from"), r.date("to")
		f.Qualifier = enum(r, "qualifier", "", graph.Exact, graph.AtLeast, graph.About)
		f.Basis = enum(r, "basis", "", graph.Annual, graph.AnnualMean, graph.Cumulative)
		f.Provenance = b.planProvenance(r.text("locator"), r.optional("note"))
		f.Evidence = choose(r, "evidence", choice[graph.Evidence]{"OFFICIAL", graph.Official},
			choice[graph.Evidence]{"DERIVED", graph.Derived})
		f.readNumber()
		b.checkUnique(f.key, occurrence{position: r.position}, factsFile, f.key)
		b.facts[f.key] = f
	}
	plan := b.sources[b.plan]
	expect(b, factsFile, "doc.number", b.fact("doc.number").Text, plan.DocumentNumber)
	expect(b, factsFile, "doc.issuer", b.fact("doc.issuer").Text, plan.Issuer)
	expect(b, factsFile, "doc.date", b.fact("doc.date").Text, plan.Since.String())
	plan.PrintedOn = b.fact("doc.printed_date").Until
	expect(b, factsFile, "doc.printed_date", b.fact("doc.printed_date").Text, plan.PrintedOn.String())
}

// fact returns the figure with a key.
func (b *builder) fact(key string) fact {
	f, ok := b.facts[key]
	if !ok {
		b.add(position{file: factsFile}, "no row has the key %s", key)
	}
	return f
}

// number returns a figure that is a whole number.
func (b *builder) number(key string) int {
	f := b.fact(key)
	n, err := strconv.Atoi(f.optional("value"))
	if err != nil && f.cells != nil {
		f.invalid("value", "a whole number")
	}
	return n
}

var (
	yearSegment = regexp.MustCompile(`\.20\d\d\.`)
	meansAbout  = regexp.MustCompile(`_(min|approx)$`)
	aims        = regexp.MustCompile(`\.target_`) // the key of an aim that is not in Table 6
)

// figureKey returns the key of the indicator of which a figure is an observation. It leaves out a segment that is a
// year, which is the observation's, and an ending that says what the qualifier says: fair.products for
// fair.2018.products_min.
func figureKey(key string) string {
	return meansAbout.ReplaceAllString(yearSegment.ReplaceAllString(key, "."), "")
}

// readFigures adds an indicator for each figure that the plan states, and one for each of its seven targets.
func (b *builder) readFigures() {
	observed := map[string][]fact{}
	for _, f := range b.facts {
		if !strings.HasPrefix(f.key, "doc.") && !strings.HasPrefix(f.key, "target.") {
			observed[figureKey(f.key)] = append(observed[figureKey(f.key)], f)
		}
	}
	keys := slices.Collect(maps.Keys(observed))
	targets := b.readTargets()
	for _, r := range b.rows(figuresFile, "key", "name_zh", "name_en") {
		i := &graph.Indicator{Key: r.text("key")}
		i.NameZH, i.NameEN = r.text("name_zh"), r.text("name_en")
		switch stated, figures := targets[i.NameZH], observed[i.Key]; {
		case strings.HasPrefix(i.Key, "target."):
			if stated.target == nil {
				r.invalid("name_zh", "an indicator of "+targetsFile)
				continue
			}
			b.setTarget(r, i, stated)
		case len(figures) > 0:
			b.setObservations(i, figures)
		default:
			r.invalid("key", "the key of a figure in "+factsFile)
			continue
		}
		delete(targets, i.NameZH)
		delete(observed, i.Key)
		b.node(r.position, i, NodeID(graph.KindIndicator, i.Key), i.Key)
		for _, of := range b.subjectsOf(i) {
			b.tie(r.position, &graph.Measurement{}, i, of, i.Provenance, i.Life)
		}
	}
	for _, p := range b.programmes {
		if p.figures != "" && !slices.ContainsFunc(keys, func(key string) bool { return strings.HasPrefix(key, p.figures) }) {
			b.add(position{file: programmesFile}, "%s: no figure has a key that begins with %s", p.node.NameZH, p.figures)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(observed)) {
		b.add(position{file: figuresFile}, "no row has the key %s, which is in %s", key, factsFile)
	}
	for _, name := range slices.Sorted(maps.Keys(targets)) {
		b.add(position{file: figuresFile}, "no row has the name %s, which is in %s", name, targetsFile)
	}
}

// setObservations gives an indicator the observations of one figure. A figure that is an aim becomes the indicator's
// target.
func (b *builder) setObservations(i *graph.Indicator, figures []fact) {
	slices.SortFunc(figures, func(f, g fact) int { return int(f.Until) - int(g.Until) })
	first := figures[0]
	i.IndicatorKind, i.Unit, i.Evidence, i.Attested = graph.PublishedFigure, first.unit, first.Evidence, totalsDay
	for _, f := range figures {
		if f.unit != i.Unit {
			f.invalid("unit", i.Unit+" as in "+first.key)
		}
		if aims.MatchString(f.key) {
			i.Target = &graph.Target{Figure: f.Figure, From: f.From, Until: f.Until}
		} else {
			i.Series = append(i.Series, f.Observation)
		}
		i.Evidence = max(i.Evidence, f.Evidence)
		c := graph.Citation{SourceID: b.plan, Locator: f.Sources[0].Locator}
		if !slices.Contains(i.Sources, c) {
			i.Sources = append(i.Sources, c)
		}
	}
}

// subjectsOf returns what an indicator measures: the programmes whose prefix its key has; if there are none, the
// organization of that part of the plan; if there is none, Shanghai.
func (b *builder) subjectsOf(i *graph.Indicator) []graph.Node {
	if i.IndicatorKind == graph.PlanTarget {
		return []graph.Node{b.programme(aidProgramme)}
	}
	var of []graph.Node
	for _, p := range b.programmes {
		if p.figures != "" && strings.HasPrefix(i.Key, p.figures) {
			of = append(of, p.node)
		}
	}
	if of != nil {
		return of
	}
	part, _, _ := strings.Cut(i.Key, ".")
	if name, ok := subjectOrganizations[part]; ok {
		return []graph.Node{b.organization(name)}
	}
	return []graph.Node{b.places.shanghai()}
}

var subjectOrganizations = map[string]string{
	"yrd":                 yangtzeDelta,
	"yangtze_council":     yangtzeCities,
	"federation":          "上海市各地在沪企业(商会)联合会",
	"ciie_purchase_group": "中国国际进口博览会上海交易团上海市合作交流采购团",
}
