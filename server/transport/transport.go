package transport

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/schema/cache"
)

// Options are what an HTTP is made from. The zero of each but MaxBody leaves out what it is for.
type Options struct {
	// MaxBody is the longest body of a request, in bytes. What comes in a URL is bounded by the server's MaxHeaderBytes.
	MaxBody int64

	// Revision tells the state that answers depend on beside their request: the revision of the store, and whatever else
	// makes answers differ, such as the build and the day. Equal texts mean equal answers. It is asked before an
	// execution and again after it; a read that starts now must see the state that is told, or a later one.
	Revision func(context.Context) (string, error)

	// CacheBytes bounds the cache of compressed responses, in bytes; it needs Revision.
	CacheBytes int64

	// Documents are what documentId is looked up in.
	Documents *Documents

	// Buffer lends the executor memory for the data of one answer: the executor finds it in the context and returns what
	// it wrote there as Response.Data. The transport sends these bytes as they are, trusting them to be JSON, and then
	// calls release.
	Buffer func(context.Context) (_ context.Context, release func())
}

// HTTP is GraphQL over HTTP. It takes every request, so it is to be added after transports that pick out theirs, such as
// those for subscriptions.
type HTTP struct {
	Options
	responses *cache.Cache[string, []byte] // compressed, by their entity tags
}

var _ graphql.Transport = (*HTTP)(nil)

// New makes the transport.
func New(o Options) *HTTP {
	return &HTTP{o, cache.New(o.CacheBytes, sizeOfEntry[[]byte])}
}

// Supports says that every request is taken: one that is wrong is told so.
func (h *HTTP) Supports(*http.Request) bool { return true }

// Do answers one request.
func (h *HTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	a, release := h.answer(r, exec)
	a.write(w, r.Method)
	release()
}

// answer computes the whole answer before any of it is sent, so that a panic can still be answered. Release takes back
// the memory that the answer stands in; after a panic that is not done, since something may still be writing there.
func (h *HTTP) answer(r *http.Request, exec graphql.GraphExecutor) (a *answer, release func()) {
	a, release = &answer{media: legacy}, func() {}
	defer func() {
		if cause := recover(); cause != nil {
			a = a.failed(r.Context(), exec, cause)
		}
	}()
	switch r.Method {
	case http.MethodOptions:
		a.status, a.allow = http.StatusNoContent, methods
		return a, release
	case http.MethodGet, http.MethodHead, http.MethodPost:
	default:
		return a.refuse(otherMethod), release
	}
	if _, asks := find(wishes(r.Header.Values("Upgrade")), "websocket"); asks {
		return a.refuse(webSocket), release
	}
	if refused := a.negotiate(r.Header); refused != nil {
		return a.refuse(refused), release
	}
	q, refused := h.read(r)
	if refused != nil {
		return a.refuse(refused), release
	}
	op, errs := exec.CreateOperationContext(r.Context(), &q.RawParams)
	if errs != nil {
		ctx := graphql.WithOperationContext(r.Context(), op)
		return a.respond(exec.DispatchError(ctx, explained(op, errs))), release
	}
	if refused := undeliverable(op, r.Method); refused != nil {
		return a.refuse(refused), release
	}
	if op.Operation.Operation == ast.Query {
		return h.query(a, r, q, exec, op)
	}
	return h.execute(r.Context(), a, exec, op)
}

// query answers a query: from what the client or this server holds, if it is that, else by executing it.
func (h *HTTP) query(a *answer, r *http.Request, q *request, exec graphql.GraphExecutor, op *graphql.OperationContext) (*answer, func()) {
	byURL := r.Method != http.MethodPost
	if !byURL && (h.CacheBytes == 0 || a.coding == Identity) {
		return h.execute(r.Context(), a, exec, op) // nothing asks for a tag
	}
	digest := h.digest(r, q, a.media)
	if held := heldBy(r.Header, digest, a.coding); byURL && held != "" && r.Header.Get("If-Match") == "" {
		a.status, a.tag = http.StatusNotModified, held
		return a, func() {}
	}
	if packed, ok := h.responses.Get(r.Context(), entityTag(digest, a.coding)); ok {
		a.status, a.packed = http.StatusOK, packed
		if byURL {
			a.conditional(r.Header, entityTag(digest, a.coding))
		}
		return a, func() {}
	}

	a, release := h.execute(r.Context(), a, exec, op)
	if digest == "" || !a.whole || h.digest(r, q, a.media) != digest {
		return a, release
	}
	if a.packed != nil {
		h.responses.Add(r.Context(), entityTag(digest, a.coding), a.packed)
	}
	if byURL {
		a.conditional(r.Header, entityTag(digest, a.coding))
	}
	return a, release
}

// execute runs an operation, and compresses its answer if that is worth it.
func (h *HTTP) execute(ctx context.Context, a *answer, exec graphql.GraphExecutor, op *graphql.OperationContext) (*answer, func()) {
	release := func() {}
	if h.Buffer != nil {
		ctx, release = h.Buffer(ctx)
	}
	responses, ctx := exec.DispatchOperation(ctx, op)
	response := responses(ctx)
	if response == nil && ctx.Err() != nil {
		return a.refuse(cancelled), release
	}
	a.respond(response).compress()
	return a, release
}
