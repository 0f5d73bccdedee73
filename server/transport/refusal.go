package transport

import (
	"fmt"
	"net/http"
	"strings"

	"coopgraph/schema/coerce"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// refusal is why a request is not executed.
type refusal struct {
	status     int    // of the response; in application/json 200 if the request is well formed
	wellFormed bool   // whether the request is well formed, so that the response is a GraphQL response
	code       string // extensions.code; if empty, the text of the status
	message    string
	hint       string
	allow      string // the methods that are accepted, for status 405
	err        error  // the response is that of an operation that is not executed because of it; without the above
}

// Codes that are not the text of a status.
const (
	invalidArgument  = "INVALID_ARGUMENT"
	noWebSocket      = "WEBSOCKET_NOT_SUPPORTED"
	documentUnknown  = "PERSISTED_DOCUMENT_NOT_FOUND"
	documentRequired = "PERSISTED_DOCUMENT_REQUIRED"
	manyValues       = "VALUE_LIMIT_EXCEEDED"
	deepValues       = "VALUE_DEPTH_LIMIT_EXCEEDED"
)

// methods are the accepted methods.
const methods = "GET, HEAD, POST, OPTIONS"

var (
	otherMethod = &refusal{status: http.StatusMethodNotAllowed, allow: methods, message: "this method is not accepted here",
		hint: "Use " + methods + "."}
	webSocket = &refusal{status: http.StatusBadRequest, code: noWebSocket, message: "there are no WebSockets here",
		hint: "Send each operation by POST or GET; there are no subscriptions."}
	mutationByURL = &refusal{status: http.StatusMethodNotAllowed, allow: http.MethodPost,
		message: "a mutation is not executed by GET", hint: "Send it by POST."}
	subscription = &refusal{status: http.StatusBadRequest, wellFormed: true, code: invalidArgument,
		message: "a subscription has no single response", hint: "Use a transport for events."}

	noMedia = &refusal{status: http.StatusNotAcceptable,
		message: "the response has none of the media types in Accept",
		hint:    "Accept application/graphql-response+json or application/json, in UTF-8."}
	noCoding = &refusal{status: http.StatusNotAcceptable,
		message: "the response has none of the codings in Accept-Encoding",
		hint:    "Accept br, gzip, zstd or identity."}
	notJSON = &refusal{status: http.StatusUnsupportedMediaType, message: "Content-Type does not say that the body is JSON in UTF-8",
		hint: "Send Content-Type: application/json."}
	compressedBody = &refusal{status: http.StatusUnsupportedMediaType, message: "the body is compressed",
		hint: "Send it without Content-Encoding."}

	unknownDocument = &refusal{status: http.StatusBadRequest, wellFormed: true, code: documentUnknown,
		message: "this server does not know the document that documentId names",
		hint:    "An id is sha256: and the hash of a document that the server was started with, in 64 lower-case digits."}
	untrustedDocument = &refusal{status: http.StatusBadRequest, wellFormed: true, code: documentRequired,
		message: "this server executes only the documents that it was started with",
		hint:    "Name one of them by documentId, or send its text as it is."}

	otherTag = &refusal{status: http.StatusPreconditionFailed, message: "the response has none of the tags in If-Match",
		hint: "Leave If-Match out to get the response with its tag."}
	cancelled = &refusal{status: http.StatusServiceUnavailable, code: "CANCELLED",
		message: "the request was cancelled or took too long", hint: "Ask for less, or try again."}
	defect = &refusal{status: http.StatusInternalServerError, code: "INTERNAL", message: "internal error", hint: "Try again."}
)

// tooLong refuses a body that is longer than the bound.
func tooLong(bound int64) *refusal {
	return &refusal{status: http.StatusRequestEntityTooLarge, hint: "Ask for less in one request.",
		message: fmt.Sprintf("the body is longer than %d bytes", bound)}
}

// tooManyValues refuses JSON that has more values than the bound.
func tooManyValues(what string, values, bound int) *refusal {
	return &refusal{status: http.StatusBadRequest, wellFormed: true, code: manyValues,
		message: fmt.Sprintf("%s %d values, the limit is %d", what, values, bound), hint: "Give shorter lists, or use several operations."}
}

// tooDeepValues refuses JSON whose values are nested deeper than the bound.
func tooDeepValues(what string, depth, bound int) *refusal {
	return &refusal{status: http.StatusBadRequest, wellFormed: true, code: deepValues,
		message: fmt.Sprintf("%s lists and objects %d deep, the limit is %d", what, depth, bound), hint: flatHint}
}

const flatHint = "Nest lists and objects less: in a filter join conditions in one list instead of nesting them."

// malformed refuses a request that is no GraphQL request.
func malformed(message, hint string) *refusal {
	return &refusal{status: http.StatusBadRequest, code: invalidArgument, message: message, hint: hint}
}

// error returns the refusal as the error of a response.
func (r *refusal) error() *gqlerror.Error {
	code := r.code
	if code == "" {
		code = strings.ToUpper(strings.ReplaceAll(http.StatusText(r.status), " ", "_"))
	}
	return coerce.Error(code, r.message, r.hint)
}
