package resolve_test

import (
	"fmt"
	"strings"
	"testing"
)

// Frequent questions cost one call of the store, which is one statement of Neo4j, for each relation, except for the places
// above a place. The length of the pages makes no difference.
func TestStoreCalls(t *testing.T) {
	queries := []struct {
		name, query string
		sizes       []int
		field       string // occurs in the answer once for each of the
		each        int    // items of each item of the first page, or once if each is 0
		calls       int64
	}{
		{"a place by its code", `{ place(by: {code: "53293%d"}) { id name within { name } } }`, []int{1, 2}, `"id"`, 0, 1},
		{"a place alone", `{ place(by: {code: "53293%d"}) { id name pinyin location { longitude latitude } } }`, []int{1, 2}, `"id"`, 0, 1},
		{"ties and both ends", `{ ties(filter: {kind: {in: [FRIENDLY, SUPPORTS]}}, first: %d) { edges { cursor node { id kind since
			from { ... on Place { name } } to { ... on Place { name } } } } } }`, []int{1, 20, 100}, `"from"`, 1, 1},
		{"ties of a place and its partners", `{ place(by: {code: "310115"}) { friendlyPairs(first: %d) { nodes { since evidence
			partner { name location { longitude } } } } } }`, []int{1, 10, 31}, `"partner"`, 1, 2},
		{"a place, its pairs and their number", `{ place(by: {code: "310115"}) { friendlyPairs(first: %d) { totalCount byEvidence { count }
			nodes { partner { name } } } } }`, []int{1, 10, 31}, `"partner"`, 1, 2},
		{"the number of all pairs of a district, on one page", `{ districts(first: %d) { nodes { friendlyPairs(first: 100) { totalCount } } } }`,
			[]int{1, 16}, `"totalCount"`, 1, 2},
		{"all pairs and both ends", `{ districts(first: %d) { nodes { friendlyPairs(first: 31) { nodes { id
			district { name } partner { name location { longitude } } } } } } }`, []int{1, 2, 16}, `"partner"`, 31, 2},
		{"pairings of a province and all below", `{ place(by: {code: "530000"}) { pairings(below: true, first: %d) { nodes {
			supporter { name } supported { name within { name } } } } } }`, []int{1, 20, 88}, `"supported"`, 1, 2},
		{"chambers of each province and all below", `{ provinces(first: %d) { nodes { chambers(below: true, first: 1) { nodes { name
			home { name } } } code } } }`, []int{4, 34}, `"code"`, 1, 3},
		{"districts, pairs, partners, prefectures, provinces, chambers", `{ districts(first: %d) { nodes { friendlyPairs(first: 31) {
			nodes { partner { name within { name within { name chambers(first: 10) { nodes { name } } } } } } } } } }`,
			[]int{1, 2, 16}, `"partner"`, 31, 3},
	}
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			a := newAPI(t, open(t))
			a.ask(t, `{ place(by: {code: "310115"}) { within { name } } }`, &struct{}{}) // reads the places, once a version
			for _, q := range queries {
				t.Run(q.name, func(t *testing.T) {
					for _, size := range q.sizes {
						answer, calls := a.send(t, fmt.Sprintf(q.query, size), "")
						want := 1
						if q.each > 0 {
							want = q.each * size
						}
						if got := strings.Count(string(answer), q.field); got != want {
							t.Fatalf("%d times %s, want %d: %.300s", got, q.field, want, answer)
						}
						if calls != q.calls {
							t.Errorf("%d calls for %d items, want %d", calls, size, q.calls)
						}
					}
				})
			}
		})
	}
}
