package durable_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// backupOf opens the sample and backs it up.
func (s sample) backupOf(t *testing.T) []byte {
	t.Helper()
	store := open(t, s.dir(t, nil))
	defer closeStore(t, store)
	var b bytes.Buffer
	if err := store.Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A backup brings everything back but the identity, into a new directory and over an older state of the same one.
func TestRestore(t *testing.T) {
	s := makeSample(t)
	backup := s.backupOf(t)
	older := blocksOf(s.files["commits.log"])
	for name, dir := range map[string]string{
		"a new directory":    filepath.Join(tempDir(t), "new"),
		"the same state":     s.dir(t, nil),
		"a damaged state":    s.without(t, 2, 2),
		"an earlier state":   s.dir(t, map[string][]byte{"commits.log": bytes.Join(older[:3], nil), "commits.db": nil}),
		"nothing of it left": s.dir(t, map[string][]byte{"commits.log": {}, "commits.db": nil}),
	} {
		t.Run(name, func(t *testing.T) {
			if err := durable.Restore(dir, bytes.NewReader(backup), false); err != nil {
				t.Fatal(err)
			}
			store := open(t, dir)
			defer closeStore(t, store)
			if text := store.Report().String(); text != "" {
				t.Error(text)
			}
			s.checkWhole(t, store)
			var again bytes.Buffer
			if err := store.Backup(t.Context(), &again); err != nil || again.Len() != len(backup) || bytes.Equal(again.Bytes(), backup) {
				t.Errorf("its backup has %d bytes, and that of the other database %d, %v", again.Len(), len(backup), err)
			}
			apply(t, store, graph.CommitInfo{}, groupOf("next")...)
		})
	}
}

// A backup of another state replaces commits only if they may be discarded, and they are kept then.
func TestRestoreOverOthers(t *testing.T) {
	s := makeSample(t)
	backup := s.backupOf(t)
	dir := s.dir(t, nil)
	store := open(t, dir)
	apply(t, store, graph.CommitInfo{}, groupOf("other")...)
	closeStore(t, store)
	before := filesOf(t, dir)
	err := durable.Restore(dir, bytes.NewReader(backup), false)
	if e, ok := errors.AsType[*graph.Error](err); !ok || e.Code != graph.Conflict || !strings.Contains(e.Message, "commits 5 to 5") {
		t.Fatalf("%v", err)
	}
	if after := filesOf(t, dir); !sameFiles(before, after) || len(before) != len(after) {
		t.Error("files have changed")
	}
	if err := durable.Restore(dir, bytes.NewReader(backup), true); err != nil {
		t.Fatal(err)
	}
	store = open(t, dir)
	s.checkWhole(t, store)
	closeStore(t, store)
	kept, err := filepath.Glob(filepath.Join(dir, "replaced-*", "commits.log"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("%v, %v", kept, err)
	}
	if b, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(b, before["commits.log"]) {
		t.Errorf("the log that was there is not kept, %v", err)
	}
}

// What is no whole backup changes nothing.
func TestDamagedBackups(t *testing.T) {
	s := makeSample(t)
	backup := s.backupOf(t)
	blocks := blocksOf(backup)
	for name, b := range map[string][]byte{
		"empty": nil, "text": []byte("text"), "a log": s.files["commits.log"], "a bbolt file": s.files["commits.db"],
		"without the last commit":  backup[:len(backup)-len(blocks[len(blocks)-1])],
		"without the last byte":    backup[:len(backup)-1],
		"without the second":       bytes.Join(append(append([][]byte(nil), blocks[:2]...), blocks[3:]...), nil),
		"without its header":       bytes.Join(blocks[1:], nil),
		"two commits in one place": append(append([]byte(nil), backup...), blocks[1]...),
		"marks with lengths":       nestedMarks(200_000), // whoever tries each of them reads 240 GB
	} {
		t.Run(name, func(t *testing.T) { s.checkRefused(t, b) })
	}
	for at := 0; at < len(backup); at += 97 {
		b := append([]byte(nil), backup...)
		b[at] ^= 16
		s.checkRefused(t, b)
	}
}

// nestedMarks returns the beginnings of so many blocks, each of which would end with the last one.
func nestedMarks(n int) []byte {
	var b []byte
	for i := range n {
		b = append(b, "\x89CGB\x00\x00\x00\x00"...)
		b = binary.BigEndian.AppendUint32(b, uint32(12*(n-1-i)))
	}
	return b
}

func (s sample) checkRefused(t *testing.T, backup []byte) {
	t.Helper()
	dir := s.dir(t, nil)
	err := durable.Restore(dir, bytes.NewReader(backup), true)
	if e, ok := errors.AsType[*graph.Error](err); !ok || e.Code != graph.DataLoss || e.Hint == "" {
		t.Errorf("%v", err)
	}
	if after := filesOf(t, dir); !sameFiles(s.files, after) || len(after) != len(s.files) {
		t.Error("files have changed")
	}
}

// A backup that is made while others write is one state.
func TestBackupWhileWriting(t *testing.T) {
	dir := tempDir(t)
	store := open(t, dir)
	defer closeStore(t, store)
	if err := store.Backup(t.Context(), &bytes.Buffer{}); !errors.Is(err, graph.ErrFailedPrecondition) {
		t.Errorf("the backup of an empty store: %v", err)
	}
	apply(t, store, graph.CommitInfo{}, groupOf("first")...)
	var made atomic.Int64
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 300 {
			if _, err := store.Apply(t.Context(), graph.CommitInfo{}, groupOf(fmt.Sprint("group", i))); err != nil {
				t.Error(err)
				return
			}
			made.Add(1)
		}
	}()
	for writing := true; writing; {
		select {
		case <-done:
			writing = false
		default:
		}
		before := made.Load()
		var b bytes.Buffer
		if err := store.Backup(t.Context(), &b); err != nil {
			t.Fatal(err)
		}
		other := filepath.Join(tempDir(t), "restored")
		if err := durable.Restore(other, &b, false); err != nil {
			t.Fatal(err)
		}
		restored := open(t, other)
		checkGroups(t, restored, nil)
		if got := restored.Newest().Version.Revision; int64(got) < before+1 {
			t.Errorf("the backup ends at revision %d, and %d commits were made before it", got, before+1)
		}
		closeStore(t, restored)
	}
}
