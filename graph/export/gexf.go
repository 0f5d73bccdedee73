package export

import (
	"io"
	"strconv"

	"coopgraph/graph"
)

// writeGEXF writes GEXF 1.3. The graph is dynamic: start and end of a node or an edge are its columns of these names. The
// edges of a comparison have colours.
func (e *Export) writeGEXF(w io.Writer, p Part, _ Options) error {
	x := newXMLWriter(w)
	x.raw(`<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" `,
		`xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">`, "\n")
	x.raw("<meta>\n<creator>coopgraph</creator>\n<description>")
	x.text(e.description(p))
	x.raw("</description>\n</meta>\n", `<graph defaultedgetype="directed" mode="dynamic" timeformat="date">`, "\n")
	x.attributes("node", nodeColumns)
	edges := e.edges(p)
	x.attributes("edge", edges.columns)

	x.raw("<nodes>\n")
	var cells []any
	var err error
	for _, n := range e.nodes(p) {
		x.raw("<node")
		x.attribute("id", string(n.Head().ID))
		x.attribute("label", n.NodeHead().NameZH)
		if cells, err = e.row(cells[:0], nodeColumns, n); err != nil {
			return err
		}
		x.values(n, nodeColumns, cells)
		x.raw("</node>\n")
	}
	x.raw("</nodes>\n<edges>\n")
	for _, r := range edges.records {
		if cells, err = e.row(cells[:0], edges.columns, r); err != nil {
			return err
		}
		changed, compared := r.(*changedTie)
		t, _ := r.(graph.Tie)
		if compared {
			t = changed.Tie
		}
		x.edge(t)
		x.attribute("kind", t.Kind().String())
		x.attribute("label", t.TieHead().LabelZH)
		x.values(t, edges.columns, cells)
		if compared {
			x.colour(outcomeColours[changed.Outcome()])
		}
		x.raw("</edge>\n")
	}
	x.raw("</edges>\n</graph>\n</gexf>\n")
	return x.Flush()
}

// attributes declares the columns of nodes or edges.
func (x xmlWriter) attributes(class string, columns []column) {
	x.raw(`<attributes class="`, class, `" mode="static">`, "\n")
	for i, c := range columns {
		typ := xmlType(c.typ)
		if typ == "int" {
			typ = "integer"
		}
		x.raw(`<attribute id="`, strconv.Itoa(i), `"`)
		x.attribute("title", c.name)
		x.attribute("type", typ)
		x.raw("/>\n")
	}
	x.raw("</attributes>\n")
}

// values ends the tag of a node or an edge with the days on which it holds, and writes its columns.
func (x xmlWriter) values(r graph.Record, columns []column, cells []any) {
	if start := startDay(r); start != nil {
		x.attribute("start", cellText(start))
	}
	if end := endDay(r); end != nil {
		x.attribute("end", cellText(end))
	}
	x.raw("><attvalues>")
	for i := range columns {
		if cells[i] == nil {
			continue
		}
		x.raw(`<attvalue for="`, strconv.Itoa(i), `"`)
		x.attribute("value", cellText(cells[i]))
		x.raw("/>")
	}
	x.raw("</attvalues>")
}
