package export

import (
	"bufio"
	"io"
)

// writeJSON writes node-link JSON, as networkx.node_link_graph reads it: a directed graph that may have several ties
// between the same nodes; the key of each is its id.
func (e *Export) writeJSON(w io.Writer, p Part, _ Options) error {
	out := bufio.NewWriterSize(w, bufferSize)
	b := appendMetadata([]byte(`{"directed":true,"multigraph":true,"graph":`), e.metadata(p))
	b = append(b, `,"nodes":[`...)
	var cells []any
	var err error
	for i, n := range e.nodes(p) {
		if cells, err = e.row(cells[:0], nodeColumns, n); err != nil {
			return err
		}
		b = append(appendSeparator(b, i), '{')
		b = append(appendCells(b, nodeColumns, cells), '}')
		if _, err := out.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	b = append(b, "\n],\"edges\":["...)
	for i, t := range e.ties(p) {
		head := t.TieHead()
		if cells, err = e.row(cells[:0], tieColumns, t); err != nil {
			return err
		}
		b = append(appendSeparator(b, i), `{"source":`...)
		b = append(appendQuoted(b, string(head.FromID)), `,"target":`...)
		b = append(appendQuoted(b, string(head.ToID)), `,"key":`...)
		b = append(appendQuoted(b, string(head.ID)), ',')
		b = append(appendCells(b, tieColumns, cells), '}')
		if _, err := out.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	if _, err := out.Write(append(b, "\n]}\n"...)); err != nil {
		return err
	}
	return out.Flush()
}

// bufferSize is about how many bytes are written at once.
const bufferSize = 32 << 10

// appendSeparator appends what stands before the i-th element of a list.
func appendSeparator(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return append(b, '\n')
}

// appendCells appends the cells that are not nil as members of an object.
func appendCells(b []byte, columns []column, cells []any) []byte {
	first := true
	for i, c := range columns {
		if cells[i] == nil {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		b = append(appendQuoted(b, c.name), ':')
		b, first = appendJSON(b, cells[i]), false
	}
	return b
}

// appendMetadata appends the metadata as an object.
func appendMetadata(b []byte, metadata []metaEntry) []byte {
	for i, m := range metadata {
		if i == 0 {
			b = append(b, '{')
		} else {
			b = append(b, ',')
		}
		b = append(appendQuoted(b, m.name), ':')
		b = appendJSON(b, m.value)
	}
	return append(b, '}')
}
