package site

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/coerce"
	"coopgraph/server/guard"
)

const turnWait = 5 * time.Second // how long a write waits for another one to end

// writes serves what changes the network, to those who may write.
type writes struct {
	store    Store
	log      *slog.Logger
	tokens   *guard.TokenFile
	messages *guard.Messages
	complete func(*graph.Network, []graph.Change) []graph.Change // adds what follows for placeholders
	grace    time.Duration                                       // for a client that sends slowly; 0 is no bound

	// turn has an element while a spreadsheet is read or a commit is made. A spreadsheet takes hundreds of megabytes, and the
	// changes of an import are made for the network as it is.
	turn chan struct{}
}

func newWrites(o Options, store Store, log *slog.Logger) *writes {
	complete := o.WithPlaceholders
	if complete == nil {
		complete = func(_ *graph.Network, changes []graph.Change) []graph.Change { return changes }
	}
	return &writes{store: store, log: log, tokens: o.Tokens, messages: o.Messages, complete: complete, grace: o.WriteTimeout, turn: make(chan struct{}, 1)}
}

// begin waits until no other write runs. End must be called, and may be called again.
func (x *writes) begin(ctx context.Context) (end func(), err error) {
	select {
	case x.turn <- struct{}{}:
		return sync.OnceFunc(func() { <-x.turn }), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(turnWait):
		return nil, guard.Overloaded("another spreadsheet is being imported, or a commit is being undone", turnWait)
	}
}

// commitInfo says who makes a commit by a request. A token that has a name in its file stands beside the name that the request
// gives, since the request could give any.
func commitInfo(writer guard.Writer, by, note string) graph.CommitInfo {
	info := graph.CommitInfo{Actor: by, Role: graph.RoleEditor, Note: note}
	switch {
	case writer.Local:
		info.Role = graph.RoleAdmin
	case by == "":
		info.Actor = writer.Name
	case writer.Name != "" && writer.Name != by:
		info.Actor = fmt.Sprintf("%s（%s）", by, writer.Name)
	}
	return info
}

// commitKey returns the key of the commit that a request makes: a hash of its Idempotency-Key and of all that it asks for, so that
// only the same request repeats a commit. Another request with the same Idempotency-Key is not taken for done. It is empty
// without an Idempotency-Key.
func commitKey(r *http.Request, writer guard.Writer, body []byte) string {
	given := strings.Trim(r.Header.Get("Idempotency-Key"), `"`)
	if given == "" {
		return ""
	}
	hash := sha256.New()
	for _, part := range [...]string{given, writer.Name, r.URL.Path, r.URL.RawQuery} {
		_, _ = fmt.Fprintf(hash, "%d %s ", len(part), part) // a hash takes everything
	}
	_, _ = hash.Write(body)
	return base64.RawURLEncoding.EncodeToString(hash.Sum(nil))
}

// madeBefore returns the commit after a revision that was made with a key: the answer to it was lost, so the request is repeated.
// It is nil without a key, and if there is none.
func (x *writes) madeBefore(ctx context.Context, key string, after graph.Revision) (*graph.Commit, error) {
	if key == "" {
		return nil, nil
	}
	page, err := x.store.Commits(ctx, graph.CommitQuery{Key: key, Limit: 1})
	if err != nil || len(page.Commits) == 0 || page.Commits[0].Revision <= after {
		return nil, err
	}
	return page.Commits[0], nil
}

// checkParameters refuses parameters that are none of these.
func checkParameters(values url.Values, known ...string) error {
	for name := range values {
		if !slices.Contains(known, name) {
			return invalidParameter(fmt.Sprintf("there is no parameter %.40q", name), "The parameters are "+strings.Join(known, ", ")+".")
		}
	}
	return nil
}

func parseRevision(text string) (graph.Revision, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return 0, invalidParameter(fmt.Sprintf("%.40q is no revision", text), "A revision is a whole number, as answers have it.")
	}
	return graph.Revision(n), nil
}

func invalidParameter(message, hint string) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: message, Hint: hint}
}

// refuse answers with an error.
func (x *writes) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p, status := x.problemOf(r.Context(), err)
	p.write(w, r, status)
}

// problemOf returns the problem and the status of an error. It logs what the operator should know.
func (x *writes) problemOf(ctx context.Context, err error) (problem, int) {
	if refused, ok := errors.AsType[*gqlerror.Error](err); ok {
		if refused.Err != nil {
			x.log.ErrorContext(ctx, refused.Message, "error", refused.Err)
		}
		p := problemOfRefusal(refused)
		return p, statusOfCode[p.Extensions.Code]
	}
	e, ok := errors.AsType[*graph.Error](err)
	switch {
	case !ok && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)):
		e = &graph.Error{Code: codeCancelled, Message: "the request was cancelled or took too long", Hint: "Try again."}
	case !ok:
		x.log.ErrorContext(ctx, "internal error", "error", err)
		e = &graph.Error{Code: codeInternal, Message: "something went wrong here", Hint: "Report the request id."}
	case e.Code == graph.DataLoss:
		x.log.ErrorContext(ctx, "damaged data", "error", err)
	}
	p := problem{Message: coerce.ClipMessage(e.Message)}
	p.Extensions.Code, p.Extensions.Hint = string(e.Code), coerce.ClipMessage(e.Hint)
	if refused, ok := errors.AsType[notApplicableError](err); ok {
		p.report = refused.answer
		return p, http.StatusUnprocessableEntity
	}
	return p, statusOf(e.Code)
}
