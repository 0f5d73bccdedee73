package export

import (
	"bufio"
	"io"
	"strconv"

	"coopgraph/graph"
)

// writeGeoJSON writes a FeatureCollection (RFC 7946, so WGS-84, longitude first): places as points and ties between
// places as lines, their columns as properties. What has no place on the map, as an organization, or a tie of two places
// with the same point, has the geometry null: it is still counted. A place that is drawn beside its point keeps its
// longitude and latitude as properties and says drawnAside.
func (e *Export) writeGeoJSON(w io.Writer, p Part, o Options) error {
	out := bufio.NewWriterSize(w, bufferSize)
	b := []byte(`{"type":"FeatureCollection","coopgraph":`)
	b = append(e.appendFacts(b, p), `,"features":[`...)
	written := 0
	write := func(r graph.Record, columns []column, cells []any, drawnAside bool, geometry []byte) error {
		b = append(appendSeparator(b, written), `{"type":"Feature","id":`...)
		b = append(appendQuoted(b, string(r.Head().ID)), `,"geometry":`...)
		b = append(append(b, geometry...), `,"properties":{`...)
		b = appendKnown(b, columns, cells)
		if drawnAside {
			b = append(b, `,"drawnAside":true`...)
		}
		_, err := out.Write(append(b, "}}"...))
		b = b[:0]
		written++
		return err
	}
	var cells []any
	if p != Ties {
		for _, n := range e.network.Nodes {
			cells = e.row(cells[:0], nodeColumns, n)
			_, shares := e.beside[n.Head().ID]
			if err := write(n, nodeColumns, cells, o.Spread && shares, e.pointGeometry(n, o.Spread)); err != nil {
				return err
			}
		}
	}
	for i, t := range e.ties(p) {
		cells = e.row(cells[:0], tieColumns, t)
		from, to := e.network.Nodes[e.network.From[i]], e.network.Nodes[e.network.To[i]]
		if err := write(t, tieColumns, cells, false, e.lineGeometry(from, to, o.Spread)); err != nil {
			return err
		}
	}
	if _, err := out.Write(append(b, "\n]}\n"...)); err != nil {
		return err
	}
	return out.Flush()
}

func (e *Export) pointGeometry(n graph.Node, spread bool) []byte {
	at, ok := e.drawn(n, spread)
	if !ok {
		return []byte("null")
	}
	return append(at.append([]byte(`{"type":"Point","coordinates":`)), '}')
}

func (e *Export) lineGeometry(from, to graph.Node, spread bool) []byte {
	a, okA := e.drawn(from, spread)
	b, okB := e.drawn(to, spread)
	if !okA || !okB || a == b {
		return []byte("null")
	}
	line := append(a.append([]byte(`{"type":"LineString","coordinates":[`)), ',')
	return append(b.append(line), "]}"...)
}

func (p point) append(b []byte) []byte {
	b = strconv.AppendFloat(append(b, '['), p.lon, 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), p.lat, 'f', -1, 64)
	return append(b, ']')
}
