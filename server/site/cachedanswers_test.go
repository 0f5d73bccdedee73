package site

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"coopgraph/graph"
	"coopgraph/server/transport"
)

// However a question is asked, and however often, the answer is the same; from the third time on it is from the cache, for
// clients that take compressed answers and for others.
func TestAnswersFromTheCache(t *testing.T) {
	var source atomic.Value
	h, _ := newSite(t, quiet, func(o *Options) {
		o.Done = func(_ context.Context, info transport.ResponseInfo) { source.Store(info.Source) }
	})
	examples, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		t.Run(e.Name, func(t *testing.T) {
			question := body(t, parameters{"query": e.Query})
			first := request(t, h, "POST", "/graphql", question, asJSON).Body.String()
			for name, coding := range map[string]string{"plain": "", "gzip": "gzip", "br": "br"} {
				for time := range 4 {
					w := request(t, h, "POST", "/graphql", question, header{"Content-Type": "application/json", "Accept-Encoding": coding})
					plain, err := decompress(w.Header().Get("Content-Encoding"), w.Body.Bytes())
					if err != nil || string(plain) != first {
						t.Fatalf("%s: %.200s (%v), not %.200s", name, plain, err, first)
					}
					if time > 1 && source.Load() != transport.FromCache {
						t.Errorf("%s is answered by %s the %d. time", name, source.Load(), time+1)
					}
				}
			}
		})
	}
}

// While the network changes, each answer is of one revision: at least that of the last commit before the question came, and the
// same for all who ask in that revision. An answer about a moment in the past stays the same.
func TestAnswersWhileTheNetworkChanges(t *testing.T) {
	h, store := newSite(t, quiet)
	first, _ := commitPairs(t, store)
	const now = `{ dataset { revision } friendlyPairs(first: 1) { totalCount } }`
	past := fmt.Sprintf(`{ dataset(asKnownAt: %q) { revision } friendlyPairs(first: 1, asKnownAt: %[1]q) { totalCount } }`, first)
	type answer struct {
		Data struct {
			Dataset       struct{ Revision int64 }
			FriendlyPairs struct{ TotalCount int }
		}
	}
	ask := func(query string, headers header) (a answer) {
		w := request(t, h, "POST", "/graphql", body(t, parameters{"query": query}), headers)
		text, err := decompress(w.Header().Get("Content-Encoding"), w.Body.Bytes())
		if err == nil {
			err = json.Unmarshal(text, &a)
		}
		if err != nil || w.Code != http.StatusOK {
			t.Errorf("%d %v: %.200s", w.Code, err, text)
		}
		return a
	}
	inPast, begin := ask(past, asJSON), ask(now, asJSON)
	revisionOf := func(a answer) int64 { return a.Data.Dataset.Revision }
	var committed atomic.Int64
	committed.Store(revisionOf(begin))
	firstRevision, pairs := revisionOf(begin), begin.Data.FriendlyPairs.TotalCount
	const commits = 150
	var all sync.WaitGroup
	done := make(chan struct{})
	for i := range 6 {
		headers := []header{asJSON, {"Content-Type": "application/json", "Accept-Encoding": "gzip"},
			{"Content-Type": "application/json", "Accept": "application/graphql-response+json"}}[i%3]
		all.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				least := committed.Load()
				a := ask(now, headers)
				if r := revisionOf(a); r < least || a.Data.FriendlyPairs.TotalCount != pairs+int(r-firstRevision) {
					t.Errorf("after revision %d the answer is %+v", least, a)
				}
				if a := ask(past, headers); a != inPast {
					t.Errorf("the past has become %+v", a)
				}
			}
		})
	}
	network, err := store.Network(t.Context(), graph.Scope{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range commits {
		p := &graph.FriendlyPair{TieHeader: graph.TieHeader{FromID: graph.PlaceID("310104"), ToID: graph.PlaceID("530700"), LabelZH: "徐汇区友好城区", LabelEN: "a pair"}}
		p.ID, p.Since, p.Evidence = graph.ID(fmt.Sprintf("friendly-%d", i)), graph.Date(20190000), graph.Reported
		p.Sources = network.Ties[0].Head().Sources
		version, err := store.Apply(t.Context(), graph.CommitInfo{Actor: "test"}, []graph.Change{graph.Create{Record: p}})
		if err != nil {
			t.Fatal(err)
		}
		committed.Store(int64(version.Revision))
	}
	close(done)
	all.Wait()
	if a := ask(now, asJSON); revisionOf(a) != firstRevision+commits || a.Data.FriendlyPairs.TotalCount != pairs+commits {
		t.Errorf("at the end the answer is %+v", a)
	}
}
