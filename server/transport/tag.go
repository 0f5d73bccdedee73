package transport

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
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
	if digest == "" {
		return ""
	}
	for _, field := range h.Values("If-None-Match") {
		for held := range strings.SplitSeq(field, ",") {
			held = strings.TrimPrefix(strings.TrimSpace(held), "W/")
			if held == entityTag(digest, c) {
				return entityTag(digest, c)
			}
			if held == entityTag(digest, Identity) {
				return held
			}
		}
	}
	return ""
}
