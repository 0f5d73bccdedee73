package durable_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

var damages = flag.Int("damages", 25, "how often TestRandomDamage damages a directory")

// TestRandomDamage damages files of a directory at random, several of them at once. What is then shown is a state that was there,
// and if it is not the last one, commits are named as lost and the store is read-only. Or nothing can be restored, and the error
// says so. To repeat a failure, set STORETEST_SEED to the seed that is printed.
func TestRandomDamage(t *testing.T) {
	if testing.Short() {
		t.Skip("-short leaves out long tests without concurrent calls")
	}
	seed := uint64(time.Now().UnixNano())
	if s := os.Getenv("STORETEST_SEED"); s != "" {
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("STORETEST_SEED=%d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	dir, m := tempDir(t), model{}
	store := open(t, dir)
	for i := range 12 {
		var changes []graph.Change
		for j := range 1 + random.IntN(1500) {
			changes = append(changes, graph.Create{Record: county(graph.ID(fmt.Sprintf("county%d-%d", i, j)))})
		}
		apply(t, store, graph.CommitInfo{Actor: "sample"}, changes...)
		m.apply(changes)
	}
	closeStore(t, store)
	s := sample{files: filesOf(t, dir)}
	whole, lost, nothing := 0, 0, 0
	for range *damages {
		files := map[string][]byte{}
		for name, b := range s.files {
			files[name] = b
			for name != "lock" && random.IntN(3) > 0 && random.IntN(3) > 0 {
				files[name] = damaged(random, files[name])
			}
		}
		damagedDir := s.dir(t, files)
		store, err := durable.Open(damagedDir)
		switch {
		case err != nil:
			nothing++
			if graph.CodeOf(err) != graph.DataLoss {
				t.Errorf("open: %v", err)
			}
		case m.checkState(t, store):
			whole++
		default:
			lost++
		}
		if store != nil {
			closeStore(t, store)
		}
		if t.Failed() {
			kept := filepath.Join(os.TempDir(), "durable-damaged")
			t.Fatalf("the damaged files are copied to %s: %v", kept, os.CopyFS(kept, os.DirFS(damagedDir)))
		}
		_ = os.RemoveAll(damagedDir)
	}
	t.Logf("%d times nothing was lost, %d times commits were, %d times nothing was left", whole, lost, nothing)
}

// damaged returns bytes with some changed, zeroed, cut off or put in another place; or no file.
func damaged(random *rand.Rand, b []byte) []byte {
	if len(b) == 0 {
		return b
	}
	b = append([]byte(nil), b...)
	at := random.IntN(len(b))
	part := b[at:min(len(b), at+1+random.IntN(5000))]
	switch random.IntN(7) {
	case 0, 1:
		b[at] ^= 1 << random.IntN(8)
	case 2:
		clear(part)
	case 3:
		b = b[:at]
	case 4:
		copy(part, b[random.IntN(len(b)):])
	case 5:
		b = append(b[:at], b[at+len(part):]...)
	case 6:
		if random.IntN(4) == 0 {
			return nil
		}
	}
	return b
}

// checkState checks that a store shows a state that was there, and says so if it is not the last one. It returns whether it is.
func (m *model) checkState(t *testing.T, store *durable.Store) bool {
	t.Helper()
	revision := int(store.Newest().Version.Revision)
	if revision == 0 || revision > len(m.past) {
		t.Errorf("revision %d", revision)
		return false
	}
	checkNetwork(t, store, m.past[revision-1])
	last := revision == len(m.past)
	if report := store.Report(); (len(report.Lost) > 0) != (store.ReadOnly() != nil) || !last && len(report.Lost) == 0 {
		t.Errorf("revision %d of %d, read-only: %v, %+v", revision, len(m.past), store.ReadOnly(), report)
	}
	return last && len(store.Report().Lost) == 0
}
