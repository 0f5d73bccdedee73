package seed

import (
	"cmp"
	"io/fs"

	"coopgraph/graph"
)

// book is the dataset as it is put together, all layers of it.
type builder struct {
	files fs.FS
	problems

	nodes       []graph.Node
	ties        []graph.Tie
	ids         map[graph.ID]graph.Node // of the nodes
	occurrences map[string][]occurrence // by what identifies it

	readings      readings
	english       map[string]string // of what the dataset names in Chinese
	otherNames    map[string][]otherName
	places        places
	sources       map[graph.ID]*graph.Source
	mirrors       map[string]bool // hosts that are not known to be the publisher's, and no government's
	facts         map[string]fact // the figures of the plan by their key
	totals        []*graph.Total
	programmes    []programme
	organizations []*graph.Organization

	plan, divisions, geonames, placeholders graph.ID // the sources that are named here
}

func newBuilder(files fs.FS) *builder {
	return &builder{files: files, ids: map[graph.ID]graph.Node{}, occurrences: map[string][]occurrence{},
		sources: map[graph.ID]*graph.Source{}}
}

// rows reads a file.
func (b *builder) rows(file string, columns ...string) []row {
	return readTable(b.files, file, &b.problems, columns...)
}

// node adds a node whose header has its names, provenance and life, and gives it its id. Codes are further terms that
// it is found by.
func (b *builder) node(at position, n graph.Node, id graph.ID, others ...string) {
	if b.hasProblems() {
		return
	}
	h := n.NodeHead()
	h.ID = id
	b.addOtherNames(h)
	b.describe(at, h, others...)
	if b.checkUnique(h.NameZH, occurrence{position: at}, "node", string(id)) {
		b.checkNamesUnique(at, n)
	}
	if err := graph.Check(n); err != nil {
		b.add(at, "%s: %v", h.NameZH, err)
	}
	b.ids[id] = n
	b.nodes = append(b.nodes, n)
}

// tie adds a tie. Its id is made of its kind, its ends, and what tells it from other ties between them.
func (b *builder) tie(at position, t graph.Tie, from, to graph.Node, p graph.Provenance, l graph.Life, identity ...string) {
	if b.hasProblems() {
		return
	}
	h, f, e := t.TieHead(), from.NodeHead(), to.NodeHead()
	h.ID = graph.NewID(t.Kind().String(), append([]string{string(f.ID), string(e.ID)}, identity...)...)
	h.FromID, h.ToID, h.Provenance, h.Life = f.ID, e.ID, p, l
	h.LabelZH, h.LabelEN = b.label(t, from, to)
	b.checkTieUnique(at, t, identity)
	if !t.Kind().Joins(from.Kind(), to.Kind()) {
		b.add(at, "%s: no %s tie goes from a %s to a %s", h.LabelZH, t.Kind(), from.Kind(), to.Kind())
	}
	if err := graph.Check(t); err != nil {
		b.add(at, "%s: %v", h.LabelZH, err)
	}
	b.ties = append(b.ties, t)
}

// broken says whether something is wrong already. Then rows are still read, to tell all that is wrong with them, but
// nothing is made of them any more: half of it would be wrong for want of the rest.
func (b *builder) hasProblems() bool { return len(b.problems) > 0 }

// want notes that a figure of a file is not what it must be.
func expect[N comparable](b *builder, file, what string, got, want N) {
	if got != want && !b.hasProblems() {
		b.add(position{file: file}, "%s: %v: want %v", what, got, want)
	}
}

// The days that the dataset's sources speak of.
var (
	totalsDay    = graph.NewDate(2020, 12, 31) // of the plan's totals
	planDay      = graph.NewDate(2021, 9, 7)   // when the plan was issued
	divisionsDay = graph.NewDate(2023, 0, 0)   // of the edition of the division codes
)

// cited is the provenance of something that one source says.
func cited(e graph.Evidence, c ...graph.Citation) graph.Provenance {
	return graph.Provenance{Evidence: e, Sources: c}
}

// planned is the provenance of something that the plan says.
func (b *builder) planProvenance(locator, note string) graph.Provenance {
	return cited(graph.Official, graph.Citation{SourceID: b.plan, Locator: locator, Note: note})
}

// joined is two notes as one.
func joinNotes(a, b string) string {
	if a == "" || b == "" {
		return cmp.Or(a, b)
	}
	return a + "; " + b
}
