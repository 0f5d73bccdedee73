package graph

import "fmt"

// Change is one change of the network.
type Change interface{ change() }

type (
	// Create adds a record whose id is not in use.
	Create struct{ Record Record }
	// Replace puts a record in place of the record with its id. Both have the same kind and, if they are ties, the same ends.
	Replace struct{ Record Record }
	// Delete removes a record. A node that has ties cannot be removed.
	Delete struct{ ID ID }
)

func (Create) change()  {}
func (Replace) change() {}
func (Delete) change()  {}

// Check returns an error if a record may not be stored. A record is a node or a tie; it has an id, evidence and at least
// one source; and it does not end before it begins.
func Check(r Record) error {
	switch r.(type) {
	case Node, Tie:
	default:
		return recordError(InvalidArgument, "", fmt.Sprintf("%T is no record", r), "A record is a node or a tie.")
	}
	h := r.Head()
	invalid := func(what, hint string) error { return recordError(InvalidArgument, h.ID, what, hint) }
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

// recordError returns an error about the record with this id. Without an id it is about a record or a change that has none.
func recordError(code Code, id ID, what, hint string) error {
	if id != "" {
		what = fmt.Sprintf("%s: %s", id, what)
	}
	return &Error{Code: code, Message: what, Hint: hint}
}
