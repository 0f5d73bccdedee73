package durable

import "coopgraph/graph"

// findLost lists the commits that are lost if the network is that of a revision: those after it, and from the first to the last
// of those before it that are not there.
func (r *recovery) findLost(reached graph.Revision) {
	last := max(graph.Revision(len(r.entries)), reached)
	if r.doubtful && last == graph.Revision(len(r.entries)) {
		last++
	}
	first, end := graph.Revision(0), graph.Revision(0)
	for revision := graph.Revision(1); revision <= reached; revision++ {
		if i := int(revision) - 1; i >= len(r.entries) || r.entries[i].isLost() || i > 0 && !r.entries[i-1].isLost() && r.entries[i].previous != r.entries[i-1].checksum {
			if end = revision; first == 0 {
				first = revision
			}
		}
	}
	for revision := graph.Revision(1); revision <= last; revision++ {
		if revision <= reached && (first == 0 || revision < first || revision > end) {
			continue
		}
		lost := LostCommit{Revision: revision}
		if i := int(revision) - 1; i < len(r.entries) && !r.entries[i].isLost() {
			if block, err := r.block(&r.entries[i]); err == nil {
				if c, err := readCommit(block, r.identity); err == nil {
					lost.Actor, lost.Note, lost.At = c.Actor, c.Note, c.At
				}
			}
			r.entries[i].size = 0
		}
		r.report.Lost = append(r.report.Lost, lost)
	}
}

// placeLost gives each commit that is lost its revision, and the earliest time that it can have, so that the times have an order.
func (r *recovery) placeLost() {
	at := int64(0)
	for i := range r.entries {
		if e := &r.entries[i]; e.isLost() {
			*e = entry{revision: graph.Revision(i + 1), at: at + 1}
		}
		at = r.entries[i].at
	}
}
