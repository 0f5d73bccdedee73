package transport

import (
	"cmp"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// Source is where a response comes from.
type Source string

// The sources of responses.
const (
	FromRefusal   Source = "refusal"   // the request was refused, and nothing executed
	FromExecution Source = "execution" // the operation was executed
	FromCache     Source = "cache"     // of responses
	FromClient    Source = "client"    // which has the response already (status 304)
)

// ResponseInfo says what is known about a response.
type ResponseInfo struct {
	Operation  *graphql.OperationContext // nil if the request has no valid operation
	Name       string                    // of the operation if its document is trusted; else empty, since clients choose other names
	Source     Source
	Status     int
	Code       string        // of the first error; empty without errors
	RetryAfter time.Duration // when the client may try again; 0 if nothing is known of that
	Bytes      int           // of the body, compressed if it is sent so
	Duration   time.Duration
}

// info returns what is known about a response that took so long.
func (h *HTTP) info(res *response, took time.Duration) ResponseInfo {
	name := ""
	if op := res.operation; op != nil && h.Documents.isTrusted(op.RawQuery) {
		name = op.Operation.Name
	}
	return ResponseInfo{Operation: res.operation, Name: name, Source: cmp.Or(res.source, FromRefusal), Status: res.status, Code: res.code,
		RetryAfter: time.Duration(res.retryAfter) * time.Second, Bytes: res.size(), Duration: took}
}
