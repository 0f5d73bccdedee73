package durable

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"time"

	"coopgraph/graph"
)

// Report says what was wrong with a directory when it was opened, and what became of it.
type Report struct {
	Damage []Damage
	Lost   []LostCommit // commits that were acknowledged and cannot be restored
}

// Damage is a file that was damaged.
type Damage struct {
	File    string
	Problem string
	Kept    string // where the damaged file is, "" if there is none or if nothing was changed yet
}

// LostCommit is a commit that is lost. All but the revision is empty if nothing of it could be read.
type LostCommit struct {
	Revision graph.Revision
	Actor    string
	Note     string
	At       time.Time
}

// String says it in lines of text. It is "" if nothing was wrong.
func (r *Report) String() string {
	var b strings.Builder
	for _, d := range r.Damage {
		fmt.Fprintf(&b, "%s was damaged: %s", d.File, d.Problem)
		if d.Kept != "" {
			fmt.Fprintf(&b, "; the damaged file is kept as %s", d.Kept)
		}
		b.WriteByte('\n')
	}
	if len(r.Damage) > 0 && len(r.Lost) == 0 {
		b.WriteString("no commit is lost\n")
	}
	for _, c := range r.Lost {
		fmt.Fprintf(&b, "commit %d is lost", c.Revision)
		if !c.At.IsZero() {
			fmt.Fprintf(&b, ": of %s by %q, %q", c.At.Format(time.RFC3339), c.Actor, c.Note)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// lostError is the error of writing while commits are lost.
func (r *Report) lostError(dir string) error {
	var names []string
	for _, c := range r.Lost[:min(len(r.Lost), 10)] {
		names = append(names, fmt.Sprint(c.Revision))
	}
	return &graph.Error{Code: graph.FailedPrecondition,
		Message: fmt.Sprintf("%d commits that were acknowledged are lost (%s): the store is read-only", len(r.Lost), strings.Join(names, ", ")),
		Hint:    fmt.Sprintf("Restore a backup that has them, or go on without them: coopgraph restore -accept -data %s", dir)}
}

// codedError returns an error with a code: err itself if it has one, or else that of a disk or of data that cannot be read.
func codedError(dir string, err error) error {
	if graph.CodeOf(err) != "" {
		return err
	}
	if _, ok := errors.AsType[*fs.PathError](err); ok {
		return unwritable(dir, err)
	}
	return &graph.Error{Code: graph.DataLoss, Message: "the commits in the directory " + dir + " contradict each other", Cause: err,
		Hint: "Restore a backup: coopgraph restore FILE -data " + dir}
}

// unwritable is the error of a directory that cannot be used.
func unwritable(dir string, cause error) error {
	e := &graph.Error{Code: graph.Unavailable, Message: fmt.Sprintf("the directory %s cannot be written", dir), Cause: cause,
		Hint: "Look at the disk, and start again."}
	switch {
	case isFull(cause):
		e.Hint = "Free space on the disk, and try again."
	case errors.Is(cause, fs.ErrPermission), errors.Is(cause, syscall.EROFS):
		e.Code, e.Hint = graph.FailedPrecondition, "Let the program write there: check the owner, the mode, and whether the disk is mounted read-only."
	}
	return e
}
