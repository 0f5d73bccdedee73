package export

import (
	"bufio"
	"io"
)

// writeJSON writes node-link JSON, which networkx.node_link_graph reads as it is: a directed graph with several ties
// between the same nodes, each under its id as the key.
func (e *Export) writeJSON(w io.Writer, p Part, _ Options) error {
	out := bufio.NewWriterSize(w, bufferSize)
	b := appendFacts([]byte(`{"directed":true,"multigraph":true,"graph":`), e.facts(p))
	b = append(b, `,"nodes":[`...)
	var cells []any
	var err error
	for i, n := range e.nodes(p) {
		if cells, err = e.row(cells[:0], nodeColumns, n); err != nil {
			return err
		}
		b = append(appendSeparator(b, i), '{')
		b = append(appendKnown(b, nodeColumns, cells), '}')
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
		b = append(appendKnown(b, tieColumns, cells), '}')
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

// bufferSize is how many bytes are written at once.
const bufferSize = 32 << 10

func appendSeparator(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return append(b, '\n')
}

// appendKnown appends the cells that have a value as members.
func appendKnown(b []byte, columns []column, cells []any) []byte {
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

// appendFacts appends what the file says of itself as an object.
func appendFacts(b []byte, facts []fact) []byte {
	for i, f := range facts {
		if i == 0 {
			b = append(b, '{')
		} else {
			b = append(b, ',')
		}
		b = append(appendQuoted(b, f.name), ':')
		b = appendJSON(b, f.value)
	}
	return append(b, '}')
}
