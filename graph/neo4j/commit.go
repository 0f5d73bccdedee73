package neo4j

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// What the property edits of a commit says about its edits.
const (
	editsKept    = "KEPT"    // each is a node _Edit
	editsCreated = "CREATED" // there are no nodes: all of its records were created, and what they were follows from later edits
	editsUnknown = "UNKNOWN" // an earlier program made the commit
)

// createdTogether is how many records a commit must create, and do nothing else, for its edits to be left out: a load of a
// dataset would take half as long again, and twice the space, for what the database holds anyway.
const createdTogether = 1000

// log writes a commit and its edits. The server sets the time of the commit.
func (s *Store) log(ctx context.Context, tx neo4j.ManagedTransaction, attempt string, c *graph.Commit, edits []graph.Edit) error {
	kept := editsKept
	if len(edits) >= createdTogether && onlyCreates(edits) {
		kept, edits = editsCreated, nil
	}
	q := map[string]any{"revision": int64(c.Revision), "attempt": attempt, "ids": uniqueIDs(c.IDs), "edits": kept}
	for property, text := range map[string]string{"actor": c.Actor, "role": string(c.Role), "note": c.Note, "file": c.File, "key": c.Key} {
		if q[property] = nil; text != "" {
			q[property] = text
		}
	}
	counts := make([]string, len(c.Counts))
	for i, n := range c.Counts {
		kind := n.Tie.String()
		if n.Node != 0 {
			kind = n.Node.TypeName()
		}
		counts[i] = fmt.Sprint(kind, " ", n.Created, " ", n.Replaced, " ", n.Deleted)
	}
	q["counts"] = counts
	if _, err := s.run(ctx, tx, "apply_log", statement("apply_log"), q); err != nil {
		return err
	}
	for len(edits) > 0 {
		n := min(len(edits), batchSize)
		rows, err := editRows(edits[:n])
		if err != nil {
			return err
		}
		if _, err := s.run(ctx, tx, "apply_edits", statement("apply_edits"), map[string]any{"revision": int64(c.Revision), "rows": rows}); err != nil {
			return err
		}
		edits = edits[n:]
	}
	return nil
}

func onlyCreates(edits []graph.Edit) bool {
	for _, e := range edits {
		if e.Before != nil {
			return false
		}
	}
	return true
}

// editRows is edits as they are stored: the records as JSON.
func editRows(edits []graph.Edit) ([]any, error) {
	rows := make([]any, len(edits))
	for i, e := range edits {
		row := map[string]any{"id": string(e.ID()), "before": nil, "after": nil}
		for property, record := range map[string]graph.Record{"before": e.Before, "after": e.After} {
			if record == nil {
				continue
			}
			text, err := graph.AppendRecord(nil, record)
			if err != nil {
				return nil, err
			}
			row[property] = string(text)
		}
		rows[i] = row
	}
	return rows, nil
}

// commits are those in a column, as the nodes _Change have them.
func (r result) commits(name string) []*graph.Commit {
	database := r.version().Database
	var commits []*graph.Commit
	for _, node := range r.list(name) {
		p, _ := node.(map[string]any)
		text := func(name string) string { s, _ := p[name].(string); return s }
		revision, _ := p["revision"].(int64)
		at, _ := p["at"].(time.Time)
		c := &graph.Commit{Version: graph.Version{Database: database, Revision: graph.Revision(revision)}, At: at.UTC(),
			CommitInfo: graph.CommitInfo{Actor: text("actor"), Role: graph.Role(text("role")), Note: text("note"), File: text("file"), Key: text("key")}}
		for _, id := range textsOf(p["ids"]) {
			c.IDs = append(c.IDs, graph.ID(id))
		}
		for _, count := range textsOf(p["counts"]) {
			c.Counts = append(c.Counts, editCountOf(count))
		}
		c.EditsUnknown = text("edits") != editsKept && text("edits") != editsCreated
		commits = append(commits, c)
	}
	return commits
}

// editCountOf reads what log writes. Of a text that somebody has changed it reads what it can.
func editCountOf(text string) (n graph.EditCount) {
	kind, numbers, _ := strings.Cut(text, " ")
	n.Node, n.Tie = nodeKindOf[kind], tieKindOf[kind]
	_, _ = fmt.Sscan(numbers, &n.Created, &n.Replaced, &n.Deleted)
	return n
}
