package breadth_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

const (
	flatQuery   = `{ boxes(first: 1000) { id name size colour mark numbers } }`
	nestedQuery = `{ boxes(first: 1000) { id name size maker { id name rating boxes(first: 2) { id name size mark colour } } } }`
	listsQuery  = `{ boxes(first: 1000) { id grid { x y } maker { name } } }`
)

// The number of allocations of a response depends on its resolvers, not on its size.
func TestAllocations(t *testing.T) {
	if underRaceDetector {
		t.Skip("pools drop items under the race detector")
	}
	allocations := func(n int, query string, o breadth.Options) float64 {
		p := newPair(newRoot(n), o)
		return testing.AllocsPerRun(50, func() { breadthtest.Data(t, p.Breadth, query, nil) })
	}
	for _, o := range []breadth.Options{{}, {Concurrent: true}} {
		t.Run(fmt.Sprint("concurrent ", o.Concurrent), func(t *testing.T) {
			for query, batches := range map[string]float64{
				`{ __typename }`: 0,
				`{ boxes(first: 1000) { id size colour mark } }`:                     1,
				`{ boxes(first: 1000) { id maker { id rating } } }`:                  2,
				`{ boxes(first: 1000) { id maker { id } other: maker { rating } } }`: 3,
				`{ boxes(first: 1000) { id grid { x y } loose { x } } }`:             1,
			} {
				small, large := allocations(10, query, o), allocations(900, query, o)
				if most := 30 + 7*batches; large > most {
					t.Errorf("%s takes %.0f allocations, more than %.0f", query, large, most)
				}
				if large > small+3 { // a larger slice or map may be made in more steps
					t.Errorf("%s takes %.0f allocations, and %.0f if the response is larger", query, small, large)
				}
			}
		})
	}
}

// BenchmarkExecution compares the two executors with resolvers that cost almost nothing, and encoding/json, which encodes
// the same data from structs. Run it with -cpu 1: gqlgen's executor uses every processor.
func BenchmarkExecution(b *testing.B) {
	p := newPair(newRoot(1000), breadth.Options{})
	for name, query := range map[string]string{"flat": flatQuery, "nested": nestedQuery, "lists": listsQuery} {
		want, _ := breadthtest.Execute(b.Context(), p.Gqlgen, query, nil)
		if got := p.execute(b, query); !bytes.Equal(got.Data, want.Data) {
			b.Fatal("the responses differ")
		}
		for of, e := range map[string]*executor.Executor{"gqlgen": p.Gqlgen, "breadth": p.Breadth} {
			b.Run(name+"/"+of, func(b *testing.B) {
				b.ReportAllocs()
				size := 0
				for b.Loop() {
					size = len(breadthtest.Data(b, e, query, nil))
				}
				b.SetBytes(int64(size))
			})
		}
		b.Run(name+"/json", func(b *testing.B) {
			structs := decodeStructs(b, name, want.Data)
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				text, err := json.Marshal(structs)
				if err != nil {
					b.Fatal(err)
				}
				size = len(text)
			}
			b.SetBytes(int64(size))
		})
	}
}

type (
	flatResponse struct {
		Boxes []struct {
			ID      string    `json:"id"`
			Name    string    `json:"name"`
			Size    string    `json:"size"`
			Colour  *string   `json:"colour"`
			Mark    string    `json:"mark"`
			Numbers [][]int32 `json:"numbers"`
		} `json:"boxes"`
	}
	nestedResponse struct {
		Boxes []struct {
			ID    string `json:"id"`
			Name  string `json:"name"`
			Size  string `json:"size"`
			Maker *struct {
				ID     string   `json:"id"`
				Name   string   `json:"name"`
				Rating *float64 `json:"rating"`
				Boxes  []struct {
					ID     string  `json:"id"`
					Name   string  `json:"name"`
					Size   string  `json:"size"`
					Mark   string  `json:"mark"`
					Colour *string `json:"colour"`
				} `json:"boxes"`
			} `json:"maker"`
		} `json:"boxes"`
	}
	listsResponse struct {
		Boxes []struct {
			ID   string `json:"id"`
			Grid [][]*struct {
				X int32   `json:"x"`
				Y float64 `json:"y"`
			} `json:"grid"`
			Maker *struct {
				Name string `json:"name"`
			} `json:"maker"`
		} `json:"boxes"`
	}
)

// decodeStructs decodes a response into structs.
func decodeStructs(b *testing.B, name string, data []byte) any {
	response := map[string]any{"flat": &flatResponse{}, "nested": &nestedResponse{}, "lists": &listsResponse{}}[name]
	if err := json.Unmarshal(data, response); err != nil {
		b.Fatal(err)
	}
	var got, want any
	text, err := json.Marshal(response)
	if err != nil || json.Unmarshal(text, &got) != nil || json.Unmarshal(data, &want) != nil || !reflect.DeepEqual(got, want) {
		b.Fatalf("the structs do not hold the response: %v", err)
	}
	return response
}
