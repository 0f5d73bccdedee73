package graph

import (
	"fmt"
	"io"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"
)

// CommitInfo says who changes the network, why, and from which file. Each text may be empty.
type CommitInfo struct {
	Actor string // a person's or a program's name
	Role  Role   // what those see who may not see names
	Note  string // why
	File  string // the name of the file that the changes are from
	// Key identifies an attempt: a second Apply with the same key, whoever makes it, changes nothing. A failed attempt does
	// not use up its key. With an empty key every attempt counts.
	Key string
	// Base is the version that the changes were made for. If the network has another one by then, Apply changes nothing and
	// returns Conflict. The zero Base stands for any version. A store does not keep it.
	Base Version
}

// Check returns an error if a text is too long or cannot be printed. A note may have several lines.
func (i CommitInfo) Check() error {
	for _, text := range []struct {
		what, text string
		bytes      int
		lines      bool
	}{
		{"the name of who changes the network", i.Actor, maxInfoText, false},
		{"the role", string(i.Role), maxInfoText, false},
		{"the name of the file", i.File, maxInfoText, false},
		{"the key", i.Key, maxInfoText, false},
		{"the note", i.Note, maxNote, true},
	} {
		if len(text.text) > text.bytes {
			return &Error{Code: InvalidArgument, Message: fmt.Sprintf("%s has %d bytes, and may have %d", text.what, len(text.text), text.bytes),
				Hint: "Write less."}
		}
		for at, r := range text.text {
			_, size := utf8.DecodeRuneInString(text.text[at:])
			if r == utf8.RuneError && size == 1 || unicode.IsControl(r) && !(text.lines && r == '\n') {
				return &Error{Code: InvalidArgument, Message: text.what + " has a character that cannot be printed", Hint: "Leave it out."}
			}
		}
	}
	return nil
}

// The most bytes of a text of a CommitInfo, and of its note.
const (
	maxInfoText = 255
	maxNote     = 4000
)

// CheckBase returns Conflict if the info has a base and the network has another version.
func (i CommitInfo) CheckBase(current Version) error {
	if i.Base == (Version{}) || i.Base == current {
		return nil
	}
	return &Error{Code: Conflict, Message: fmt.Sprintf("the changes were made for revision %d, and the network has revision %d by now",
		i.Base.Revision, current.Revision), Hint: "Read the network again, and make the changes for what it is now."}
}

// Role says in which capacity somebody changes the network.
type Role string

// The roles of those who change the network.
const (
	RoleDataset Role = "DATASET" // the program, which loads its dataset
	RoleAdmin   Role = "ADMIN"   // who has the command line of the server
	RoleEditor  Role = "EDITOR"  // who has a token for writing over HTTP
)

// MarshalGQL writes the enum value, null if there is none.
func (r Role) MarshalGQL(w io.Writer) { writeEnum(w, string(r)) }

// UnmarshalGQL reads the enum value.
func (r *Role) UnmarshalGQL(v any) error { return readText(r, v) }

// Commit is the effect of one Apply.
type Commit struct {
	Version // the version that it made
	CommitInfo
	At  time.Time // when it was made, in microseconds and UTC; later than every commit before it
	IDs []ID      // the records that were created, replaced or deleted: each once, sorted; those of its edits

	Counts []EditCount // of each kind of which it has edits: nodes, then ties
	// EditsUnknown says that only the ids of the records are known, since an earlier program made the commit: it has no counts
	// and no edits.
	EditsUnknown bool
}

// NewCommit returns the commit that made a version by these edits, which are sorted by id.
func NewCommit(made Version, info CommitInfo, at time.Time, edits []Edit) *Commit {
	info.Base = Version{}
	ids := make([]ID, len(edits))
	for i, e := range edits {
		ids[i] = e.ID()
	}
	return &Commit{Version: made, CommitInfo: info, At: at, IDs: ids, Counts: countEdits(edits)}
}

// EditCount counts the edits of the records of one kind. A record that became one of another kind is counted with its new kind.
type EditCount struct {
	Node                       NodeKind // 0 of ties
	Tie                        TieKind  // 0 of nodes
	Created, Replaced, Deleted int
}

func countEdits(edits []Edit) (counts []EditCount) {
	var nodes [nodeKindsEnd]EditCount
	var ties [tieKindsEnd]EditCount
	for _, e := range edits {
		record := e.After
		if record == nil {
			record = e.Before
		}
		shape := ShapeOf(record)
		count := &ties[shape.Tie]
		if shape.Node != 0 {
			count = &nodes[shape.Node]
		}
		count.Node, count.Tie = shape.Node, shape.Tie
		switch {
		case e.Before == nil:
			count.Created++
		case e.After == nil:
			count.Deleted++
		default:
			count.Replaced++
		}
	}
	for _, count := range slices.Concat(nodes[:], ties[:]) {
		if count != (EditCount{}) {
			counts = append(counts, count)
		}
	}
	return counts
}

// CommitTime returns the time of a commit that is made at a time, after a commit with the time last.
func CommitTime(now, last time.Time) time.Time {
	now = now.UTC().Truncate(time.Microsecond)
	if !now.After(last) {
		now = last.Add(time.Microsecond)
	}
	return now
}

// Edit is what a commit did to one record. A record that it created and deleted again has no edit.
type Edit struct {
	Before Record // nil if the record was created
	After  Record // nil if the record was deleted
}

// ID returns the id of the record.
func (e Edit) ID() ID {
	if e.Before != nil {
		return e.Before.Head().ID
	}
	return e.After.Head().ID
}

// CommitQuery asks for one window of a list of commits, newest first.
type CommitQuery struct {
	Record ID       // only the commits that changed the record with this id; "" for all
	Role   Role     // only the commits of this role; "" for all
	Key    string   // only the commit with this key; "" for all
	Before Revision // only the commits before this one; 0 for no bound
	Limit  int      // at most this many; NoLimit for all of them; 0 to count only
	Total  bool     // also count the whole list, as if there were no window
}

// CommitPage is the answer to a CommitQuery.
type CommitPage struct {
	Commits []*Commit
	HasNext bool // whether the list goes on after the last commit
	Total   int  // the length of the whole list, if the query asked for it
}

// EditQuery asks for one window of the edits of each of some commits, sorted by id.
type EditQuery struct {
	Record ID  // only the edit of the record with this id; "" for all
	After  ID  // only edits of records after this id; "" for no bound
	Limit  int // at most this many; NoLimit for all of them
}

// Window returns which of some sorted ids the query asks for: those from one index on, before another one.
func (q EditQuery) Window(ids []ID) (from, to int) {
	to = len(ids)
	if q.After != "" {
		at, found := slices.BinarySearch(ids, q.After)
		if from = at; found {
			from++
		}
	}
	if q.Record != "" {
		at, found := slices.BinarySearch(ids, q.Record)
		if !found || at < from {
			return from, from
		}
		from, to = at, at+1
	}
	if q.Limit != NoLimit {
		to = min(to, from+q.Limit)
	}
	return from, to
}
