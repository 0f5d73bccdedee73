package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"

	"coopgraph/graph"
)

// xmlWriter writes XML piece by piece. Flush returns the first error.
type xmlWriter struct{ *bufio.Writer }

func newXMLWriter(w io.Writer) xmlWriter {
	x := xmlWriter{bufio.NewWriterSize(w, bufferSize)}
	x.raw(xml.Header)
	return x
}

// raw writes markup as it is.
func (x xmlWriter) raw(markup ...string) {
	for _, m := range markup {
		_, _ = x.WriteString(m) // a bufio.Writer keeps its first error
	}
}

// text writes character data, also of attributes. Characters that XML does not have become U+FFFD.
func (x xmlWriter) text(s string) { _ = xml.EscapeText(x, []byte(s)) }

// attribute writes an attribute with a space before it.
func (x xmlWriter) attribute(name, value string) {
	x.raw(" ", name, `="`)
	x.text(value)
	x.raw(`"`)
}

// edge begins the tag of a tie, which both formats call an edge.
func (x xmlWriter) edge(t graph.Tie) {
	head := t.TieHead()
	x.raw("<edge")
	x.attribute("id", string(head.ID))
	x.attribute("source", string(head.FromID))
	x.attribute("target", string(head.ToID))
}

// xmlType is the name of a type in GraphML and GEXF, neither of which has lists, decimals, dates and documents.
func xmlType(t cellType) string {
	switch t {
	case intCell:
		return "int"
	case boolCell:
		return "boolean"
	case floatCell, decimalCell:
		return "double"
	}
	return "string"
}

// description is the metadata as one text.
func (e *Export) description(p Part) string {
	var lines []string
	for _, m := range e.metadata(p) {
		lines = append(lines, m.name+": "+cellText(m.value))
	}
	return strings.Join(lines, "\n")
}
