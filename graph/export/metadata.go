package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"coopgraph/graph"
)

// What each file says of the dataset, its coordinates, and maps that are drawn from them.
const (
	title            = "coopgraph: Shanghai's domestic cooperation network"
	coordinateSystem = "WGS 84, degrees, longitude before latitude (OGC:CRS84)"
	mapNotice        = "Points are seats of government or what stands in for them, as each basis says (PARENT_SEAT: only the seat of " +
		"the place above is known, and several places have it). Lines join points; they are no routes. There are no outlines of " +
		"places here, and nothing is a statement on boundaries: a map of China that is shown in public must use outlines " +
		"approved by the authorities, with their approval number (审图号)."
	mapNoticeZH = "点为政府驻地或其替代位置，依据见 basis（PARENT_SEAT：仅知上一级驻地，多地共用一点）；线仅表示联系，不是路线。本文件不含区划轮廓，" +
		"不作为划界依据；公开展示中国地图，须使用经主管部门审核批准、标注审图号的底图。"
)

// A metaEntry is one thing that a file says of itself.
type metaEntry struct {
	name  string
	value any // a cell
}

// metadata returns the metadata of a file with this part. The counts are of the records in the file.
func (e *Export) metadata(p Part) []metaEntry {
	entries := []metaEntry{
		{"title", title},
		{"revision", int64(e.network.Version.Revision)},
		{"licence", textOrNil(e.meta.Licence)},
		{"source", textOrNil(e.meta.Source)},
		{"layers", listOrNil(e.meta.Layers)},
		{"asOf", textOrNil(e.meta.AsOf.String())},
		{"asKnownAt", momentOrNil(e.meta.AsKnownAt)},
		{"filters", textOrNil(e.meta.Filters)},
		{"tieKindsLeftOut", textOrNil(e.LeftOut())},
		{"coordinates", coordinateSystem},
		{"notice", mapNotice},
		{"noticeZh", mapNoticeZH},
	}
	switch p {
	case Flows:
		entries = append(entries, metaEntry{"originLevel", textOrNil(string(e.flowMap.OriginLevel))},
			metaEntry{"destLevel", textOrNil(string(e.flowMap.DestLevel))}, metaEntry{"tiesWithoutPlaces", int64(e.flowMap.WithoutPlaces)},
			metaEntry{"tiesByEvidence", jsonCounts(e.flowMap.Basis.Used)}, metaEntry{"tiesLeftOut", jsonCounts(e.flowMap.Basis.LeftOut)},
			metaEntry{"tiesUnattested", e.Unattested(Flows)})
	case Compare:
		entries = append(entries, e.comparison.metadata()...)
	default:
		if p != Ties {
			entries = append(entries, metaEntry{"nodesByEvidence", jsonCounts(countByEvidence(e.network.Nodes))}, metaEntry{"nodesUnattested", e.Unattested(Nodes)})
		}
		if p != Nodes {
			entries = append(entries, metaEntry{"tiesByEvidence", jsonCounts(countByEvidence(e.network.Ties))}, metaEntry{"tiesUnattested", e.Unattested(Ties)})
		}
	}
	return slices.DeleteFunc(entries, func(m metaEntry) bool { return m.value == nil })
}

// momentOrNil is a moment as text, nil if there is none.
func momentOrNil(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.UTC().Format(time.RFC3339Nano)
}

// Counts is how many nodes or ties of each evidence there are, or ties that flows are made of, as OFFICIAL=12,
// REPORTED=3.
func (e *Export) Counts(p Part) string {
	switch p {
	case Nodes:
		return headerCounts(countByEvidence(e.network.Nodes))
	case Flows:
		return headerCounts(e.flowMap.Basis.Used)
	}
	return headerCounts(countByEvidence(e.network.Ties))
}

// LeftOut names the kinds of ties that are left out because the request lists no kinds, as WITHIN, MEASURES.
func (e *Export) LeftOut() string {
	var names []string
	if e.meta.LeftOut != 0 {
		for k := range e.meta.LeftOut.All {
			names = append(names, k.String())
		}
	}
	return strings.Join(names, ", ")
}

// Unattested is how many nodes or ties the day leaves out only because their beginning is not known.
func (e *Export) Unattested(p Part) int64 {
	switch p {
	case Nodes:
		return e.unattested.nodes
	case Flows:
		return int64(e.flowMap.Basis.Unattested)
	case Compare:
		return int64(e.comparison.change.After.Unattested)
	}
	return e.unattested.ties
}

func countByEvidence[R graph.Record](records []R) []graph.EvidenceCount {
	var t graph.EvidenceTally
	for _, r := range records {
		t[r.Head().Evidence]++
	}
	return t.Counts()
}

// headerCounts is counts as the text of a header.
func headerCounts(counts []graph.EvidenceCount) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, fmt.Sprintf("%s=%d", c.Evidence, c.Count))
	}
	return strings.Join(parts, ", ")
}

// jsonCounts is counts as a JSON object, with zeros.
func jsonCounts(counts []graph.EvidenceCount) json.RawMessage {
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
