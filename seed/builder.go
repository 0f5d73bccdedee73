package seed

import (
	"cmp"
	"io/fs"

	"coopgraph/graph"
)

// builder collects the records of all layers while the files are read.
type builder struct {
	files fs.FS
	problems

	nodes       []graph.Node
	ties        []graph.Tie
	ids         map[graph.ID]graph.Node // the nodes by id
	occurrences map[string][]occurrence // by identity

	Names
	otherNames    map[string][]otherName
	places        places
	sources       map[graph.ID]*graph.Source
	mirrors       map[string]bool // hosts of mirrors.csv
	facts         map[string]fact // the figures of the plan by key
	totals        []*graph.Total
	programmes    []programme
	organizations []*graph.Organization
	placeholders  *placeholders

	plan, divisions, geonames, placeholderSource graph.ID // sources that several files cite
}

func newBuilder(files fs.FS) *builder {
	return &builder{files: files, ids: make(map[graph.ID]graph.Node, 1<<12), occurrences: make(map[string][]occurrence, 1<<14),
		sources: map[graph.ID]*graph.Source{}}
}

// rows reads a file with these columns.
func (b *builder) rows(file string, columns ...string) []row {
	return readTable(b.files, file, &b.problems, columns...)
}

// node gives a node its id and adds it. The node's header already has its names, provenance and life. A search finds
// the node by the other texts too, such as its former codes.
func (b *builder) node(at position, n graph.Node, id graph.ID, others ...string) {
	if b.hasProblems() {
		return
	}
	b.completeNode(at, n, id, others...)
	b.addNode(at, n)
}

// completeNode gives a node its id, its other names and what a search finds it by.
func (b *builder) completeNode(at position, n graph.Node, id graph.ID, others ...string) {
	h := n.NodeHead()
	h.ID = id
	b.addOtherNames(h)
	b.setSearchTerms(at, h, others...)
}

// addNode checks a complete node and adds it.
func (b *builder) addNode(at position, n graph.Node) {
	h := n.NodeHead()
	if b.checkUnique(h.NameZH, occurrence{position: at}, "node", string(h.ID)) {
		b.checkNamesUnique(at, n)
	}
	if err := graph.Check(n); err != nil {
		b.add(at, "%s: %v", h.NameZH, err)
	}
	b.ids[h.ID] = n
	b.nodes = append(b.nodes, n)
}

// tie gives a tie its id, ends and label and adds it. The id is made of the kind, the ends, and the texts that tell the
// tie from other ties between the same ends: these, or those of tieIdentity if none are given.
func (b *builder) tie(at position, t graph.Tie, from, to graph.Node, p graph.Provenance, l graph.Life, identity ...string) {
	if b.hasProblems() {
		return
	}
	completeTie(t, from, to, p, l, identity...)
	h := t.TieHead()
	h.LabelZH, h.LabelEN = b.Label(b.places.hierarchy, t, from, to)
	b.addTie(at, t, identity...)
}

// completeTie gives a tie its id and its ends.
func completeTie(t graph.Tie, from, to graph.Node, p graph.Provenance, l graph.Life, identity ...string) {
	h := t.TieHead()
	h.FromID, h.ToID, h.Provenance, h.Life = from.Head().ID, to.Head().ID, p, l
	h.ID = TieID(t, identity...)
}

// addTie checks a complete tie between nodes that are added, and adds it.
func (b *builder) addTie(at position, t graph.Tie, identity ...string) {
	if identity == nil {
		identity = tieIdentity(t)
	}
	h := t.TieHead()
	if h.LabelZH == "" {
		b.add(at, "%s ties have no label: add one to label.go", t.Kind())
	}
	b.checkTieUnique(at, t, identity)
	if from, to := b.ids[h.FromID], b.ids[h.ToID]; !t.Kind().Joins(from.Kind(), to.Kind()) {
		b.add(at, "%s: no %s tie goes from a %s to a %s", h.LabelZH, t.Kind(), from.Kind(), to.Kind())
	}
	if err := graph.Check(t); err != nil {
		b.add(at, "%s: %v", h.LabelZH, err)
	}
	b.ties = append(b.ties, t)
}

// hasProblems reports whether an error has been found. Rows are still read after that, to report all errors at once,
// but no records are made of them: they would miss the records of the wrong rows.
func (b *builder) hasProblems() bool { return len(b.problems) > 0 }

// expect reports an error of a file if a figure is not the expected one.
func expect[N comparable](b *builder, file, what string, got, want N) {
	if got != want && !b.hasProblems() {
		b.add(position{file: file}, "%s: %v: want %v", what, got, want)
	}
}

// The days for which the dataset's sources attest what they say.
var (
	totalsDay    = graph.NewDate(2020, 12, 31) // the day of the plan's totals
	planDay      = graph.NewDate(2021, 9, 7)   // the day on which the plan was issued
	divisionsDay = graph.NewDate(2023, 0, 0)   // the year of the edition of the division codes
)

// cited returns a provenance with this evidence and these citations.
func cited(e graph.Evidence, c ...graph.Citation) graph.Provenance {
	return graph.Provenance{Evidence: e, Sources: c}
}

// planProvenance is the provenance of a record that the plan states.
func (b *builder) planProvenance(locator, note string) graph.Provenance {
	return cited(graph.Official, graph.Citation{SourceID: b.plan, Locator: locator, Note: note})
}

// joinNotes joins two notes, either of which may be empty.
func joinNotes(a, b string) string {
	if a == "" || b == "" {
		return cmp.Or(a, b)
	}
	return a + "; " + b
}
