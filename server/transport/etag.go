package transport

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"slices"
	"strings"
)

// responseDigest is the digest of the response to a request, with what it depends on beside the text of the request.
type responseDigest struct {
	state  string
	media  media
	digest string
}

// digest returns a hash of all that determines the response to a query in a media type: the state, the operation with
// its variables and extensions, and the client's credentials. It is empty if the state is unknown. A request that is asked
// again in the same state keeps its digest, unless the request has credentials or names its query by a hash: the cache of
// requests does not count such texts, which may be long.
func (q *request) digest(r *http.Request, m media, query string, stateOf State) string {
	state, err := stateOf(r.Context())
	if err != nil || state == "" {
		return "" // if the store has failed, the execution reports it
	}
	authorization := r.Header.Get("Authorization")
	keeps := authorization == "" && query == q.query
	if last := q.lastDigest.Load(); keeps && last != nil && last.state == state && last.media == m {
		return last.digest
	}
	var text []byte
	for _, part := range []string{state, string(m), query, q.operationName, q.variables, q.extensions, authorization} {
		text = binary.AppendUvarint(text, uint64(len(part)))
		text = append(text, part...)
	}
	sum := sha256.Sum256(text)
	digest := base64.RawURLEncoding.EncodeToString(sum[:16])
	if keeps {
		q.lastDigest.Store(&responseDigest{state, m, digest})
	}
	return digest
}

// responseKey is what the cache knows a response by: its digest and the coding that the client prefers.
type responseKey struct{ digest, coding string }

// cachedResponse is a body and its coding, which is Identity if the body is short.
type cachedResponse struct {
	body   []byte
	coding *Coding
}

// entityTag returns the strong tag of a response in a coding; it is empty if the digest is.
func entityTag(digest string, c *Coding) string {
	switch {
	case digest == "":
		return ""
	case c == Identity:
		return `"` + digest + `"`
	}
	return `"` + digest + "-" + c.Name + `"`
}

// matchedETag returns the tag in If-None-Match of the response that this request would get; empty if the client does not
// have that response. The response has the given coding or, if it is short, none.
func matchedETag(h http.Header, digest string, c *Coding) string {
	for _, coding := range []*Coding{c, Identity} {
		if tag := entityTag(digest, coding); tag != "" && slices.ContainsFunc(entityTags(h, "If-None-Match"), weaklyEqual(tag)) {
			return tag
		}
	}
	return ""
}

// Precondition evaluates If-Match and If-None-Match of a GET or HEAD request against the entity tag of its response. It
// returns 412 if If-Match has another tag, else 304 if If-None-Match has this tag, else 0 (RFC 9110, 13.2.2).
func Precondition(h http.Header, tag string) int {
	if match := entityTags(h, "If-Match"); len(match) > 0 && !slices.Contains(match, "*") && !slices.Contains(match, tag) {
		return http.StatusPreconditionFailed
	}
	if noneMatch := entityTags(h, "If-None-Match"); slices.Contains(noneMatch, "*") || slices.ContainsFunc(noneMatch, weaklyEqual(tag)) {
		return http.StatusNotModified
	}
	return 0
}

// entityTags returns the entity tags of a header as they are written there.
func entityTags(h http.Header, name string) (tags []string) {
	for _, field := range h.Values(name) {
		for tag := range strings.SplitSeq(field, ",") {
			tags = append(tags, strings.TrimSpace(tag))
		}
	}
	return tags
}

// weaklyEqual compares with a strong tag as If-None-Match does (RFC 9110, 8.8.3.2): a proxy may have made ours weak.
func weaklyEqual(tag string) func(string) bool {
	return func(other string) bool { return strings.TrimPrefix(other, "W/") == tag }
}
