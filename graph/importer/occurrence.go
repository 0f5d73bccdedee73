package importer

import (
	"crypto/sha256"
	"hash/maphash"
	"strconv"
	"strings"

	"coopgraph/graph"
	"coopgraph/seed"
)

// identityHash is a hash of the kind and the identity of a record.
type identityHash [16]byte

// occurrence is a row of this file that states a record.
type occurrence struct {
	before       int32 // the occurrence of the same identity before, -1 if there is none
	sheet, row   int32
	since, until graph.Date
	content      uint64 // of the cells
	cells        int32  // where the hashes of its cells begin in planner.cells
}

// once registers that the row states a record with this identity. It returns whether another row of the file has stated it: as
// this one does, or otherwise, which is a remark.
func (r *row) once(l graph.Life, dated bool, kind string, identity ...string) bool {
	sum := sha256.Sum256([]byte(kind + "\x00" + strings.Join(identity, "\x00")))
	key := identityHash(sum[:16])
	first, ok := r.seen[key]
	if !ok {
		first = -1
	}
	content := r.content()
	for at := first; at >= 0; at = r.occurred[at].before {
		o := r.occurred[at]
		if seed.Distinct(graph.Life{Since: o.since, Until: o.until}, l, dated) {
			continue
		}
		number := strconv.Itoa(int(o.row))
		if int(o.sheet) != r.sheet {
			number = r.infos[o.sheet].name + "!" + number
		}
		if o.content == content {
			r.remark(twice, "", number)
			r.twin = number
		} else {
			columns := r.differing(&o)
			r.remark(contradicts, columns[0].Name, number, columnNames(columns))
		}
		return true
	}
	r.occurred = append(r.occurred, occurrence{first, int32(r.sheet), int32(r.line.number), l.Since, l.Until, content, int32(len(r.cells))}) //nolint:gosec // rows have 21 bits
	r.seen[key] = int32(len(r.occurred) - 1)                                                                                                 //nolint:gosec // as many as rows
	for c := range r.table.contentColumns {
		r.cells = append(r.cells, r.cellHash(r.line.text(c.index)))
	}
	return false
}

// cellHash returns a short hash of a cell: a million rows have millions of them.
func (r *row) cellHash(text string) uint16 { return uint16(maphash.String(r.hash, text)) } //nolint:gosec // the lowest bits

// differing returns the columns in which the row differs from a row before, which may be of another sheet of the same kind; all
// columns, if the hashes do not tell.
func (r *row) differing(o *occurrence) (columns []*Column) {
	before, at := map[string]uint16{}, o.cells
	for c := range r.tables[o.sheet].contentColumns {
		before[c.known.Name] = r.cells[at]
		at++
	}
	var all []*Column
	for c := range r.table.contentColumns {
		all = append(all, c.known)
		was, ok := before[c.known.Name]
		if !ok {
			was = r.cellHash("")
		}
		if was != r.cellHash(r.line.text(c.index)) {
			columns = append(columns, c.known)
		}
	}
	if len(columns) == 0 {
		return all
	}
	return columns
}

// content returns a hash of what the row says of its record.
func (r *row) content() uint64 {
	var h maphash.Hash
	h.SetSeed(r.hash)
	for c := range r.table.contentColumns {
		_, _ = h.WriteString(r.line.text(c.index))
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}
