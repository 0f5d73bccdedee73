package durable_test

import (
	"bytes"
	"errors"
	"hash/crc32"
	"os"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// A newer program's files are refused, and not taken for damaged ones.
func TestNewerFormat(t *testing.T) {
	s := makeSample(t)
	newer := bytes.Replace(s.files["commits.log"], []byte(`"Format":1`), []byte(`"Format":2`), 1)
	size := len(blocksOf(newer)[0])
	sum := crc32.Checksum(newer[8:size], crc32.MakeTable(crc32.Castagnoli))
	copy(newer[4:], []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
	dir := s.dir(t, map[string][]byte{"commits.log": newer})
	before := filesOf(t, dir)
	_, err := durable.Open(dir)
	if e, ok := errors.AsType[*graph.Error](err); !ok || e.Code != graph.FailedPrecondition || !strings.Contains(e.Message, "newer program") {
		t.Errorf("%v", err)
	}
	after := filesOf(t, dir)
	if delete(before, "lock"); !sameFiles(before, after) {
		t.Error("files have changed")
	}
}

// The files of format 1 are read as they were written.
func TestFormat1(t *testing.T) {
	s := makeSample(t)
	log, err := os.ReadFile("testdata/format-1.log")
	if err != nil {
		t.Fatal(err)
	}
	s.checkRestored(t, s.dir(t, map[string][]byte{"commits.log": log, "commits.db": nil}))
}
