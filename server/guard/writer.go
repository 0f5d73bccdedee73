package guard

import (
	"context"
	"net/http"

	"coopgraph/schema/coerce"
)

// Writer is who may change the network, and see who has changed it.
type Writer struct {
	Name  string // that the file of tokens gives the holder of the token; empty if it gives none
	Local bool   // whether the request came over a socket that only those reach who can write the data
}

// Codes of requests whose sender may not write.
const (
	codeUnauthenticated  = "UNAUTHENTICATED"
	codePermissionDenied = "PERMISSION_DENIED"
)

type authorizationKey struct{}

// authorization is the result of the check of a request's token.
type authorization struct {
	writer Writer
	err    error // nil if the writer may write
}

// WithWriter returns a context whose requests may write without a token. It is for the connections of a socket that only
// those reach who can write the data.
func WithWriter(ctx context.Context) context.Context {
	return context.WithValue(ctx, authorizationKey{}, authorization{writer: Writer{Local: true}})
}

// WriterOf returns who writes, if the sender of the context's request may write.
func WriterOf(ctx context.Context) (Writer, bool) {
	a, ok := ctx.Value(authorizationKey{}).(authorization)
	return a.writer, ok && a.err == nil
}

// Handler checks the token of each request that has one, once, for CheckWriter and WriterOf. A request with a wrong token is
// passed on: to read, nobody needs a token.
func (t *TokenFile) Handler(next http.Handler) http.Handler {
	if t == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, ok := bearer(r.Header)
		if _, local := WriterOf(r.Context()); ok && !local {
			name, err := t.check(r.Context(), token)
			r = r.WithContext(context.WithValue(r.Context(), authorizationKey{}, authorization{Writer{Name: name}, err}))
		}
		next.ServeHTTP(w, r)
	})
}

// CheckWriter is the one check of who may write over HTTP. It returns who writes, or a *gqlerror.Error with the code
// PERMISSION_DENIED, UNAUTHENTICATED, RATE_LIMIT_EXCEEDED or UNAVAILABLE, and a hint. A browser's request must come from a
// page of this server. There are no cookies: nothing that a browser adds by itself allows anybody to write.
func (t *TokenFile) CheckWriter(r *http.Request) (Writer, error) {
	a, checked := r.Context().Value(authorizationKey{}).(authorization)
	switch {
	case a.writer.Local:
		return a.writer, nil
	case t == nil:
		return Writer{}, coerce.Error(codePermissionDenied, "writing over HTTP is off",
			"Start the server with -import-token-file FILE, where each line of the file is a token of at least 32 characters, and send one as Authorization: Bearer TOKEN.")
	case http.NewCrossOriginProtection().Check(r) != nil:
		return Writer{}, coerce.Error(codePermissionDenied, "the request is from a page of another site", "Use the page /import of this server, or a program that is not a browser.")
	case !checked:
		return Writer{}, coerce.Error(codeUnauthenticated, "the request has no token", "Send Authorization: Bearer TOKEN, with a token from the file of -import-token-file.")
	}
	return a.writer, a.err
}
