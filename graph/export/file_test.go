package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"testing"

	"coopgraph/graph"
)

// start and end of GEXF's nodes and edges are the days on which the records hold.
func TestGEXFLife(t *testing.T) {
	type element struct {
		ID    string `xml:"id,attr"`
		Start string `xml:"start,attr"`
		End   string `xml:"end,attr"`
	}
	var doc struct {
		Version string `xml:"version,attr"`
		Meta    struct {
			Description string `xml:"description"`
		} `xml:"meta"`
		Graph struct {
			Mode       string    `xml:"mode,attr"`
			TimeFormat string    `xml:"timeformat,attr"`
			Nodes      []element `xml:"nodes>node"`
			Edges      []element `xml:"edges>edge"`
		} `xml:"http://gexf.net/1.3 graph"`
	}
	n := dataset(t)
	e := New(n, n, meta)
	var file bytes.Buffer
	if err := e.Write(&file, GEXF, Network, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal(file.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Version != "1.3" || doc.Graph.Mode != "dynamic" || doc.Graph.TimeFormat != "date" || doc.Meta.Description != e.description(Network) {
		t.Errorf("it is version %s, %s, of %s, about %s", doc.Version, doc.Graph.Mode, doc.Graph.TimeFormat, doc.Meta.Description)
	}
	if len(doc.Graph.Nodes) != len(n.Nodes) || len(doc.Graph.Edges) != len(n.Ties) {
		t.Fatalf("it has %d nodes and %d edges", len(doc.Graph.Nodes), len(doc.Graph.Edges))
	}
	started, ended := 0, 0
	check := func(r graph.Record, got element) {
		h := r.Head()
		if got.ID != string(h.ID) || got.Start != cellText(startDay(r)) || got.End != cellText(endDay(r)) {
			t.Errorf("%s, %+v, is %+v", h.ID, h.Life, got)
		}
		if got.Start != "" {
			started++
		}
		if got.End != "" {
			ended++
		}
	}
	for i, node := range n.Nodes {
		check(node, doc.Graph.Nodes[i])
	}
	for i, tie := range n.Ties {
		check(tie, doc.Graph.Edges[i])
	}
	if started == 0 || ended == 0 {
		t.Errorf("%d begin, %d end", started, ended)
	}
}

// geoFeature is a feature of network.geojson.
type geoFeature struct {
	Type, ID string
	Geometry *struct {
		Type        string
		Coordinates json.RawMessage
	}
	Properties map[string]any
}

// Places are points, longitude first, and ties of two places at different points are lines. All other records have no
// geometry.
func TestGeoJSONGeometries(t *testing.T) {
	n := dataset(t)
	var file bytes.Buffer
	if err := New(n, n, meta).Write(&file, GeoJSON, Network, Options{}); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Type     string
		Features []geoFeature
	}
	if err := json.Unmarshal(file.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Type != "FeatureCollection" || len(doc.Features) != len(n.Nodes)+len(n.Ties) {
		t.Fatalf("it is a %s of %d", doc.Type, len(doc.Features))
	}
	at := func(node graph.Node) []float64 {
		if p, ok := node.(graph.Place); ok {
			return []float64{p.PlaceHead().Location.Longitude, p.PlaceHead().Location.Latitude}
		}
		return nil
	}
	for i, f := range doc.Features[:len(n.Nodes)] {
		if p := at(n.Nodes[i]); p != nil {
			f.check(t, "Point", p)
		} else {
			f.check(t, "", nil)
		}
	}
	for i, f := range doc.Features[len(n.Nodes):] {
		a, b := at(n.Nodes[n.From[i]]), at(n.Nodes[n.To[i]])
		if a != nil && b != nil && (a[0] != b[0] || a[1] != b[1]) {
			f.check(t, "LineString", [][]float64{a, b})
		} else {
			f.check(t, "", nil)
		}
	}
}

// check compares the geometry with a type and coordinates; an empty type is no geometry.
func (f geoFeature) check(t *testing.T, geometryType string, coordinates any) {
	t.Helper()
	if geometryType == "" {
		if f.Geometry != nil {
			t.Errorf("%s is a %s", f.ID, f.Geometry.Type)
		}
		return
	}
	want, err := json.Marshal(coordinates)
	if err != nil {
		t.Fatal(err)
	}
	if f.Type != "Feature" || f.Geometry == nil || f.Geometry.Type != geometryType || string(f.Geometry.Coordinates) != string(want) {
		t.Errorf("%s is %+v, want %s %s", f.ID, f.Geometry, geometryType, want)
	}
	if geometryType == "Point" && (f.Properties["basis"] == nil || f.Properties["sharedPoint"] == nil) ||
		geometryType == "LineString" && (f.Properties["fromBasis"] == nil || f.Properties["toBasis"] == nil) {
		t.Errorf("%s does not say on what its points are based: %v", f.ID, f.Properties)
	}
}

// Files are written as their records come: no write is longer than the buffer and one record. Parquet buffers groups of
// rows.
func TestWritesAreSmall(t *testing.T) {
	n := dataset(t)
	for _, f := range []Format{CSV, GeoJSON, GraphML, GEXF, JSON} {
		var sent writeSizes
		if err := New(n, n, meta).Write(&sent, f, Network, Options{}); err != nil {
			t.Fatal(err)
		}
		if sent.longest > bufferSize+4096 || sent.all < 20*bufferSize {
			t.Errorf("of %s's %d bytes %d come at once", f, sent.all, sent.longest)
		}
	}
}

// writeSizes counts the bytes that are written, and those of the longest write.
type writeSizes struct{ all, longest int }

func (p *writeSizes) Write(b []byte) (int, error) {
	p.all += len(b)
	p.longest = max(p.longest, len(b))
	return len(b), nil
}
