package transport

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/cache"
)

// Options configure the transport. Each field but MaxBody is optional.
type Options struct {
	// MaxBody is the greatest length of a request's body, in bytes. The server's MaxHeaderBytes bounds the URL.
	MaxBody int64

	// MaxValues is the greatest number of values in a body, or in the variables or extensions in a URL: scalars, lists and
	// objects. MaxValueDepth is how deep lists and objects may be nested in a variable. Each is unlimited if it is 0.
	MaxValues, MaxValueDepth int

	// State returns what tells the state that the response to an operation depends on. Without it, responses have no entity tag.
	State func(*graphql.OperationContext) State

	// CacheBytes bounds the cache of responses, in bytes; the cache needs State. RequestBytes bounds the cache of requests.
	CacheBytes, RequestBytes int64

	// Status maps the code of an error to the status of a response in application/graphql-response+json of which nothing
	// was executed, by the code of its first error. A code that it does not have means 400. If this error has
	// extensions.retryAfter, an int, the response has Retry-After with as many seconds.
	Status map[string]int

	// Caches is told about both caches.
	Caches cache.Registry

	// ErrorExtensions returns entries that the extensions of each error get, such as the id of the request.
	ErrorExtensions func(context.Context) map[string]any

	// Done is told about each response before it is sent.
	Done func(context.Context, ResponseInfo)

	// Documents are the texts that a documentId may name.
	Documents *Documents

	// Allow is called before the parameters of a request are read. If there is an error, it is the response.
	Allow func(*http.Request) error

	// Check is called before the state is asked for and Admit is called. If there is an error, it is the response.
	Check func(context.Context, *graphql.OperationContext) error

	// Admit waits until a valid operation may be executed. The transport calls release when the response is complete,
	// compression included, and also after a panic. If the error is not that of the context, it is the response.
	Admit func(context.Context, *graphql.OperationContext) (release func(), err error)

	// Reserve counts the memory of requests that are being read and of responses that are being sent. It is called with the
	// context of the request, and with the bytes that are reserved for it already. If there is no room for more bytes, the
	// error is the response.
	Reserve func(ctx context.Context, own, bytes int) (release func(), err error)

	// Buffer lends the executor memory for the data of one response: the executor finds it in the context and returns
	// what it wrote there as Response.Data. The transport sends these bytes unchecked, so they must be JSON, and then
	// calls release.
	Buffer func(context.Context) (_ context.Context, release func())
}

// State returns the state that responses to an operation depend on beside their request: the revision of the store, and
// whatever else makes responses differ, such as the build and the day. Equal texts mean equal responses. It is called before
// an execution and again after it, with the context of the request; a read that starts after a call must see the returned
// state or a later one. It is kept for later requests with the same text, so it must not hold the operation.
type State func(context.Context) (string, error)

// HTTP is the transport. It accepts every request, so add it after transports for some requests only, such as those for
// subscriptions.
type HTTP struct {
	Options
	requests  *requestCache
	responses *cache.Cache[responseKey, cachedResponse]
}

var _ graphql.Transport = (*HTTP)(nil)

// New returns a transport.
func New(o Options) *HTTP {
	requests, responses := newRequestCache(o.RequestBytes), cache.New(o.CacheBytes, func(k responseKey, res cachedResponse) int64 { return sizeOfEntry(k.digest, res.body) })
	o.Caches.Add("requests", requests.Stats)
	o.Caches.Add("responses", responses.Stats)
	return &HTTP{o, requests, responses}
}

// Supports returns true: a request that is wrong gets a response that says so.
func (h *HTTP) Supports(*http.Request) bool { return true }

// Do responds to one request.
func (h *HTTP) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	start := time.Now()
	memory := &held{ctx: r.Context(), reserve: h.Reserve}
	defer memory.release()
	res, release := h.respond(r, exec, memory)
	if err := memory.add(res.memory()); err != nil {
		release()
		release = func() {}
		res = h.notExecuted(r.Context(), &response{media: res.media, operation: res.operation}, exec, &graphql.OperationContext{}, err)
	}
	if h.Done != nil {
		h.Done(r.Context(), h.info(res, time.Since(start)))
	}
	res.write(w, r.Method)
	release()
}

// respond computes the whole response before any of it is sent, so that a panic can still get a response. Release takes
// back the memory that the response is in; after a panic it does nothing, since a goroutine may still write there.
func (h *HTTP) respond(r *http.Request, exec graphql.GraphExecutor, memory *held) (res *response, release func()) {
	res, release = &response{media: mediaJSON}, func() {}
	if h.ErrorExtensions != nil {
		res.errorExtensions = func() map[string]any { return h.ErrorExtensions(r.Context()) }
	}
	defer func() {
		if cause := recover(); cause != nil {
			res = res.failed(r.Context(), exec, cause)
		}
	}()
	switch r.Method {
	case http.MethodOptions:
		res.status, res.allow = http.StatusNoContent, methods
		return res, release
	case http.MethodGet, http.MethodHead, http.MethodPost:
	default:
		return res.refuse(otherMethod), release
	}
	if _, ok := findItem(parseAccept(r.Header.Values("Upgrade")), "websocket"); ok {
		return res.refuse(webSocket), release
	}
	if refused := res.negotiate(r.Header); refused != nil {
		return res.refuse(refused), release
	}
	if h.Allow != nil {
		if err := h.Allow(r); err != nil {
			return h.notExecuted(r.Context(), res, exec, &graphql.OperationContext{}, err), release
		}
	}
	start := graphql.Now()
	q, refused := h.read(r, memory)
	if refused != nil && refused.err != nil {
		return h.notExecuted(r.Context(), res, exec, &graphql.OperationContext{}, refused.err), release
	}
	if refused != nil {
		return res.refuse(refused), release
	}
	digest, done := h.respondAgain(res, r, q)
	if done {
		return res, release
	}
	op, errs := exec.CreateOperationContext(r.Context(), q.params(r.Header, graphql.TraceTiming{Start: start, End: graphql.Now()}))
	if errs != nil {
		return h.notExecuted(r.Context(), res, exec, op, withCodes(op, errs)), release
	}
	res.operation = op
	if refused := checkOperation(op, r.Method); refused != nil {
		return res.refuse(refused), release
	}
	if op.Operation.Operation == ast.Query {
		return h.query(res, r, q, exec, op, digest)
	}
	return h.execute(r.Context(), res, exec, op)
}

// query responds to a query: without executing it if the client or the cache has the response. If the digest of the response is
// known, neither has it.
func (h *HTTP) query(res *response, r *http.Request, q *request, exec graphql.GraphExecutor, op *graphql.OperationContext, digest string) (*response, func()) {
	byURL := r.Method != http.MethodPost
	if h.State == nil || !byURL && (h.CacheBytes == 0 || res.coding == Identity && !q.known) {
		return h.execute(r.Context(), res, exec, op) // neither the client nor the cache needs a tag
	}
	if h.Check != nil {
		if err := h.Check(r.Context(), op); err != nil {
			return h.notExecuted(r.Context(), res, exec, op, err), func() {}
		}
	}
	state := h.State(op)
	if digest == "" {
		if digest = q.digest(r, res.media, op.RawQuery, state); h.respondFromCache(res, r, digest) {
			return res, func() {}
		}
	}
	preferred := res.coding
	res, release := h.execute(r.Context(), res, exec, op)
	kept := res.whole != nil || q.known && h.CacheBytes > 0
	if digest == "" || !res.complete || !byURL && !kept || q.digest(r, res.media, op.RawQuery, state) != digest {
		return res, release
	}
	if kept {
		body := res.whole
		if body == nil {
			body = slices.Concat(res.body[:]...)
		}
		h.responses.Add(r.Context(), responseKey{digest, preferred.Name}, cachedResponse{body, res.coding})
	}
	if q.known && q.query == op.RawQuery { // else the memory of the text is not that of the request
		q.answered.CompareAndSwap(nil, newAnswered(op, state))
	}
	if byURL {
		res.setETag(r.Header, entityTag(digest, res.coding))
	}
	return res, release
}

// respondAgain responds to a request that was answered before, if the client or the cache has the response. Then nothing is
// looked up but the state: what was valid and allowed in this state is so still. If neither has it, the digest of the response
// is returned, empty if it is not known.
func (h *HTTP) respondAgain(res *response, r *http.Request, q *request) (digest string, done bool) {
	before := q.answered.Load()
	if before == nil || h.Check != nil && h.Check(r.Context(), before.operation) != nil {
		return "", false
	}
	digest = q.digest(r, res.media, q.query, before.state)
	if !h.respondFromCache(res, r, digest) {
		return digest, false
	}
	res.operation = before.operation
	return digest, true
}

// respondFromCache responds if the client or the cache has the response.
func (h *HTTP) respondFromCache(res *response, r *http.Request, digest string) bool {
	byURL := r.Method != http.MethodPost
	if byURL && r.Header.Get("If-Match") == "" {
		if tag := matchedETag(r.Header, digest, res.coding); tag != "" {
			res.status, res.etag, res.source = http.StatusNotModified, tag, FromClient
			return true
		}
	}
	if !h.cached(r.Context(), res, digest) {
		return false
	}
	if byURL {
		res.setETag(r.Header, entityTag(digest, res.coding))
	}
	return true
}

// cached makes the response in the cache the body, if it is there.
func (h *HTTP) cached(ctx context.Context, res *response, digest string) bool {
	if digest == "" {
		return false
	}
	found, ok := h.responses.Get(ctx, responseKey{digest, res.coding.Name})
	if !ok || found.coding == Identity && !res.acceptsIdentity {
		return false
	}
	res.status, res.source = http.StatusOK, FromCache
	res.setWhole(found.body, found.coding)
	return true
}

// execute executes an operation when it is admitted, and compresses the response.
func (h *HTTP) execute(ctx context.Context, res *response, exec graphql.GraphExecutor, op *graphql.OperationContext) (*response, func()) {
	release := func() {}
	if h.Admit != nil {
		end, err := h.Admit(ctx, op)
		switch {
		case err != nil && ctx.Err() != nil:
			return res.refuse(cancelled), release
		case err != nil:
			return h.notExecuted(ctx, res, exec, op, err), release
		}
		defer end()
	}
	if h.Buffer != nil {
		ctx, release = h.Buffer(ctx)
	}
	res.source = FromExecution
	handle, ctx := exec.DispatchOperation(ctx, op)
	result := handle(ctx)
	if result == nil && ctx.Err() != nil {
		return res.refuse(cancelled), release
	}
	res.setResult(result, h.Status).compress()
	if res.whole != nil {
		release() // the data is not needed any more
		return res, func() {}
	}
	return res, release
}

// notExecuted turns res into the response to an operation that is not executed because of an error, which may be a list.
func (h *HTTP) notExecuted(ctx context.Context, res *response, exec graphql.GraphExecutor, op *graphql.OperationContext, err error) *response {
	errs, ok := errors.AsType[gqlerror.List](err)
	if !ok {
		errs = gqlerror.List{graphql.DefaultErrorPresenter(ctx, err)}
	}
	return res.setResult(exec.DispatchError(graphql.WithOperationContext(ctx, op), errs), h.Status)
}
