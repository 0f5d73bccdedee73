package neo4j

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
	"coopgraph/graph/memory"
)

// maxLimit stands for no limit in a statement.
const maxLimit = math.MaxInt32 - 1

// Commits returns one window of the commits.
func (s *Store) Commits(ctx context.Context, query graph.CommitQuery) (*graph.CommitPage, error) {
	limit := query.Limit
	if limit == graph.NoLimit {
		limit = maxLimit
	}
	q := map[string]any{"before": int64(math.MaxInt64), "limit": int64(limit) + 1, "record": string(query.Record), "role": nil, "key": nil}
	if query.Role != "" {
		q["role"] = string(query.Role)
	}
	if query.Key != "" {
		q["key"] = query.Key
	}
	if query.Before != 0 {
		q["before"] = int64(query.Before)
	}
	name := "commits"
	if query.Record != "" {
		name = "commits_of_record"
	}
	r, err := s.read(ctx, name, statement(name), q)
	if err != nil {
		return nil, err
	}
	page := &graph.CommitPage{Commits: r.commits("commits")}
	if page.HasNext = len(page.Commits) > limit; page.HasNext {
		page.Commits = page.Commits[:limit]
	}
	if query.Total {
		page.Total = int(r.int("total"))
	}
	return page, nil
}

// CommitAt returns the last commit at or before a time.
func (s *Store) CommitAt(ctx context.Context, at time.Time) (*graph.Commit, error) {
	r, err := s.read(ctx, "commit_at", statement("commit_at"), map[string]any{"at": at.UTC()})
	if err != nil {
		return nil, err
	}
	if commits := r.commits("commits"); len(commits) > 0 {
		return commits[0], nil
	}
	var first *graph.Commit
	if commits := r.commits("first"); len(commits) > 0 {
		first = commits[0]
	}
	return nil, graph.BeforeHistory(at, first)
}

// AsKnownAt returns the network of the last commit at or before a time. It reads the whole network as it is now, and takes the
// edits of later commits back.
func (s *Store) AsKnownAt(ctx context.Context, at time.Time) (graph.Reader, error) {
	then, err := s.CommitAt(ctx, at)
	if err != nil {
		return nil, err
	}
	now, err := s.Network(ctx, graph.Scope{})
	if err != nil {
		return nil, err
	}
	return memory.NewSnapshot(now).Earlier(ctx, s, then.Version)
}

// Edits returns what each of these commits changed. If a commit comes between its statements, they are all run again.
func (s *Store) Edits(ctx context.Context, of []graph.Revision, query graph.EditQuery) ([][]graph.Edit, error) {
	for range readAttempts {
		edits, err := readEdits(of, query, func(body string, q map[string]any) (result, error) { return s.read(ctx, "edits", body, q) })
		if !errors.Is(err, errCrossed) {
			return edits, err
		}
	}
	var edits [][]graph.Edit
	err := s.readLocked(ctx, "edits", func(ctx context.Context, tx neo4j.ManagedTransaction) (err error) {
		edits, err = readEdits(of, query, func(body string, q map[string]any) (result, error) {
			return s.run(ctx, tx, "edits", atRevision(body), q)
		})
		return err
	})
	return edits, err
}

// editsStatement reads the edits of commits, or those of one record.
func editsStatement(of []graph.Revision, query graph.EditQuery) (body string, q map[string]any) {
	revisions := make([]int64, len(of))
	for i, revision := range of {
		revisions[i] = int64(revision)
	}
	q = map[string]any{"of": revisions, "after": string(query.After), "limit": int64(query.Limit), "record": nil}
	if query.Limit == graph.NoLimit {
		q["limit"] = int64(maxLimit)
	}
	where := "true"
	if query.Record != "" {
		q["record"], where = string(query.Record), "e.id = $q.record"
	}
	return statement("edits", "where", where), q
}

// readEdits reads edits by a function that runs a body and returns an answer of one version.
func readEdits(of []graph.Revision, query graph.EditQuery, read func(body string, q map[string]any) (result, error)) ([][]graph.Edit, error) {
	body, q := editsStatement(of, query)
	r, err := read(body, q)
	if err != nil {
		return nil, err
	}
	version := r.version()
	readSame := func(body string, q map[string]any) (result, error) {
		r, err := read(body, q)
		if err == nil && r.version() != version {
			err = errCrossed
		}
		return r, err
	}
	kept, created, before, after := r.list("kept"), r.list("created"), r.list("before"), r.list("after")
	windows := make([][]graph.Edit, len(of))
	var parser graph.RecordParser
	for i, revision := range of {
		switch kept[i] {
		case editsKept:
			windows[i], err = parseEdits(&parser, textsOf(before[i]), textsOf(after[i]))
		case editsCreated:
			windows[i], err = createdEdits(&parser, revision, textsOf(created[i]), readSame)
		case editsUnknown:
			err = graph.UnknownEdits(revision)
		default:
			err = graph.UnknownCommit(revision)
		}
		if err != nil {
			return nil, err
		}
	}
	return windows, nil
}

// parseEdits makes edits of the records before and after, "" for none.
func parseEdits(parser *graph.RecordParser, before, after []string) ([]graph.Edit, error) {
	edits := make([]graph.Edit, len(before))
	for i := range edits {
		var err error
		if edits[i].Before, err = parseRecord(parser, before[i]); err != nil {
			return nil, err
		}
		if edits[i].After, err = parseRecord(parser, after[i]); err != nil {
			return nil, err
		}
	}
	return edits, nil
}

// restoreHint says what to do if somebody else has changed the nodes of the history, or records.
const restoreHint = "Something else than this program has changed the database: restore a backup of it."

func parseRecord(parser *graph.RecordParser, text string) (graph.Record, error) {
	if text == "" {
		return nil, nil
	}
	record, err := parser.Parse([]byte(text))
	if err != nil {
		return nil, &graph.Error{Code: graph.DataLoss, Message: fmt.Sprintf("the history of a record is damaged: %.80s", text), Hint: restoreHint, Cause: err}
	}
	return record, nil
}

// createdEdits makes the edits of a commit that created records and kept no edits. A record was created as it was before the
// next edit, or as it is now if there is none.
func createdEdits(parser *graph.RecordParser, revision graph.Revision, ids []string, read func(body string, q map[string]any) (result, error)) ([]graph.Edit, error) {
	edits := make([]graph.Edit, len(ids))
	created := make(map[graph.ID]graph.Record, len(ids))
	for batch := range slices.Chunk(ids, batchSize) {
		r, err := read(statement("edits_later"), map[string]any{"ids": batch, "revision": int64(revision)})
		if err != nil {
			return nil, err
		}
		before := textsOf(r.list("before"))
		for i, id := range textsOf(r.list("ids")) {
			if created[graph.ID(id)], err = parseRecord(parser, before[i]); err != nil {
				return nil, err
			}
		}
	}
	var unchanged []string
	for _, id := range ids {
		if created[graph.ID(id)] == nil {
			unchanged = append(unchanged, id)
		}
	}
	now, err := readRecords(unchanged, unchanged, read)
	if err != nil {
		return nil, err
	}
	for i, id := range ids {
		record := created[graph.ID(id)]
		if record == nil {
			record = now[graph.ID(id)]
		}
		if record == nil {
			return nil, &graph.Error{Code: graph.DataLoss, Message: fmt.Sprintf("the record %q was deleted by other means than a commit", id), Hint: restoreHint}
		}
		edits[i].After = record
	}
	return edits, nil
}

// readRecords reads, in batches, the nodes with some ids and the ties with some ids.
func readRecords(nodes, ties []string, read func(body string, q map[string]any) (result, error)) (map[graph.ID]graph.Record, error) {
	records := make(map[graph.ID]graph.Record, len(nodes))
	for batch := range slices.Chunk(nodes, batchSize) {
		r, err := read(statement("nodes"), withNodeColumns(0, map[string]any{"ids": batch}))
		if err != nil {
			return nil, err
		}
		found, err := r.nodes()
		if err != nil {
			return nil, err
		}
		for _, node := range found {
			records[node.Head().ID] = node
		}
	}
	for batch := range slices.Chunk(ties, batchSize) {
		r, err := read(statement("ties", "types", types(0)), withTieColumns(0, map[string]any{"ids": batch}))
		if err != nil {
			return nil, err
		}
		found, err := r.ties()
		if err != nil {
			return nil, err
		}
		for _, tie := range found {
			records[tie.Head().ID] = tie
		}
	}
	return records, nil
}
