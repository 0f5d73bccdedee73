package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/schema/coerce"
)

// A problem is an error in the shape of GraphQL's, so that clients need to read one shape only.
type problem struct {
	Message    string `json:"message"`
	Extensions struct {
		Code       string `json:"code"`
		Hint       string `json:"hint"`
		RequestID  string `json:"requestId"`
		RetryAfter int    `json:"retryAfter,omitempty"` // in seconds
	} `json:"extensions"`

	report *importAnswer // of a spreadsheet that cannot be applied: it stands beside the errors
}

// problemBody is the body of an answer that is an error.
type problemBody struct {
	Errors []problem     `json:"errors"`
	Report *importAnswer `json:"report,omitempty"`
}

// writeProblem answers with an error, whose code is the name of the status.
func writeProblem(w http.ResponseWriter, r *http.Request, status int, message, hint string) {
	p := problem{Message: coerce.ClipMessage(message)}
	p.Extensions.Code = strings.ToUpper(strings.ReplaceAll(http.StatusText(status), " ", "_"))
	p.Extensions.Hint = coerce.ClipMessage(hint)
	p.write(w, r, status)
}

// writeRefusal answers to a request that was not admitted, with the error that says why.
func writeRefusal(w http.ResponseWriter, r *http.Request, err error) {
	refused, ok := errors.AsType[*gqlerror.Error](err)
	if !ok { // the context has ended
		writeProblem(w, r, http.StatusServiceUnavailable, "the request was cancelled or took too long", "Try again.")
		return
	}
	p := problemOfRefusal(refused)
	p.write(w, r, statusOfCode[p.Extensions.Code])
}

// problemOfRefusal returns the problem of an error of package guard.
func problemOfRefusal(refused *gqlerror.Error) problem {
	p := problem{Message: refused.Message}
	p.Extensions.Code, _ = refused.Extensions["code"].(string)
	p.Extensions.Hint, _ = refused.Extensions["hint"].(string)
	p.Extensions.RetryAfter, _ = refused.Extensions["retryAfter"].(int)
	return p
}

// write sends the problem.
func (p problem) write(w http.ResponseWriter, r *http.Request, status int) {
	if p.Extensions.RetryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(p.Extensions.RetryAfter))
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, status, p.body(r.Context()))
}

// body returns the body of the answer to a request.
func (p problem) body(ctx context.Context) problemBody {
	p.Extensions.RequestID = requestID(ctx)
	return problemBody{[]problem{p}, p.report}
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the client may have left
}

// notFound answers for a path that has nothing.
func notFound(w http.ResponseWriter, r *http.Request) {
	hint := "The API is at /graphql, the playground at /playground."
	if strings.HasPrefix(r.URL.Path, "/docs/") {
		hint = "The documents are listed at /docs."
	}
	writeProblem(w, r, http.StatusNotFound, fmt.Sprintf("there is nothing at %.100q", r.URL.Path), hint)
}

// noFile answers for a path among the files that names none of them.
func noFile(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, r, http.StatusNotFound, fmt.Sprintf("there is no file at %.100q", r.URL.Path),
		"The files at /export/ are "+strings.Join(export.FileNames(), ", ")+".")
}

// Codes of errors that are not of the store.
const (
	codeTooLarge  graph.Code = "CONTENT_TOO_LARGE"
	codeCancelled graph.Code = "CANCELLED"
	codeInternal  graph.Code = "INTERNAL"
)

// statusOf returns the status for the code of an error; none is that of a store which does not answer.
func statusOf(code graph.Code) int {
	switch code {
	case graph.InvalidArgument, graph.Ambiguous:
		return http.StatusBadRequest
	case graph.NotFound:
		return http.StatusNotFound
	case graph.Conflict:
		return http.StatusConflict
	case graph.FailedPrecondition:
		return http.StatusForbidden
	case graph.DataLoss, codeInternal:
		return http.StatusInternalServerError
	case codeTooLarge:
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusServiceUnavailable
}
