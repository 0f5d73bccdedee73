package graph

import (
	"fmt"
	"time"
)

// Change is one change of the network.
type Change interface{ change() }

type (
	// Create adds a record whose id is not in use.
	Create struct{ Record Record }
	// Replace puts a record of the same kind, and for a tie the same ends, in the place of the one with its id.
	Replace struct{ Record Record }
	// Delete removes a record; a node only once it has no tie.
	Delete struct{ ID ID }
)

func (Create) change()  {}
func (Replace) change() {}
func (Delete) change()  {}

// Actor is who changes the network, and the key by which a repeated attempt is recognised, whoever makes it.
type Actor struct {
	Name string
	Key  string // empty: every attempt counts; a failed attempt does not use up its key
}

// Commit is what one Apply did.
type Commit struct {
	Version Version // that it made
	Actor   Actor
	At      time.Time
	IDs     []ID // of the records that were created, replaced or deleted, each once, sorted
}

// Check says whether a record may be stored as it is: it is a node or a tie, it has an id, evidence and at least one
// source, and its life does not end before it begins.
func Check(r Record) error {
	switch r.(type) {
	case Node, Tie:
	default:
		return wrong(InvalidArgument, "", fmt.Sprintf("%T is no record", r), "A record is a node or a tie.")
	}
	h := r.Head()
	invalid := func(what, hint string) error { return wrong(InvalidArgument, h.ID, what, hint) }
	if h.ID == "" {
		return invalid("a record without an id", "")
	}
	for i := range len(h.ID) {
		if h.ID[i] <= ' ' || h.ID[i] > '~' {
			return invalid("an id is printable ASCII without spaces", "")
		}
	}
	if h.Evidence < Official || h.Evidence > Synthetic {
		return invalid("no evidence", "Say how the record is known.")
	}
	if len(h.Sources) == 0 {
		return invalid("no source", "Cite where the record is from.")
	}
	if first, last := Days(r); first > last && first != EndOfTime {
		return invalid("it ends before it begins", "Check since and until.")
	}
	return nil
}

// wrong says what is wrong with the record of this id, or, without one, with something that has none.
func wrong(code Code, id ID, what, hint string) error {
	if id != "" {
		what = fmt.Sprintf("%s: %s", id, what)
	}
	return &Error{Code: code, Message: what, Hint: hint}
}
