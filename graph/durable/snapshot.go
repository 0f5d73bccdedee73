package durable

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"coopgraph/graph"
)

// snapshotPrefix and the revision are the name of a file that has the network of that revision.
const snapshotPrefix = "snapshot-"

func snapshotName(r graph.Revision) string { return snapshotPrefix + strconv.FormatUint(uint64(r), 10) }

// snapshotRevisions returns the revisions of the snapshots in a directory, the newest first.
func snapshotRevisions(dir string) ([]graph.Revision, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var revisions []graph.Revision
	for _, e := range entries {
		if number, ok := strings.CutPrefix(e.Name(), snapshotPrefix); ok {
			if r, err := strconv.ParseUint(number, 10, 64); err == nil {
				revisions = append(revisions, graph.Revision(r))
			}
		}
	}
	slices.Sort(revisions)
	slices.Reverse(revisions)
	return revisions, nil
}

// writeSnapshot writes the network of a commit with this checksum.
func writeSnapshot(dir string, n *graph.Network, commit uint32) error {
	path := filepath.Join(dir, snapshotName(n.Version.Revision))
	temporary := path + temporarySuffix
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	h := header{Format: format, Identity: n.Version.Database, Holds: holdsSnapshot, Revision: n.Version.Revision, Commit: commit,
		Nodes: len(n.Nodes), Ties: len(n.Ties)}
	err = writeRecords(f, h, n)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = replaceFile(temporary, path)
	}
	if err != nil {
		return errors.Join(err, removeFile(temporary))
	}
	return nil
}

// writeRecords writes the header and blocks with the records: each is its length, in 4 bytes, and its JSON.
func writeRecords(w io.Writer, h header, n *graph.Network) error {
	if _, err := w.Write(h.block()); err != nil {
		return err
	}
	const full = 1 << 20 // bytes
	block := beginBlock(full)
	flush := func() error {
		_, err := w.Write(endBlock(block))
		block = block[:headSize]
		return err
	}
	add := func(r graph.Record) (err error) {
		var end int
		block, end = beginText(block)
		if block, err = graph.AppendRecord(block, r); err != nil {
			return err
		}
		endText(block, end)
		if len(block) >= full {
			return flush()
		}
		return nil
	}
	for _, r := range n.Nodes {
		if err := add(r); err != nil {
			return err
		}
	}
	for _, r := range n.Ties {
		if err := add(r); err != nil {
			return err
		}
	}
	return flush()
}

// snapshotHeader reads the header of a snapshot.
func snapshotHeader(dir string, r graph.Revision) (header, error) {
	f, err := os.Open(filepath.Join(dir, snapshotName(r)))
	if err != nil {
		return header{}, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return header{}, err
	}
	block, err := newScanner(f, info.Size()).next()
	if err != nil {
		return header{}, err
	}
	return readHeader(block, holdsSnapshot)
}

// readSnapshot reads a snapshot and the checksum of its commit.
func readSnapshot(dir string, r graph.Revision) (*graph.Network, uint32, error) {
	f, err := os.Open(filepath.Join(dir, snapshotName(r)))
	if err != nil {
		return nil, 0, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	s := newScanner(f, info.Size())
	block, err := s.next()
	if err != nil {
		return nil, 0, fmt.Errorf("its header: %w", err)
	}
	h, err := readHeader(block, holdsSnapshot)
	if err == nil && h.Revision != r {
		err = fmt.Errorf("it is of revision %d", h.Revision)
	}
	if err != nil {
		return nil, 0, err
	}
	n := &graph.Network{Version: graph.Version{Database: h.Identity, Revision: h.Revision}}
	if err := readRecords(s, n); err != nil {
		return nil, 0, err
	}
	if len(n.Nodes) != h.Nodes || len(n.Ties) != h.Ties {
		return nil, 0, fmt.Errorf("it has %d of %d nodes and %d of %d ties", len(n.Nodes), h.Nodes, len(n.Ties), h.Ties)
	}
	return n, h.Commit, setEnds(n)
}

// readRecords reads the blocks of a snapshot, several at the same time, and adds their records to a network.
func readRecords(s *scanner, n *graph.Network) error {
	type part struct {
		nodes []graph.Node
		ties  []graph.Tie
		err   error
	}
	var parts []*part
	var readers sync.WaitGroup
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	for {
		at := s.at
		block, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("byte %d: %w", at, err)
		}
		p := &part{}
		parts = append(parts, p)
		places <- struct{}{}
		texts := commitReader{rest: slices.Clone(block[headSize:])}
		readers.Go(func() {
			var parser graph.RecordParser
			for len(texts.rest) > 0 && texts.err == nil {
				switch r := texts.record(texts.text(), &parser).(type) {
				case graph.Node:
					p.nodes = append(p.nodes, r)
				case graph.Tie:
					p.ties = append(p.ties, r)
				}
			}
			p.err = texts.err
			<-places
		})
	}
	readers.Wait()
	for _, p := range parts {
		if p.err != nil {
			return p.err
		}
		n.Nodes, n.Ties = append(n.Nodes, p.nodes...), append(n.Ties, p.ties...)
	}
	return nil
}

// setEnds sets the indices of the ends of the ties.
func setEnds(n *graph.Network) error {
	index := make(map[graph.ID]int32, len(n.Nodes))
	for i, node := range n.Nodes {
		index[node.Head().ID] = int32(i)
	}
	n.From, n.To = make([]int32, len(n.Ties)), make([]int32, len(n.Ties))
	for i, tie := range n.Ties {
		h := tie.TieHead()
		from, ok := index[h.FromID]
		to, ok2 := index[h.ToID]
		if !ok || !ok2 {
			return fmt.Errorf("an end of the tie %q is missing", h.ID)
		}
		n.From[i], n.To[i] = from, to
	}
	return nil
}
