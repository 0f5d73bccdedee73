package graph

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Undo returns the changes that take edits of one commit back, in an order in which they can be applied: ties go before their
// ends, and come after them.
func Undo(edits []Edit) []Change {
	remade := map[ID]bool{} // the nodes that the undo creates or deletes: a node of another kind is another node
	for _, e := range edits {
		if was, is := ShapeOf(e.Before), ShapeOf(e.After); was.Node != is.Node {
			remade[e.ID()] = true
		}
	}
	var deleteTies, deleteNodes, nodes, ties []Change
	for _, e := range edits {
		was, is := ShapeOf(e.Before), ShapeOf(e.After)
		same := was == is && !remade[is.From] && !remade[is.To]
		if e.After != nil && !same {
			if remove := (Delete{e.ID()}); is.Tie != 0 {
				deleteTies = append(deleteTies, remove)
			} else {
				deleteNodes = append(deleteNodes, remove)
			}
		}
		if e.Before == nil {
			continue
		}
		var c Change = Create{e.Before}
		if same {
			c = Replace{e.Before}
		}
		if was.Tie != 0 {
			ties = append(ties, c)
		} else {
			nodes = append(nodes, c)
		}
	}
	return slices.Concat(deleteTies, deleteNodes, nodes, ties)
}

// UndoOf returns the changes that take the commit of a revision back, and the version of the network that they are for: the
// base of the Apply that makes them. It is Conflict if later commits build on the commit: they
// changed one of its records, joined a node that it created, cite a source that it created, or deleted the end of a tie or
// a source that the undo brings back into use. A later commit that was taken back itself is none of these. Placeholders don't
// count, since they follow from the other records.
func UndoOf(ctx context.Context, store Store, revision Revision) ([]Change, Version, error) {
	version, err := store.Version(ctx)
	if err != nil {
		return nil, Version{}, err
	}
	edits, err := store.Edits(ctx, []Revision{revision}, EditQuery{Limit: NoLimit})
	if err != nil {
		return nil, Version{}, err
	}
	u := newUndo(store, revision, edits[0])
	for _, find := range []func(context.Context) error{u.changed, u.joined, u.missing, u.citing} {
		if err := find(ctx); err != nil {
			return nil, Version{}, err
		}
	}
	if len(u.blocking) > 0 {
		return nil, Version{}, u.conflict(ctx)
	}
	return u.changes, version, nil
}

// undo looks for what stands in the way of an undo.
type undo struct {
	store      Store
	revision   Revision // of the commit
	edits      []Edit
	changes    []Change
	deleted    map[ID]bool   // by the undo
	restored   map[ID]Record // by the undo
	nodes      []ID          // those that the undo deletes, some of them to create another one
	anySources bool          // whether it deletes sources
	// blocking has the records that later commits changed so that the undo is impossible, and what these commits did.
	blocking map[ID]string
}

// What later commits did so that an undo is impossible.
const (
	changedIt = "changed its records"
	joinedIt  = "have ties to nodes that it made"
	tookIt    = "deleted what it needs"
	citedIt   = "cite sources that it made"
)

func newUndo(store Store, revision Revision, edits []Edit) *undo {
	u := &undo{store: store, revision: revision, edits: edits, changes: Undo(edits),
		deleted: map[ID]bool{}, restored: map[ID]Record{}, blocking: map[ID]string{}}
	for _, e := range edits {
		if e.Before != nil {
			u.restored[e.ID()] = e.Before
		} else {
			u.deleted[e.ID()] = true
			u.anySources = u.anySources || ShapeOf(e.After).Node == KindSource
		}
		if is := ShapeOf(e.After); is.Node != 0 && is != ShapeOf(e.Before) {
			u.nodes = append(u.nodes, e.ID())
		}
	}
	return u
}

// changed finds the records that are not any more what the commit made them.
func (u *undo) changed(ctx context.Context) error {
	ids := make([]ID, len(u.edits))
	for i, e := range u.edits {
		ids[i] = e.ID()
	}
	nodes, err := u.store.Nodes(ctx, ids)
	if err != nil {
		return err
	}
	ties, err := u.store.Ties(ctx, ids)
	if err != nil {
		return err
	}
	for i, e := range u.edits {
		var now Record
		if nodes[i] != nil {
			now = nodes[i]
		} else if ties[i] != nil {
			now = ties[i]
		}
		if !e.ofPlaceholder() && !reflect.DeepEqual(now, e.After) {
			u.blocking[ids[i]] = changedIt
		}
	}
	return nil
}

// ofPlaceholder reports whether the record was and is a placeholder, or is not there.
func (e Edit) ofPlaceholder() bool {
	return (e.Before == nil || IsPlaceholder(e.Before)) && (e.After == nil || IsPlaceholder(e.After))
}

// joined finds the ties, made later, of the nodes that the undo deletes.
func (u *undo) joined(ctx context.Context) error {
	if len(u.nodes) == 0 {
		return nil
	}
	pages, err := u.store.Expand(ctx, u.nodes, Step{Direction: Both, Window: Window{Limit: NoLimit}})
	if err != nil {
		return err
	}
	for _, p := range pages {
		for _, e := range p.Edges {
			if id := e.Node.Tie.Head().ID; !u.deleted[id] && u.restored[id] == nil && !IsPlaceholder(e.Node.Tie) {
				u.blocking[id] = joinedIt
			}
		}
	}
	return nil
}

// missing finds the ends of ties and the sources that the undo brings back into use, and that later commits deleted.
func (u *undo) missing(ctx context.Context) error {
	needed := map[ID]bool{}
	for _, r := range u.restored {
		if IsPlaceholder(r) {
			continue
		}
		if t, ok := r.(Tie); ok {
			needed[t.TieHead().FromID], needed[t.TieHead().ToID] = true, true
		}
		for c := range Citations(r) {
			needed[c.SourceID] = true
		}
	}
	if len(needed) == 0 {
		return nil
	}
	ids := slices.Collect(maps.Keys(needed))
	nodes, err := u.store.Nodes(ctx, ids)
	if err != nil {
		return err
	}
	for i, n := range nodes {
		if n != nil || u.restored[ids[i]] != nil {
			continue
		}
		later, err := u.later(ctx, ids[i])
		if err != nil {
			return err
		}
		if len(later) > 0 { // otherwise the source never was in the network
			u.blocking[ids[i]] = tookIt
		}
	}
	return nil
}

// citing finds the records that cite a source which the undo deletes.
func (u *undo) citing(ctx context.Context) error {
	if !u.anySources {
		return nil
	}
	network, err := u.store.Network(ctx, Scope{})
	if err != nil {
		return err
	}
	check := func(r Record) {
		id := r.Head().ID
		if u.deleted[id] || u.restored[id] != nil || IsPlaceholder(r) {
			return
		}
		for c := range Citations(r) {
			if u.deleted[c.SourceID] && u.blocking[id] == "" {
				u.blocking[id] = citedIt
			}
		}
	}
	for _, n := range network.Nodes {
		check(n)
	}
	for _, t := range network.Ties {
		check(t)
	}
	return nil
}

// mostNamed is how many records that stand in the way are looked up, and how many commits are named.
const mostNamed = 10

// later returns the last commits after the commit that changed the record with this id.
func (u *undo) later(ctx context.Context, id ID) (revisions []Revision, err error) {
	p, err := u.store.Commits(ctx, CommitQuery{Record: id, Limit: mostNamed})
	if err != nil {
		return nil, err
	}
	for _, c := range p.Commits {
		if c.Revision > u.revision {
			revisions = append(revisions, c.Revision)
		}
	}
	return revisions, nil
}

// conflict returns the error that names the later commits which changed the blocking records.
func (u *undo) conflict(ctx context.Context) error {
	ids := slices.Sorted(maps.Keys(u.blocking))
	var commits []Revision
	for _, id := range ids[:min(len(ids), mostNamed)] {
		later, err := u.later(ctx, id)
		if err != nil {
			return err
		}
		commits = append(commits, later...)
	}
	slices.Sort(commits)
	commits = slices.Compact(commits)
	var names []string
	did := map[string]bool{}
	for _, what := range u.blocking {
		did[what] = true
	}
	for _, r := range commits[:min(len(commits), mostNamed)] {
		names = append(names, fmt.Sprint(r))
	}
	return &Error{Code: Conflict,
		Message: fmt.Sprintf("the commit of revision %d cannot be undone: later commits (%s) %s, such as %q",
			u.revision, strings.Join(names, ", "), strings.Join(slices.Sorted(maps.Keys(did)), " and "), ids[0]),
		Hint: "Undo the later commits first, the last one first."}
}
