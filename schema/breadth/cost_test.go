package breadth_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

const (
	flat   = `{ boxes(first: 1000) { id name size colour mark numbers } }`
	nested = `{ boxes(first: 1000) { id name size maker { id name rating boxes(first: 2) { id name size mark colour } } } }`
	lists  = `{ boxes(first: 1000) { id grid { x y } maker { name } } }`
)

// An answer costs a number of allocations that depends on its resolvers, not on its size.
func TestAllocations(t *testing.T) {
	if raced {
		t.Skip("pools forget under the race detector")
	}
	allocations := func(boxes int, query string, o breadth.Options) float64 {
		p := newPair(newRoot(boxes), o)
		return testing.AllocsPerRun(50, func() { breadthtest.Data(t, p.Other, query, nil) })
	}
	for _, o := range []breadth.Options{{}, {Concurrent: true}} {
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
				t.Errorf("%s takes %.0f allocations, and %.0f where the answer is larger", query, small, large)
			}
		}
	}
}

// BenchmarkExecution compares the two executors over resolvers that cost next to nothing, and encoding/json, which writes
// the same data from maps and slices that are ready. Run it with -cpu 1: gqlgen's executor uses every processor.
func BenchmarkExecution(b *testing.B) {
	p := newPair(newRoot(1000), breadth.Options{})
	for name, query := range map[string]string{"flat": flat, "nested": nested, "lists": lists} {
		want, _ := breadthtest.Execute(b.Context(), p.Gqlgen, query, nil)
		if got := p.run(b, query); !bytes.Equal(got.Data, want.Data) {
			b.Fatal("the answers differ")
		}
		for of, e := range map[string]*executor.Executor{"gqlgen": p.Gqlgen, "breadth": p.Other} {
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
			ready := ready(b, name, want.Data)
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				text, err := json.Marshal(ready)
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
	flatAnswer struct {
		Boxes []struct {
			ID      string    `json:"id"`
			Name    string    `json:"name"`
			Size    string    `json:"size"`
			Colour  *string   `json:"colour"`
			Mark    string    `json:"mark"`
			Numbers [][]int32 `json:"numbers"`
		} `json:"boxes"`
	}
	nestedAnswer struct {
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
	listsAnswer struct {
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

// ready is an answer as structs.
func ready(b *testing.B, name string, data []byte) any {
	answer := map[string]any{"flat": &flatAnswer{}, "nested": &nestedAnswer{}, "lists": &listsAnswer{}}[name]
	if err := json.Unmarshal(data, answer); err != nil {
		b.Fatal(err)
	}
	var got, want any
	text, err := json.Marshal(answer)
	if err != nil || json.Unmarshal(text, &got) != nil || json.Unmarshal(data, &want) != nil || !reflect.DeepEqual(got, want) {
		b.Fatalf("the structs are not the answer: %v", err)
	}
	return answer
}
