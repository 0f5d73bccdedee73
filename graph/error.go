package graph

import (
	"errors"
	"fmt"
	"time"
)

// Code says what kind of failure an Error is. The codes are part of the API's contract.
type Code string

// The codes of a store's errors.
const (
	NotFound        Code = "NOT_FOUND"        // what the request names does not exist
	InvalidArgument Code = "INVALID_ARGUMENT" // the request cannot be understood or breaks a rule; it changed nothing
	Ambiguous       Code = "AMBIGUOUS"        // several places have the name that the request gives
	Conflict        Code = "CONFLICT"         // the request contradicts what is stored; it changed nothing
	Unavailable     Code = "UNAVAILABLE"      // the store cannot answer now; the same request may succeed later
	DataLoss        Code = "DATA_LOSS"        // a stored record is damaged; it must be written again
	// FailedPrecondition is the code of a write that the store does not take in its state; the hint says what must be done first.
	FailedPrecondition Code = "FAILED_PRECONDITION"
)

// Error is a failure that the caller can act on: what was wrong, and what to do about it.
type Error struct {
	Code    Code
	Message string // what was wrong
	Hint    string // what to do; may be empty
	Cause   error  // for logs, never shown to a client
	// Candidates are the places that may be meant, the best one first. Only NotFound and Ambiguous have them.
	Candidates []Candidate
}

// Candidate is a place that a text may mean. The API shows it with an error.
type Candidate struct {
	ID   ID     `json:"id"`
	Code string `json:"code"`
	Name string `json:"name"`
	Path string `json:"path"` // the name after those of the places above it
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return e.Message + ": " + e.Cause.Error()
	}
	return e.Message
}

func (e *Error) Unwrap() error { return e.Cause }

// Is makes errors.Is compare codes if the target is ErrNotFound or another error without a message.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Message == "" && t.Code == e.Code
}

// These errors are the targets for errors.Is, one for each code.
var (
	ErrNotFound    = &Error{Code: NotFound}
	ErrInvalid     = &Error{Code: InvalidArgument}
	ErrAmbiguous   = &Error{Code: Ambiguous}
	ErrConflict    = &Error{Code: Conflict}
	ErrUnavailable = &Error{Code: Unavailable}
	ErrDataLoss    = &Error{Code: DataLoss}

	ErrFailedPrecondition = &Error{Code: FailedPrecondition}
)

// ErrNoHistory is the error of what needs the history of a store that keeps none.
var ErrNoHistory = &Error{Code: NotFound, Message: "this store keeps no history", Hint: "Ask for what is on record now."}

// ErrClosed is the error of every call of a store that was closed.
var ErrClosed = &Error{Code: Unavailable, Message: "the store is closed"}

// UnknownCommits is the error of a Watch after a revision whose later commits the store, at another revision, does not know.
func UnknownCommits(after, current Revision) error {
	return &Error{Code: NotFound,
		Message: fmt.Sprintf("the commits after revision %d are not known; this is revision %d", after, current),
		Hint:    "Read the network again and watch from the version that it has."}
}

// UnknownCommit is the error of a question about a commit that the store does not keep, or never had.
func UnknownCommit(r Revision) error {
	return &Error{Code: NotFound, Message: fmt.Sprintf("there is no commit of revision %d", r),
		Hint: "Ask for a commit of the list of commits."}
}

// UnknownEdits is the error of a question about what a commit changed if its edits are unknown.
func UnknownEdits(r Revision) error {
	return &Error{Code: NotFound, Message: fmt.Sprintf("what the commit of revision %d changed is not known: an earlier program made it, and kept the ids only", r),
		Hint: "Ask for a later commit, or for a time after it."}
}

// BeforeHistory is the error of a question about a time before the first commit that a store keeps, nil if it keeps none.
func BeforeHistory(at time.Time, first *Commit) error {
	e := &Error{Code: NotFound, Message: "what was on record at " + at.UTC().Format(time.RFC3339Nano) + " is not known"}
	if first != nil {
		e.Hint = fmt.Sprintf("History begins at %s, with revision %d.", first.At.Format(time.RFC3339Nano), first.Revision)
	}
	return e
}

// CodeOf returns the code of err, "" if it has none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}
