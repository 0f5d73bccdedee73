package export

import (
	"io"
	"strconv"
)

// writeGraphML writes GraphML 1.1. The metadata are the desc of the file and, by name, data of the graph.
func (e *Export) writeGraphML(w io.Writer, p Part, _ Options) error {
	x := newXMLWriter(w)
	x.raw(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" `,
		`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">`, "\n")
	x.raw("<desc>")
	x.text(e.description(p))
	x.raw("</desc>\n")
	metadata := e.metadata(p)
	for i, m := range metadata {
		x.key("graph", i, m.name, "string")
	}
	for i, c := range nodeColumns {
		x.key("node", i, c.name, xmlType(c.typ))
	}
	for i, c := range tieColumns {
		x.key("edge", i, c.name, xmlType(c.typ))
	}
	x.raw(`<graph id="coopgraph" edgedefault="directed">`, "\n")
	for i, m := range metadata {
		x.data("graph", i, m.value)
	}
	var cells []any
	var err error
	for _, n := range e.nodes(p) {
		x.raw("<node")
		x.attribute("id", string(n.Head().ID))
		x.raw(">")
		if cells, err = e.row(cells[:0], nodeColumns, n); err != nil {
			return err
		}
		for i, cell := range cells {
			x.data("node", i, cell)
		}
		x.raw("</node>\n")
	}
	for _, t := range e.ties(p) {
		x.edge(t)
		x.raw(">")
		if cells, err = e.row(cells[:0], tieColumns, t); err != nil {
			return err
		}
		for i, cell := range cells {
			x.data("edge", i, cell)
		}
		x.raw("</edge>\n")
	}
	x.raw("</graph>\n</graphml>\n")
	return x.Flush()
}

// key declares the i-th attribute of graphs, nodes or edges.
func (x xmlWriter) key(domain string, i int, name, typ string) {
	x.raw(`<key id="`, domain, strconv.Itoa(i), `" for="`, domain, `"`)
	x.attribute("attr.name", name)
	x.attribute("attr.type", typ)
	x.raw("/>\n")
}

// data writes the i-th attribute of a graph, a node or an edge, unless it is nil.
func (x xmlWriter) data(domain string, i int, cell any) {
	if cell == nil {
		return
	}
	x.raw(`<data key="`, domain, strconv.Itoa(i), `">`)
	x.text(cellText(cell))
	x.raw("</data>")
}
