package site

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"coopgraph/graph"
)

// undoAnswer is the answer of POST /commits/{revision}/undo.
type undoAnswer struct {
	Revision graph.Revision `json:"revision"` // that the undo made
	Undone   graph.Revision `json:"undone"`
	Records  int            `json:"records"` // that it changed, placeholders among them
}

// undo answers POST /commits/{revision}/undo: it takes a commit back by another one.
func (x *writes) undo(w http.ResponseWriter, r *http.Request) {
	writer, err := x.tokens.CheckWriter(r)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	end, err := x.begin(r.Context())
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	defer end()
	values := r.URL.Query()
	revision, err := parseRevision(r.PathValue("revision"))
	if err == nil {
		err = checkParameters(values, "by", "note")
	}
	info := commitInfo(writer, strings.TrimSpace(values.Get("by")), strings.TrimSpace(values.Get("note")))
	info.Key = commitKey(r, writer, nil)
	if err == nil && info.Actor == "" {
		err = invalidParameter("the commit has no name", "Say who undoes it: by=NAME.")
	}
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	if info.Note == "" {
		info.Note = fmt.Sprintf("undo of revision %d", revision)
	}
	answer, err := x.undoCommit(r.Context(), revision, info)
	if err != nil {
		x.refuse(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, http.StatusOK, answer)
}

// undoCommit makes the commit that takes the one of a revision back, unless the same request has made it before.
func (x *writes) undoCommit(ctx context.Context, revision graph.Revision, info graph.CommitInfo) (*undoAnswer, error) {
	c, err := x.madeBefore(ctx, info.Key, revision)
	switch {
	case err != nil:
		return nil, err
	case c != nil:
		return &undoAnswer{c.Revision, revision, len(c.IDs)}, nil
	}
	if err := x.checkUndoable(ctx, revision); err != nil {
		return nil, err
	}
	changes, base, err := graph.UndoOf(ctx, x.store, revision)
	if err != nil {
		return nil, err
	}
	snapshot, err := x.store.Snapshot(ctx, base)
	if err != nil {
		return nil, err
	}
	network, err := snapshot.Network(ctx, graph.Scope{})
	if err != nil {
		return nil, err
	}
	changes = x.complete(network, changes)
	info.Base = base // if the snapshot is newer, Apply refuses
	version, err := x.store.Apply(ctx, info, changes)
	if err != nil {
		return nil, err
	}
	x.log.InfoContext(ctx, "undone", "revision", version.Revision, "undone", revision, "role", info.Role, "changes", len(changes))
	return &undoAnswer{version.Revision, revision, len(changes)}, nil
}

// checkUndoable refuses the commits of the program: to undo the load of its dataset would delete nearly everything, and the
// next start would bring it back.
func (x *writes) checkUndoable(ctx context.Context, revision graph.Revision) error {
	page, err := x.store.Commits(ctx, graph.CommitQuery{Before: revision + 1, Limit: 1})
	if err != nil || len(page.Commits) == 0 {
		return err
	}
	if c := page.Commits[0]; c.Revision == revision && c.Role == graph.RoleDataset {
		return &graph.Error{Code: graph.Conflict, Message: fmt.Sprintf("revision %d is what the program has loaded: that cannot be undone", revision),
			Hint: "Import records that are right: they are written over those of the dataset."}
	}
	return nil
}
