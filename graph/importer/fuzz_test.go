package importer_test

import (
	"bytes"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/importer"
)

// fewPlaces is a network of three places.
func fewPlaces() *graph.Network {
	head := func(code, name string, level graph.PlaceLevel) graph.PlaceHeader {
		h := graph.PlaceHeader{Code: code, Level: level}
		h.ID, h.NameZH = graph.PlaceID(code), name
		h.Terms.Names = []string{code, graph.Fold(name)}
		return h
	}
	shanghai, xuhui, dali := &graph.Province{PlaceHeader: head("310000", "上海市", graph.LevelProvince)},
		&graph.District{PlaceHeader: head("310104", "徐汇区", graph.LevelCounty)}, &graph.County{PlaceHeader: head("532901", "大理市", graph.LevelCounty)}
	within := &graph.Containment{}
	within.ID, within.FromID, within.ToID = "within-1", xuhui.ID, shanghai.ID
	return &graph.Network{Nodes: []graph.Node{shanghai, xuhui, dali}, Ties: []graph.Tie{within}, From: []int32{1}, To: []int32{0}}
}

// Whatever the bytes are, reading them ends in a report or in an error that says what to do. A report can be written, and what is
// written is read in the same way.
func FuzzRead(f *testing.F) {
	for _, m := range messy {
		f.Add(m.file(f))
	}
	f.Add([]byte(pairs))
	f.Add(zipOf(xlsxParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><t>合作地区</t></is></c><c t="str"><v>时间</v></c></row><row><c><v>1</v></c></row>`, `<sst><si><t>区</t></si></sst>`)))
	f.Add(zipOf(xlsxParts(`<x:row><x:c t="inlineStr"><x:is><x:t>区</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>合作地区</x:t></x:is></x:c>`+
		`<x:c t="inlineStr"><x:is><x:t>时间</x:t></x:is></x:c></x:row><x:row><x:c t="n"><x:v>310104</x:v></x:c><x:c><x:v>532901</x:v></x:c><x:c/></x:row>`, "")))
	network := fewPlaces()
	g := gazetteer.New(graph.NewHierarchy(network))
	f.Fuzz(func(t *testing.T, file []byte) {
		o := importer.Options{Evidence: graph.Official, Source: "x"}
		r, err := importer.Read(t.Context(), file, o, network, g)
		if err != nil {
			if graph.CodeOf(err) != graph.InvalidArgument {
				t.Errorf("the error is %v", err)
			}
			return
		}
		rows := 0
		for range r.Rows(graph.EN) {
			rows++
		}
		if rows != r.Counts.Total() {
			t.Errorf("%d rows, and %+v", rows, r.Counts)
		}
		var out bytes.Buffer
		if err := r.Write(&out, graph.ZH); err != nil {
			t.Fatal(err)
		}
		again, err := importer.Read(t.Context(), out.Bytes(), o, network, g)
		if err != nil {
			t.Fatalf("what was written: %v", err)
		}
		if again.Counts != r.Counts {
			t.Errorf("what was written has %+v, and the file %+v", again.Counts, r.Counts)
		}
	})
}
