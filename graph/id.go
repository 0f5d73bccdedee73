package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// ID identifies a node or a tie, the same in every store and after every load. It is ASCII. It is opaque to clients: they
// compare ids and send them back, and read nothing from them.
type ID string

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// PlaceID returns the id of the place with this GB/T 2260 code.
func PlaceID(code string) ID { return ID("place-" + code) }

// NewID returns the id of a record, made from its kind and from the parts that distinguish it from other records of the
// kind: a name, both ends, a date. The same parts in the same order always give the same id.
func NewID(kind string, parts ...string) ID {
	text := appendText(nil, kind)
	for _, part := range parts {
		text = appendText(text, part)
	}
	sum := sha256.Sum256(text)
	return ID(strings.ToLower(kind) + "-" + idEncoding.EncodeToString(sum[:10]))
}
