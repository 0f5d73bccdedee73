package export

import (
	"bufio"
	"io"
	"strconv"

	"coopgraph/graph"
)

// writeGeoJSON writes a FeatureCollection (RFC 7946, so WGS-84, longitude first). Places and flows within a place are
// points, ties and flows between places are lines, and their columns are properties. A record that has no place on the
// map, as an organization, and one that joins two places with the same point, has the geometry null. A feature that is
// drawn beside its known point says drawnAside; its longitude and latitude are those that are known. The lines of a comparison
// have colours.
func (e *Export) writeGeoJSON(w io.Writer, p Part, o Options) error {
	out := bufio.NewWriterSize(w, bufferSize)
	metadata := e.metadata(p)
	if o.Spread {
		metadata = append(metadata, metaEntry{"spread", spreadNotice})
	}
	b := appendMetadata([]byte(`{"type":"FeatureCollection","coopgraph":`), metadata)
	b = append(b, `,"features":[`...)
	written := 0
	var cells []any
	var err error
	for _, s := range e.tables(p) {
		for i, r := range s.records {
			if cells, err = e.row(cells[:0], s.columns, r); err != nil {
				return err
			}
			g := e.geometry(i, r, o.Spread)
			b = append(appendSeparator(b, written), `{"type":"Feature","id":`...)
			b = append(appendJSON(b, cells[idColumn]), `,"geometry":`...)
			b = append(g.append(b), `,"properties":{`...)
			b = appendCells(b, s.columns, cells)
			if g.aside {
				b = append(b, `,"drawnAside":true`...)
			}
			if t, ok := r.(*changedTie); ok {
				b = t.appendStyle(b)
			}
			if _, err := out.Write(append(b, "}}"...)); err != nil {
				return err
			}
			b = b[:0]
			written++
		}
	}
	if _, err := out.Write(append(b, "\n]}\n"...)); err != nil {
		return err
	}
	return out.Flush()
}

// geometry is a point, a line from one to another, or nothing.
type geometry struct {
	points []point
	aside  bool // whether a point stands beside the known one
}

// geometry is that of the i-th record of its table.
func (e *Export) geometry(i int, record any, spread bool) geometry {
	switch r := record.(type) {
	case graph.Node:
		return e.geometryOfEnds(spread, r)
	case *flow:
		if r.Origin == r.Dest {
			return e.geometryOfEnds(spread, r.origin)
		}
		return e.geometryOfEnds(spread, r.origin, r.dest)
	}
	return e.geometryOfEnds(spread, e.network.Nodes[e.network.From[i]], e.network.Nodes[e.network.To[i]])
}

// geometryOfEnds is the point of a place or the line between two.
func (e *Export) geometryOfEnds(spread bool, ends ...graph.Node) (g geometry) {
	for _, n := range ends {
		p, isPlace := n.(graph.Place)
		if !isPlace || p.PlaceHead().Location.Basis == "" {
			return geometry{}
		}
		at := pointOf(p.PlaceHead().Location)
		if aside, shares := e.drawnAt[n.Head().ID]; spread && shares {
			at, g.aside = aside, true
		}
		g.points = append(g.points, at)
	}
	if len(g.points) == 2 && g.points[0] == g.points[1] {
		return geometry{}
	}
	return g
}

func (g geometry) append(b []byte) []byte {
	switch len(g.points) {
	case 1:
		return append(g.points[0].append(append(b, `{"type":"Point","coordinates":`...)), '}')
	case 2:
		b = g.points[0].append(append(b, `{"type":"LineString","coordinates":[`...))
		return append(g.points[1].append(append(b, ',')), "]}"...)
	}
	return append(b, "null"...)
}

func (p point) append(b []byte) []byte {
	b = strconv.AppendFloat(append(b, '['), p.lon, 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), p.lat, 'f', -1, 64)
	return append(b, ']')
}
