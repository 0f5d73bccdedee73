package transport

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// answer is what is sent.
type answer struct {
	media  media
	coding *Coding // of the body: at first the one that the client wishes for
	plain  bool    // whether the client takes a body that is not compressed

	status int
	allow  string    // the methods that are taken, for those who used another
	tag    string    // the entity tag, if the answer has one
	body   [3][]byte // in pieces, so that the data need not be copied
	packed []byte    // the body compressed, if it is
	whole  bool      // whether all that was asked for is there, without errors and extensions
}

// negotiate settles the media type and the coding.
func (a *answer) negotiate(h http.Header) *refusal {
	m, ok := mediaFor(h)
	if !ok {
		return noMedia
	}
	a.media = m
	if a.coding, a.plain = CodingFor(h); a.coding == nil {
		return noCoding
	}
	return nil
}

// refuse makes it the answer to a request that is not executed.
func (a *answer) refuse(r *refusal) *answer {
	a.status, a.allow = r.status, r.allow
	if r.formed {
		a.status = a.media.status(r.status)
	}
	a.coding = Identity
	a.body = [3][]byte{encode(map[string]any{"errors": gqlerror.List{r.error()}})}
	return a
}

// failed makes it the answer to a request on which something panicked. What the client may know of the cause is for the
// executor to say, which logs it too; one that cannot is let down by the panic.
func (a *answer) failed(ctx context.Context, exec graphql.GraphExecutor, cause any) *answer {
	presenter, ok := exec.(interface {
		PresentRecoveredError(context.Context, any) error
	})
	if !ok {
		panic(cause)
	}
	a = (&answer{media: a.media}).refuse(defect)
	if shown, ok := errors.AsType[*gqlerror.Error](presenter.PresentRecoveredError(ctx, cause)); ok {
		a.body = [3][]byte{encode(map[string]any{"errors": gqlerror.List{shown}})}
	}
	return a
}

var dataHead, dataNext, tail = []byte(`{"data":`), []byte(`,"data":`), []byte(`}`)

// respond makes it the executor's answer. Without data, nothing was executed.
func (a *answer) respond(r *graphql.Response) *answer {
	if r == nil || r.Data == nil && len(r.Errors) == 0 {
		return a.refuse(defect)
	}
	a.status = http.StatusOK
	if r.Data == nil {
		a.status = a.media.status(http.StatusBadRequest)
	}
	a.whole = r.Data != nil && len(r.Errors) == 0 && len(r.Extensions) == 0
	a.body = [3][]byte{dataHead, r.Data, tail}
	if len(r.Errors) > 0 {
		a.body[0] = slices.Concat([]byte(`{"errors":`), encode(r.Errors))
		if r.Data != nil {
			a.body[0] = append(a.body[0], dataNext...)
		}
	}
	if len(r.Extensions) > 0 {
		a.body[2] = slices.Concat([]byte(`,"extensions":`), encode(r.Extensions), tail)
	}
	return a
}

// compress compresses the body if the client takes that and it is worth it; else it is sent plain.
func (a *answer) compress() {
	if a.coding == Identity || a.plain && a.size() < worth {
		a.coding = Identity
		return
	}
	a.packed = a.coding.pack(a.body[:]...)
}

// conditional gives the answer its tag and makes it what the request's preconditions ask for.
func (a *answer) conditional(h http.Header, tag string) {
	switch Precondition(h, tag) {
	case http.StatusPreconditionFailed:
		a.packed = nil
		a.refuse(otherTag)
	case http.StatusNotModified:
		a.status, a.tag = http.StatusNotModified, tag
	default:
		a.tag = tag
	}
}

func (a *answer) size() int { return len(a.body[0]) + len(a.body[1]) + len(a.body[2]) }

// write sends it. That the client may be gone is no matter of ours.
func (a *answer) write(w http.ResponseWriter, method string) {
	h := w.Header()
	h.Add("Vary", "Accept, Accept-Encoding")
	h.Set("Cache-Control", "no-store")
	if a.allow != "" {
		h.Set("Allow", a.allow)
	}
	if a.tag != "" {
		h.Set("Cache-Control", "no-cache") // to be kept, and asked for with its tag
		h.Set("ETag", a.tag)
	}
	if a.status == http.StatusNoContent || a.status == http.StatusNotModified {
		w.WriteHeader(a.status)
		return
	}
	pieces, size := a.body[:], a.size()
	if a.packed != nil {
		h.Set("Content-Encoding", a.coding.Name)
		pieces, size = [][]byte{a.packed}, len(a.packed)
	}
	h.Set("Content-Type", a.media.contentType())
	h.Set("Content-Length", strconv.Itoa(size))
	w.WriteHeader(a.status)
	if method == http.MethodHead {
		return
	}
	for _, p := range pieces {
		if _, err := w.Write(p); err != nil {
			return
		}
	}
}

// encode is JSON without the escapes that are for HTML.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // an extension put there what is no JSON
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
