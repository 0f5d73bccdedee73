package export

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"

	"coopgraph/graph"
)

// xmlWriter writes XML piece by piece; its error is that of its Flush.
type xmlWriter struct{ *bufio.Writer }

func newXML(w io.Writer) xmlWriter {
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

// text writes character data, also for within quotes. Characters that XML does not have become U+FFFD.
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

// xmlType is how GraphML and GEXF name the type of a column. GraphML has no lists, decimals, dates or documents.
func xmlType(of valueType) string {
	switch of {
	case integer:
		return "int"
	case boolean:
		return "boolean"
	case number, decimal:
		return "double"
	}
	return "string"
}

// description is what a file says of itself in one paragraph.
func (e *Export) description(p Part) string {
	var lines []string
	for _, f := range e.facts(p) {
		lines = append(lines, f.name+": "+plain(f.value))
	}
	return strings.Join(lines, "\n")
}
