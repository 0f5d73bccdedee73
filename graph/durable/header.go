package durable

import (
	"encoding/json"
	"fmt"

	"coopgraph/graph"
)

// format is the number of the format of the files. A program refuses files with a number that it does not know. Whoever
// changes what a file holds, or adds a field of a record, adds one to it: an older program would not read the files.
const format = 1

// What the files hold.
const (
	holdsCommits  = "commits"
	holdsBackup   = "a backup"
	holdsSnapshot = "a snapshot"
)

// header is the data of the first block of every file, as JSON.
type header struct {
	Format   int
	Identity graph.Identity
	Holds    string // what the blocks after it are: commits, a backup or a snapshot
	// Of a snapshot: the version, the checksum of its commit, and how many nodes and ties there are.
	Revision    graph.Revision `json:",omitempty"`
	Commit      uint32         `json:",omitempty"`
	Nodes, Ties int            `json:",omitempty"`
}

func (h header) block() []byte {
	b, err := json.Marshal(h)
	if err != nil {
		panic(err) // it has numbers and texts only
	}
	return endBlock(append(beginBlock(len(b)), b...))
}

// readHeader reads the first block of a file that holds something.
func readHeader(block []byte, holds string) (h header, err error) {
	if err := json.Unmarshal(block[headSize:], &h); err != nil {
		return h, fmt.Errorf("its first block is no header: %w", err)
	}
	if h.Holds != holds {
		return h, fmt.Errorf("it holds %q, not %q", h.Holds, holds)
	}
	if h.Format != format {
		return h, newerFormat(fmt.Errorf("its format is %d, and this program knows %d", h.Format, format))
	}
	return h, nil
}

// newerFormat is the error of data that is whole, but that this program does not know.
func newerFormat(cause error) error {
	return &graph.Error{Code: graph.FailedPrecondition, Message: "the data was written by a newer program", Hint: "Use that program, or a newer one.",
		Cause: cause}
}
