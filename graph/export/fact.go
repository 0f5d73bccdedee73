package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"coopgraph/graph"
)

// A fact is one thing that a file says of itself.
type fact struct {
	name  string
	value any // a cell
}

// facts are what a file with this part says of itself; the counts are of the records that the network has of it.
func (e *Export) facts(p Part) []fact {
	facts := []fact{
		{"title", "coopgraph: Shanghai's domestic cooperation network"},
		{"revision", int64(e.network.Revision)},
		{"licence", text(e.meta.Licence)},
		{"source", text(e.meta.Source)},
		{"layers", texts(e.meta.Layers)},
		{"asOf", text(e.meta.AsOf.String())},
		{"filters", text(e.meta.Filters)},
	}
	if p != Ties {
		facts = append(facts, fact{"nodesByEvidence", count(e.network.Nodes).document()})
	}
	if p != Nodes {
		facts = append(facts, fact{"tiesByEvidence", count(e.network.Ties).document()})
	}
	known := facts[:0]
	for _, f := range facts {
		if f.value != nil {
			known = append(known, f)
		}
	}
	return known
}

// Counts says how many nodes or ties of each evidence there are, as OFFICIAL=12, REPORTED=3.
func (e *Export) Counts(p Part) string {
	if p == Nodes {
		return count(e.network.Nodes).String()
	}
	return count(e.network.Ties).String()
}

// A tally counts records by their evidence.
type tally map[graph.Evidence]int

func count[R graph.Record](records []R) tally {
	t := tally{}
	for _, r := range records {
		t[r.Head().Evidence]++
	}
	return t
}

func (t tally) String() string {
	var parts []string
	for _, e := range graph.Evidences {
		if t[e] > 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", e, t[e]))
		}
	}
	return strings.Join(parts, ", ")
}

func (t tally) document() json.RawMessage {
	var parts []string
	for _, e := range graph.Evidences {
		parts = append(parts, fmt.Sprintf("%q:%d", e.String(), t[e]))
	}
	return json.RawMessage("{" + strings.Join(parts, ",") + "}")
}
