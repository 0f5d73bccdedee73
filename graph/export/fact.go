package export

import (
	"encoding/json"
	"fmt"
	"strings"

	"coopgraph/graph"
)

// What a file says of its coordinates, and of maps that are drawn from them.
const (
	title       = "coopgraph: Shanghai's domestic cooperation network"
	coordinates = "WGS 84, degrees, longitude before latitude (OGC:CRS84)"
	notice      = "Points are seats of government or what stands in for them, as each basis says (PARENT_SEAT: only the seat of " +
		"the place above is known, and several places have it). Lines join points; they are no routes. There are no outlines of " +
		"places here, and nothing is a statement on boundaries: a map of China that is shown in public must use outlines " +
		"approved by the authorities, with their approval number (审图号)."
	noticeZH = "点为政府驻地或其替代位置，依据见 basis（PARENT_SEAT：仅知上一级驻地，多地共用一点）；线仅表示联系，不是路线。本文件不含区划轮廓，" +
		"不作为划界依据；公开展示中国地图，须使用经主管部门审核批准、标注审图号的底图。"
)

// A fact is one thing that a file says of itself.
type fact struct {
	name  string
	value any // a cell
}

// facts are what a file with this part says of itself; the counts are of the records that the network has of it.
func (e *Export) facts(p Part) []fact {
	facts := []fact{
		{"title", title},
		{"revision", int64(e.network.Version.Revision)},
		{"licence", text(e.meta.Licence)},
		{"source", text(e.meta.Source)},
		{"layers", texts(e.meta.Layers)},
		{"asOf", text(e.meta.AsOf.String())},
		{"filters", text(e.meta.Filters)},
		{"tieKindsLeftOut", text(e.LeftOut())},
		{"coordinates", coordinates},
		{"notice", notice},
		{"noticeZh", noticeZH},
	}
	switch p {
	case Flows:
		facts = append(facts, fact{"level", text(string(e.rolled.Level))}, fact{"tiesWithoutPlaces", int64(e.rolled.WithoutPlaces)},
			fact{"tiesByEvidence", counted(e.rolled.Basis.Used)}, fact{"tiesLeftOut", counted(e.rolled.Basis.LeftOut)},
			fact{"tiesUnattested", e.Unattested(Flows)})
	default:
		if p != Ties {
			facts = append(facts, fact{"nodesByEvidence", counted(count(e.network.Nodes))}, fact{"nodesUnattested", e.Unattested(Nodes)})
		}
		if p != Nodes {
			facts = append(facts, fact{"tiesByEvidence", counted(count(e.network.Ties))}, fact{"tiesUnattested", e.Unattested(Ties)})
		}
	}
	known := facts[:0]
	for _, f := range facts {
		if f.value != nil {
			known = append(known, f)
		}
	}
	return known
}

// Counts says how many nodes or ties of each evidence there are, or ties that flows are made of, as OFFICIAL=12,
// REPORTED=3.
func (e *Export) Counts(p Part) string {
	switch p {
	case Nodes:
		return listed(count(e.network.Nodes))
	case Flows:
		return listed(e.rolled.Basis.Used)
	}
	return listed(count(e.network.Ties))
}

// LeftOut names the kinds of ties that are left out because none were asked for, as WITHIN, MEASURES.
func (e *Export) LeftOut() string {
	var names []string
	if e.meta.LeftOut != 0 {
		for k := range e.meta.LeftOut.All {
			names = append(names, k.String())
		}
	}
	return strings.Join(names, ", ")
}

// Unattested says how many nodes or ties the day leaves out only because their beginning is not known.
func (e *Export) Unattested(p Part) int64 {
	switch p {
	case Nodes:
		return e.unattested.nodes
	case Flows:
		return int64(e.rolled.Basis.Unattested)
	}
	return e.unattested.ties
}

func count[R graph.Record](records []R) []graph.EvidenceCount {
	var t graph.EvidenceTally
	for _, r := range records {
		t[r.Head().Evidence]++
	}
	return t.Counts()
}

// listed says counts in a header.
func listed(counts []graph.EvidenceCount) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, fmt.Sprintf("%s=%d", c.Evidence, c.Count))
	}
	return strings.Join(parts, ", ")
}

// counted says counts in a document, zeros too.
func counted(counts []graph.EvidenceCount) json.RawMessage {
	var t graph.EvidenceTally
	for _, c := range counts {
		t[c.Evidence] = c.Count
	}
	var parts []string
	for _, e := range graph.Evidences {
		parts = append(parts, fmt.Sprintf("%q:%d", e.String(), t[e]))
	}
	return json.RawMessage("{" + strings.Join(parts, ",") + "}")
}
