package durable

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"hash/fnv"
	"strings"
	"time"

	"coopgraph/graph"
)

// entry is what is known of each commit without reading it.
type entry struct {
	revision graph.Revision
	previous uint32 // the checksum of the commit before it
	checksum uint32 // of its block
	at       int64  // its time, in microseconds since 1970
	key      uint64 // hash of its idempotency key, 0 if it has none
	role     graph.Role
	hashes   []uint32
	head     int    // how many bytes of its block come before the edits
	headSum  uint32 // the checksum of these
	location
}

// location is where the block of a commit is: in the log or, if that was damaged, in the bbolt file.
type location struct {
	inBolt bool
	offset int64
	size   int
}

// isLost reports whether nothing but the place of the commit among the others is known.
func (e *entry) isLost() bool { return e.size == 0 }

func (e *entry) time() time.Time { return time.UnixMicro(e.at).UTC() }

func hashID(id graph.ID) uint32 { return crc32.Checksum([]byte(id), castagnoli) }

func hashKey(key string) uint64 {
	if key == "" {
		return 0
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(key)) // it never fails
	return h.Sum64()
}

// info is the part of a commit that is written as JSON.
type info struct {
	Actor, Note, File, Key string     `json:",omitempty"`
	Role                   graph.Role `json:",omitempty"`
	Counts                 []count    `json:",omitempty"`
}

// count is a graph.EditCount. The kind is a name, since the numbers of kinds change when one is added.
type count struct {
	Kind                       string
	Created, Replaced, Deleted int `json:",omitempty"`
}

func countsOf(c *graph.Commit) (counts []count) {
	for _, e := range c.Counts {
		kind := e.Node.String()
		if e.Tie != 0 {
			kind = e.Tie.String()
		}
		counts = append(counts, count{kind, e.Created, e.Replaced, e.Deleted})
	}
	return counts
}

// editCounts returns the counts of a commit.
func editCounts(of []count) (counts []graph.EditCount, err error) {
	for _, c := range of {
		e := graph.EditCount{Created: c.Created, Replaced: c.Replaced, Deleted: c.Deleted}
		if e.Node.UnmarshalGQL(c.Kind) != nil {
			if err := e.Tie.UnmarshalGQL(c.Kind); err != nil {
				return nil, newerFormat(err)
			}
		}
		counts = append(counts, e)
	}
	return counts, nil
}

// commitBlock returns the block of a commit. Its data is, with numbers in big endian:
//
//	previous    4 bytes, the checksum of the block of the commit before it, 0 for the first one
//	revision    8 bytes
//	time        8 bytes, microseconds since 1970
//	key         8 bytes, a hash
//	n           4 bytes, the number of ids
//	hashes      n times 4 bytes, of the ids
//	ids         a text, with a space between ids
//	info        a text, JSON
//	edits       for each, the record before and the record after as texts of JSON, an empty one if there is none
//
// Each text is its length, in 4 bytes, and its bytes.
func commitBlock(c *graph.Commit, edits []graph.Edit, previous uint32) ([]byte, error) {
	b := beginBlock(256 + 1024*len(edits))
	b = binary.BigEndian.AppendUint32(b, previous)
	b = binary.BigEndian.AppendUint64(b, uint64(c.Revision))
	b = binary.BigEndian.AppendUint64(b, uint64(c.At.UnixMicro()))
	b = binary.BigEndian.AppendUint64(b, hashKey(c.Key))
	b = binary.BigEndian.AppendUint32(b, uint32(len(c.IDs)))
	for _, id := range c.IDs {
		b = binary.BigEndian.AppendUint32(b, hashID(id))
	}
	b, end := beginText(b)
	for i, id := range c.IDs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, id...)
	}
	endText(b, end)
	text, err := json.Marshal(info{c.Actor, c.Note, c.File, c.Key, c.Role, countsOf(c)})
	if err != nil {
		return nil, err
	}
	b, end = beginText(b)
	b = append(b, text...)
	endText(b, end)
	for _, e := range edits {
		for _, r := range [...]graph.Record{e.Before, e.After} {
			if b, end = beginText(b); r != nil {
				if b, err = graph.AppendRecord(b, r); err != nil {
					return nil, err
				}
			}
			endText(b, end)
		}
		if len(b) > maxDataSize {
			return nil, &graph.Error{Code: graph.InvalidArgument, Message: "the commit has more than 2 GB", Hint: "Make several commits of it."}
		}
	}
	return endBlock(b), nil
}

// beginText appends the place for the length of a text. endText sets it, after the text was appended.
func beginText(b []byte) (_ []byte, at int) { return append(b, 0, 0, 0, 0), len(b) }

func endText(b []byte, at int) { binary.BigEndian.PutUint32(b[at:], uint32(len(b)-at-4)) }

// commitReader reads the data of a block with a commit. After an error it reads nothing more.
type commitReader struct {
	rest []byte
	err  error
}

func (r *commitReader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.err = errors.New("the data of a commit ends too early")
	}
	if r.err != nil {
		return make([]byte, min(n, 8))
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *commitReader) uint32() uint32 { return binary.BigEndian.Uint32(r.bytes(4)) }
func (r *commitReader) uint64() uint64 { return binary.BigEndian.Uint64(r.bytes(8)) }
func (r *commitReader) text() []byte   { return r.bytes(int(r.uint32())) }

// readEntry reads the beginning of a block with a commit.
func readEntry(block []byte) (entry, *commitReader, error) {
	r := &commitReader{rest: block[headSize:]}
	e := entry{checksum: checksum(block), previous: r.uint32(), revision: graph.Revision(r.uint64()), at: int64(r.uint64()), key: r.uint64()}
	if n := int(r.uint32()); r.err == nil && n <= len(r.rest)/4 {
		e.hashes = make([]uint32, n)
		for i := range e.hashes {
			e.hashes[i] = r.uint32()
		}
	} else {
		r.err = errors.New("the data of a commit ends too early")
	}
	rest := *r
	_ = rest.text() // the ids
	e.role = roleIn(rest.text())
	e.head = len(block) - len(rest.rest)
	e.headSum = crc32.Checksum(block[:e.head], castagnoli)
	return e, r, r.err
}

// roleIn returns the role in the info of a commit, without reading the rest of it. In a text of JSON there is a backslash
// before each quotation mark, so these bytes are the name of the member.
func roleIn(info []byte) graph.Role {
	_, rest, _ := bytes.Cut(info, []byte(`"Role":"`))
	role, _, _ := bytes.Cut(rest, []byte(`"`))
	return graph.Role(role)
}

// commit is what a block holds.
type commit struct {
	*graph.Commit
	texts commitReader // of the edits
}

// readCommit reads the block of a commit of the database, or the part of it before the edits.
func readCommit(block []byte, database graph.Identity) (commit, error) {
	e, r, err := readEntry(block)
	if err != nil {
		return commit{}, err
	}
	c := &graph.Commit{Version: graph.Version{Database: database, Revision: e.revision}, At: e.time(), IDs: make([]graph.ID, 0, len(e.hashes))}
	for id := range strings.FieldsSeq(string(r.text())) {
		c.IDs = append(c.IDs, graph.ID(id))
	}
	var i info
	if text := r.text(); r.err == nil {
		r.err = json.Unmarshal(text, &i)
	}
	if r.err != nil {
		return commit{}, r.err
	}
	c.CommitInfo = graph.CommitInfo{Actor: i.Actor, Role: i.Role, Note: i.Note, File: i.File, Key: i.Key}
	c.Counts, err = editCounts(i.Counts)
	return commit{c, *r}, err
}

// edits reads a window of what the commit changed. It has one edit for each id, in their order.
func (c commit) edits(q graph.EditQuery) ([]graph.Edit, error) {
	from, to := q.Window(c.IDs)
	r, edits := c.texts, make([]graph.Edit, 0, to-from)
	var parser graph.RecordParser
	for i := 0; i < to && r.err == nil; i++ {
		before, after := r.text(), r.text()
		if i >= from {
			edits = append(edits, graph.Edit{Before: r.record(before, &parser), After: r.record(after, &parser)})
		}
	}
	return edits, r.err
}

// readMade reads the block of a commit, and sets the record that the commit made of each id, nil if it deleted the record.
func readMade(block []byte, records map[graph.ID]graph.Record) error {
	_, r, err := readEntry(block)
	if err != nil {
		return err
	}
	_, _ = r.text(), r.text() // the ids and the info
	var parser graph.RecordParser
	for len(r.rest) > 0 && r.err == nil {
		before := r.text()
		if after := r.record(r.text(), &parser); after != nil {
			records[after.Head().ID] = after
		} else if deleted := r.record(before, &parser); deleted != nil {
			records[deleted.Head().ID] = nil
		}
	}
	return r.err
}

// record makes a record of a text, nil if that is empty.
func (r *commitReader) record(text []byte, parser *graph.RecordParser) graph.Record {
	if r.err != nil || len(text) == 0 {
		return nil
	}
	record, err := parser.Parse(text)
	if err != nil {
		r.err = newerFormat(err) // the checksum is right, so it was written like this
	}
	return record
}
