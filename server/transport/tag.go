package transport

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"slices"
	"strings"
)

// digest stands for all that determines the answer to a query in this media type: the state, the operation with its
// variables and extensions, and who asks. It is empty if the state is not known.
func (h *HTTP) digest(r *http.Request, q *request, m media) string {
	if h.Revision == nil {
		return ""
	}
	state, err := h.Revision(r.Context())
	if err != nil || state == "" {
		return "" // if the store has failed, the execution will say so
	}
	var text []byte
	for _, part := range []string{state, string(m), q.Query, q.OperationName, string(q.variables), string(q.extensions),
		r.Header.Get("Authorization")} {
		text = binary.AppendUvarint(text, uint64(len(part)))
		text = append(text, part...)
	}
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// entityTag is the strong tag of an answer in a coding; empty if the digest is.
func entityTag(digest string, c *Coding) string {
	switch {
	case digest == "":
		return ""
	case c == Identity:
		return `"` + digest + `"`
	}
	return `"` + digest + "-" + c.Name + `"`
}

// heldBy is the tag of the answer that the client holds already, in the coding that it would get or in none: which of
// the two it got depended on the answer's size.
func heldBy(h http.Header, digest string, c *Coding) string {
	for _, coding := range []*Coding{c, Identity} {
		if tag := entityTag(digest, coding); tag != "" && slices.ContainsFunc(tags(h, "If-None-Match"), same(tag)) {
			return tag
		}
	}
	return ""
}

// Precondition evaluates If-Match and If-None-Match of a GET or HEAD against the entity tag of what is to be sent. It is
// 412 if If-Match names another one, else 304 if If-None-Match names this one, else 0. (RFC 9110, 13.2.2)
func Precondition(h http.Header, tag string) int {
	if held := tags(h, "If-Match"); len(held) > 0 && !slices.Contains(held, "*") && !slices.Contains(held, tag) {
		return http.StatusPreconditionFailed
	}
	if held := tags(h, "If-None-Match"); slices.Contains(held, "*") || slices.ContainsFunc(held, same(tag)) {
		return http.StatusNotModified
	}
	return 0
}

// tags are the entity tags of a header, as they stand there.
func tags(h http.Header, name string) (all []string) {
	for _, field := range h.Values(name) {
		for tag := range strings.SplitSeq(field, ",") {
			all = append(all, strings.TrimSpace(tag))
		}
	}
	return all
}

// same compares tags weakly, as If-None-Match does: a proxy may have weakened one of ours, which are strong.
func same(tag string) func(string) bool {
	return func(held string) bool { return strings.TrimPrefix(held, "W/") == tag }
}
