package breadth_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
	"coopgraph/schema/breadth/internal/sample"
)

// stocked returns a root whose first box has n other boxes and their makers as parts, which have numbers.
func stocked(n int, made uint64) *root {
	r := newRoot(n + 1)
	first, stock := *r.boxes[0], &sample.Stock{Made: made}
	for _, b := range r.boxes[1:] {
		if stock.Parts = append(stock.Parts, b); b.By != nil && !slices.Contains(stock.Parts, sample.Part(b.By)) {
			stock.Parts = append(stock.Parts, b.By)
		}
	}
	first.Stock, first.Parts = stock, nil
	for i := range 2 * len(stock.Parts) { // each of them twice
		number := int32(i * 7 % len(stock.Parts))
		first.Stocked, first.Parts = append(first.Stocked, number), append(first.Parts, stock.Parts[number])
	}
	r.boxes[0] = &first
	return r
}

// makerColumn returns the column of the makers of the parts of a root that stocked returns.
func makerColumn(r *root) breadth.RecordColumn {
	stock := r.boxes[0].Stock
	column := make([]int32, len(stock.Parts))
	for i, part := range stock.Parts {
		column[i] = -1
		if b, ok := part.(*sample.Box); ok && b.By != nil {
			column[i] = int32(slices.Index(stock.Parts, sample.Part(b.By)))
		}
	}
	return func(breadth.Records) (breadth.Records, []int32) { return stock, column }
}

// A response of texts that are in the cache takes a few allocations, however many objects it has, and calls no resolver of
// these objects.
func TestTextAllocations(t *testing.T) {
	if underRaceDetector {
		t.Skip("pools drop items under the race detector")
	}
	const query = `{ boxes(first: 1) { parts { ... on Box { id name maker { id name } grid { x } } ... on Maker { id name } } } }`
	allocations := func(n int) float64 {
		root := stocked(n, 1)
		p := newPair(root, breadth.Options{Immutable: "Named", Columns: map[string]breadth.RecordColumn{"Box.maker": makerColumn(root)}})
		for range 5 {
			p.execute(t, query)
		}
		return testing.AllocsPerRun(50, func() { breadthtest.Data(t, p.Breadth, query, nil) })
	}
	if small, large := allocations(10), allocations(900); large > 37 || large > small {
		t.Errorf("it takes %.0f allocations, and %.0f with few objects", large, small)
	}
}

// What immutable objects with numbers hold is encoded once for many responses, also for concurrent ones; it counts as bytes
// of the plan.
func TestImmutable(t *testing.T) {
	const query = `{ boxes(first: 1) { parts { ... on Box { maker { since id name } id __typename name size grid { x } loud: name(loud: true) } } } }`
	for _, bound := range []int64{1 << 20, 60 << 10} {
		t.Run(fmt.Sprint(bound), func(t *testing.T) {
			root := stocked(500, 1)
			p := newPair(root, breadth.Options{Immutable: "Named", PlanBytes: bound})
			p.execute(t, query)
			compiled := p.schema.Stats().PlanBytes
			for range 5 {
				p.execute(t, query)
			}
			if hot := p.schema.Stats().PlanBytes; hot > bound || bound == 1<<20 && hot < compiled+500*50 {
				t.Errorf("a plan of %d bytes has %d after five responses, the bound is %d", compiled, hot, bound)
			}
			want := p.execute(t, query)
			var callers sync.WaitGroup
			for range 8 {
				callers.Go(func() {
					for range 20 {
						if got, _ := breadthtest.Execute(t.Context(), p.Breadth, query, nil); string(got.Data) != string(want.Data) {
							t.Errorf("%.300s\nwant %.300s", got.Data, want.Data)
						}
					}
				})
			}
			callers.Wait()
			hot := p.schema.Stats().PlanBytes
			for made := range uint64(3) { // other records with the same numbers
				*root = *stocked(500, 2+made)
				root.boxes[1].Title = fmt.Sprint("new ", made)
				for range 3 {
					if got := p.execute(t, query); !strings.Contains(string(got.Data), root.boxes[1].Title) {
						t.Errorf("other records have the texts of the first ones: %.300s", got.Data)
					}
				}
			}
			if again := p.schema.Stats().PlanBytes; bound == 1<<20 && again > hot+100 {
				t.Errorf("the plan has grown from %d to %d bytes with other records", hot, again)
			}
		})
	}
	for name, p := range map[string]pair{
		"objects that change":     newPair(stocked(500, 1), breadth.Options{}),
		"objects without numbers": newPair(newRoot(500), breadth.Options{Immutable: "Named"}),
	} {
		t.Run(name, func(t *testing.T) {
			p.execute(t, query)
			compiled := p.schema.Stats()
			for range 5 {
				p.execute(t, query)
			}
			if got := p.schema.Stats(); got.PlanBytes != compiled.PlanBytes {
				t.Errorf("%d bytes of a plan became %d", compiled.PlanBytes, got.PlanBytes)
			}
		})
	}
}

// A relation with a column is read from it. Objects with and without numbers may be in one group.
func TestColumns(t *testing.T) {
	root := stocked(20, 1)
	makers := makerColumn(root)
	for name, column := range map[string]breadth.RecordColumn{"makers": makers, "no records": func(breadth.Records) (breadth.Records, []int32) { return nil, nil }} {
		p := newPair(root, breadth.Options{Immutable: "Named", Columns: map[string]breadth.RecordColumn{"Box.maker": column}})
		for _, query := range []string{
			`{ boxes(first: 1) { parts { ... on Box { id maker { id name boxes(first: 2) { id maker { id } } } } ... on Maker { id } } } }`,
			`{ boxes(first: 4) { parts { ...B } required { ...B } } } fragment B on Box { id maker { id name } parts { ... on Box { id maker { id } } } }`,
			`{ boxes(first: 4) { required { ...B } parts { ...B } } } fragment B on Box { id maker { id name } parts { ... on Box { id maker { id } } } }`,
			`{ a: boxes(first: 1) { parts { ...B } } b: box(id: "3") { parts { ...B } } } fragment B on Box { id maker { id } loose { x } broken { __typename } }`,
		} {
			for range 5 { // texts are in the cache from the third execution on
				if _, valid, err := p.Compare(t.Context(), query, nil); !valid || err != nil {
					t.Errorf("%s: %v %v\n%s", name, valid, err, query)
				}
			}
		}
	}
	p := newPair(root, breadth.Options{Columns: map[string]breadth.RecordColumn{"Box.maker": makers}})
	root.called()
	p.execute(t, `{ boxes(first: 1) { parts { ... on Box { maker { id } } } } }`)
	if calls := root.called(); len(calls) > 0 {
		t.Errorf("the resolver was called: %v", calls)
	}
}
