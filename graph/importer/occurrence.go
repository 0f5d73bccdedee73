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
			r.remark(contradicts, "", number)
		}
		return true
	}
	r.occurred = append(r.occurred, occurrence{first, int32(r.sheet), int32(r.line.number), l.Since, l.Until, content}) //nolint:gosec // rows have 21 bits
	r.seen[key] = int32(len(r.occurred) - 1)                                                                            //nolint:gosec // as many as rows
	return false
}

// content returns a hash of what the row says in columns that are known.
func (r *row) content() uint64 {
	var h maphash.Hash
	h.SetSeed(r.hash)
	for _, c := range r.table.columns {
		if c.known != nil {
			_, _ = h.WriteString(r.line.text(c.index))
			_ = h.WriteByte(0)
		}
	}
	return h.Sum64()
}
