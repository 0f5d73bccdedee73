package transport

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// response is an HTTP response before it is sent.
type response struct {
	media           media
	coding          *Coding // of the body; until the body is there, the coding that the client prefers
	acceptsIdentity bool    // whether the client accepts a body without compression

	status     int
	allow      string    // the methods that are accepted, for status 405
	retryAfter int       // in seconds, when the client may try again; 0 if nothing is known of that
	etag       string    // empty if the response has none
	body       [3][]byte // in pieces, so that the data need not be copied
	whole      []byte    // the body in its coding, if it is compressed or in the cache; then there are no pieces
	complete   bool      // the response has data, and neither errors nor extensions

	operation *graphql.OperationContext // nil if the request has no valid operation
	source    Source
	code      string // of the first error

	errorExtensions func() map[string]any // entries for the extensions of each error; may be nil
}

// negotiate chooses the media type and the coding.
func (res *response) negotiate(h http.Header) *refusal {
	m, ok := mediaFor(h)
	if !ok {
		return noMedia
	}
	res.media = m
	if res.coding, res.acceptsIdentity = CodingFor(h); res.coding == nil {
		return noCoding
	}
	return nil
}

// refuse turns res into the response to a request that is not executed.
func (res *response) refuse(r *refusal) *response {
	res.status, res.allow = r.status, r.allow
	if r.wellFormed {
		res.status = res.media.status(r.status)
	}
	res.coding = Identity
	refused := r.error()
	res.code, _ = refused.Extensions["code"].(string)
	res.body = [3][]byte{errorsStart, res.encodeErrors(gqlerror.List{refused}, false), end}
	return res
}

// encodeErrors encodes errors with the entries that each error of this response has.
func (res *response) encodeErrors(errs gqlerror.List, executed bool) []byte {
	var more map[string]any
	if res.errorExtensions != nil {
		more = res.errorExtensions()
	}
	return encodeErrors(errs, executed, more)
}

// failed returns the response to a request whose handling has panicked. The executor logs the cause and decides what the
// client may know of it; if the executor cannot, failed panics with the cause.
func (res *response) failed(ctx context.Context, exec graphql.GraphExecutor, cause any) *response {
	presenter, ok := exec.(interface {
		PresentRecoveredError(context.Context, any) error
	})
	if !ok {
		panic(cause)
	}
	res = (&response{media: res.media, operation: res.operation, source: res.source, errorExtensions: res.errorExtensions}).refuse(defect)
	if presented, ok := errors.AsType[*gqlerror.Error](presenter.PresentRecoveredError(ctx, cause)); ok {
		res.body[1] = res.encodeErrors(gqlerror.List{presented}, false)
	}
	return res
}

var errorsStart, dataStart, dataNext, end = []byte(`{"errors":`), []byte(`{"data":`), []byte(`,"data":`), []byte(`}`)

// setResult makes the executor's result the body. If the result has no data, nothing was executed: then the first error
// decides about the status and Retry-After. statuses are those of Options.Status.
func (res *response) setResult(r *graphql.Response, statuses map[string]int) *response {
	if r == nil || r.Data == nil && len(r.Errors) == 0 {
		return res.refuse(defect)
	}
	res.status = http.StatusOK
	if len(r.Errors) > 0 {
		res.code, _ = r.Errors[0].Extensions["code"].(string)
	}
	if r.Data == nil {
		res.status = res.media.status(cmp.Or(statuses[res.code], http.StatusBadRequest))
		res.retryAfter, _ = r.Errors[0].Extensions["retryAfter"].(int)
	}
	res.complete = r.Data != nil && len(r.Errors) == 0 && len(r.Extensions) == 0
	res.body = [3][]byte{dataStart, r.Data, end}
	if len(r.Errors) > 0 {
		res.body[0] = slices.Concat(errorsStart, res.encodeErrors(r.Errors, r.Data != nil))
		if r.Data != nil {
			res.body[0] = append(res.body[0], dataNext...)
		}
	}
	if len(r.Extensions) > 0 {
		res.body[2] = slices.Concat([]byte(`,"extensions":`), encode(r.Extensions), end)
	}
	return res
}

// compress compresses the body, unless the client accepts it without compression and either prefers that or the body is
// short.
func (res *response) compress() {
	if res.coding == Identity || res.acceptsIdentity && res.size() < minCompressSize {
		res.coding = Identity
		return
	}
	res.setWhole(res.coding.compress(res.body[:]...), res.coding)
}

// setWhole makes a text in a coding the body.
func (res *response) setWhole(body []byte, c *Coding) {
	res.body, res.whole, res.coding = [3][]byte{}, body, c
}

// setETag gives the response its entity tag, and then evaluates the request's preconditions.
func (res *response) setETag(h http.Header, tag string) {
	switch Precondition(h, tag) {
	case http.StatusPreconditionFailed:
		res.whole = nil
		res.refuse(otherTag)
	case http.StatusNotModified:
		res.status, res.etag = http.StatusNotModified, tag
	default:
		res.etag = tag
	}
}

// leastMemory is the memory of a short response: that of the executor's buffer.
const leastMemory = 16 << 10

// memory returns how many bytes the response holds until it is sent.
func (res *response) memory() int {
	if res.whole != nil {
		return len(res.whole)
	}
	return max(leastMemory, res.size())
}

// size returns the length of the body as it is sent.
func (res *response) size() int {
	return len(res.whole) + len(res.body[0]) + len(res.body[1]) + len(res.body[2])
}

// Values of headers, which all responses share.
var (
	varyByAccept     = []string{"Accept, Accept-Encoding"}
	noStore, noCache = []string{"no-store"}, []string{"no-cache"}
	contentTypes     = map[media][]string{mediaGraphQL: {mediaGraphQL.contentType()}, mediaJSON: {mediaJSON.contentType()}}
)

// write sends the response. It ignores errors: the client may be gone.
func (res *response) write(w http.ResponseWriter, method string) {
	h := w.Header()
	h["Vary"] = append(h["Vary"], varyByAccept...)
	h["Cache-Control"] = noStore
	if res.allow != "" {
		h.Set("Allow", res.allow)
	}
	if res.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(res.retryAfter))
	}
	if res.etag != "" {
		h["Cache-Control"] = noCache // clients may store the response, but must revalidate it by its tag
		h.Set("ETag", res.etag)
	}
	if res.status == http.StatusNoContent || res.status == http.StatusNotModified {
		w.WriteHeader(res.status)
		return
	}
	if res.whole != nil && res.coding != Identity {
		h.Set("Content-Encoding", res.coding.Name)
	}
	h["Content-Type"] = contentTypes[res.media]
	h.Set("Content-Length", strconv.Itoa(res.size()))
	w.WriteHeader(res.status)
	if method == http.MethodHead {
		return
	}
	for _, p := range [...][]byte{res.whole, res.body[0], res.body[1], res.body[2]} {
		if len(p) == 0 {
			continue
		}
		if _, err := w.Write(p); err != nil {
			return
		}
	}
}

// encode returns v as JSON, without the escapes that are meant for HTML.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // an extension has added a value that JSON does not have
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
