package durable_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/graph/memory"
)

var everyByte = flag.Bool("everybyte", false, "whether TestFlippedBytes changes every byte, and TestTruncated tries every length")

// sample is a directory with a few commits, and what they are.
type sample struct {
	files map[string][]byte
	want  *memory.Store // the same commits
}

const commitsOfSample = 4

// makeSample makes the sample. Its files are those of a store that was closed.
func makeSample(t *testing.T) sample {
	t.Helper()
	dir := tempDir(t)
	store, want := open(t, dir), memory.New()
	for i := range commitsOfSample {
		changes := groupOf(fmt.Sprint("group", i))
		if i > 0 {
			renamed := county(graph.ID(fmt.Sprint("group", i-1)))
			renamed.NameZH = "市"
			changes = append(changes, graph.Replace{Record: renamed}, graph.Delete{ID: graph.ID(fmt.Sprintf("group%d-last", i-1))})
		}
		info := graph.CommitInfo{Actor: "sample", Note: fmt.Sprint("note ", i), Key: fmt.Sprint("key", i)}
		apply(t, store, info, changes...)
		apply(t, want, info, changes...)
	}
	closeStore(t, store)
	s := sample{map[string][]byte{}, want}
	for _, name := range []string{"commits.log", "commits.db", "lock"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		s.files[name] = b
	}
	return s
}

// dir writes the files of the sample, with other bytes of some of them. Nil bytes are no file.
func (s sample) dir(t *testing.T, other map[string][]byte) string {
	t.Helper()
	dir, err := os.MkdirTemp(tempDir(t), "")
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range s.files {
		if changed, ok := other[name]; ok {
			b = changed
		}
		if b == nil {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// checkWhole checks that a store of the sample has lost nothing.
func (s sample) checkWhole(t *testing.T, store *durable.Store) {
	t.Helper()
	got, want := store.Newest(), s.want.Newest()
	if !reflect.DeepEqual(got.Nodes, want.Nodes) || !reflect.DeepEqual(got.Ties, want.Ties) || !reflect.DeepEqual(got.From, want.From) ||
		!reflect.DeepEqual(got.To, want.To) || got.Version.Revision != want.Version.Revision {
		t.Errorf("revision %d with %d nodes and %d ties is not the network", got.Version.Revision, len(got.Nodes), len(got.Ties))
	}
	checkHistory(t, store, s.want)
	if err := store.ReadOnly(); err != nil {
		t.Error(err)
	}
	if err := store.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// checkRestored opens a damaged directory of the sample and checks that nothing is lost. It returns whether damage was reported.
func (s sample) checkRestored(t *testing.T, dir string) bool {
	t.Helper()
	store, err := durable.Open(dir)
	if err != nil {
		t.Errorf("open: %v", err)
		return true
	}
	report := store.Report()
	s.checkWhole(t, store)
	if len(report.Lost) > 0 {
		t.Errorf("%s", report)
	}
	apply(t, store, graph.CommitInfo{}, graph.Create{Record: county("after")})
	closeStore(t, store)
	if len(report.Damage) == 0 {
		return false
	}
	for _, d := range report.Damage {
		if _, err := os.Stat(d.Kept); (err != nil) != (d.Problem == "it is not there") {
			t.Errorf("%+v: %v", d, err)
		}
	}
	again := open(t, dir)
	if text := again.Report().String(); text != "" {
		t.Errorf("after the repair: %s", text)
	}
	closeStore(t, again)
	return true
}

// TestFlippedBytes changes one byte of a file. Nothing is lost, and the report names the file, unless bbolt does not use the byte.
func TestFlippedBytes(t *testing.T) {
	s := makeSample(t)
	for _, c := range []struct {
		name string
		step int
	}{{"commits.log", 211}, {"commits.db", 499}} {
		t.Run(c.name, func(t *testing.T) {
			if *everyByte {
				c.step = 1
			}
			harmless, tried := 0, 0
			for at := 0; at < len(s.files[c.name]); at += c.step {
				b := append([]byte(nil), s.files[c.name]...)
				b[at] ^= 1 << (at % 8)
				dir := s.dir(t, map[string][]byte{c.name: b})
				tried++
				if !s.checkRestored(t, dir) {
					if harmless++; c.name == "commits.log" {
						t.Errorf("byte %d: no damage is reported", at)
					}
				}
				if t.Failed() {
					t.Fatalf("byte %d", at)
				}
				_ = os.RemoveAll(dir)
			}
			t.Logf("%d bytes changed, one after the other; %d of them are not used", tried, harmless)
		})
	}
}

// TestTruncated cuts the end of a file off, at every length of the last block and at lengths before.
func TestTruncated(t *testing.T) {
	s := makeSample(t)
	for _, c := range []struct {
		name        string
		step, early int // through the last bytes, and before them
	}{{"commits.log", 37, 977}, {"commits.db", 257, 4096}} {
		t.Run(c.name, func(t *testing.T) {
			if *everyByte {
				c.step, c.early = 1, 97
			}
			size, step, tried := len(s.files[c.name]), c.step, 0
			for n := size - 1; n >= 0; n -= step {
				if n < size-4096 {
					step = c.early
				}
				dir := s.dir(t, map[string][]byte{c.name: s.files[c.name][:n]})
				if tried++; !s.checkRestored(t, dir) && c.name == "commits.log" {
					t.Errorf("no damage is reported")
				}
				if t.Failed() {
					t.Fatalf("cut to %d bytes of %d", n, size)
				}
				_ = os.RemoveAll(dir)
			}
			t.Logf("%d lengths", tried)
		})
	}
}

// A file that is gone, empty or another one is made again.
func TestMissingFiles(t *testing.T) {
	s := makeSample(t)
	for _, name := range []string{"commits.log", "commits.db"} {
		for what, b := range map[string][]byte{"gone": nil, "empty": {}, "text": []byte("no such file\n"), "zeros": make([]byte, 20_000), "lock": s.files["lock"]} {
			t.Run(name+" "+what, func(t *testing.T) {
				if !s.checkRestored(t, s.dir(t, map[string][]byte{name: b})) {
					t.Error("no damage is reported")
				}
			})
		}
	}
	t.Run("the lock", func(t *testing.T) {
		if s.checkRestored(t, s.dir(t, map[string][]byte{"lock": nil})) {
			t.Error("a lock that is gone is no damage")
		}
	})
}

// Bytes after the last commit are those of a commit that was not acknowledged, unless the other file has it.
func TestTornTail(t *testing.T) {
	s := makeSample(t)
	blocks := blocksOf(s.files["commits.log"])
	tail := blocks[len(blocks)-1]
	before := len(s.files["commits.log"]) - len(tail)
	for n := range tail {
		if n%31 != 0 && n > 20 && !*everyByte {
			continue
		}
		torn := append(append([]byte(nil), s.files["commits.log"]...), tail[:n]...)
		if s.checkRestored(t, s.dir(t, map[string][]byte{"commits.log": torn})) {
			t.Errorf("%d bytes of a commit count as damage", n)
		}
		if s.checkRestored(t, s.dir(t, map[string][]byte{"commits.log": s.files["commits.log"][:before+n]})) == false {
			t.Errorf("%d bytes of an acknowledged commit are no damage", n)
		}
	}
}

// blocksOf returns the blocks of a log.
func blocksOf(log []byte) (blocks [][]byte) {
	for len(log) > 0 {
		size := 12 + (int(log[8])<<24 | int(log[9])<<16 | int(log[10])<<8 | int(log[11]))
		blocks, log = append(blocks, log[:size]), log[size:]
	}
	return blocks
}

// If nothing is left of what was there, the store does not begin empty.
func TestNothingLeft(t *testing.T) {
	s := makeSample(t)
	for name, other := range map[string]map[string][]byte{
		"gone":    {"commits.log": nil, "commits.db": nil},
		"empty":   {"commits.log": {}, "commits.db": {}},
		"text":    {"commits.log": []byte("text"), "commits.db": []byte("text")},
		"no lock": {"commits.log": []byte("text"), "commits.db": []byte("text"), "lock": nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := s.dir(t, other)
			for range 2 {
				_, err := durable.Open(dir)
				if e, ok := errors.AsType[*graph.Error](err); !ok || e.Code != graph.DataLoss || !strings.Contains(e.Hint, "Restore a backup") {
					t.Fatalf("%v", err)
				}
			}
		})
	}
}
