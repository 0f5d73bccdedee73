package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// ID identifies one node or tie, in every store and after every load. It is ASCII and opaque: clients compare and
// return it, and read nothing out of it.
type ID string

var idEncoding = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// PlaceID is the identity of the place with this GB/T 2260 code.
func PlaceID(code string) ID { return ID("place-" + code) }

// NewID makes the identity of a record from what the record is: its kind and whatever tells it from others of that
// kind (a name, both ends and a date). The same parts always give the same id; the order of the parts matters.
func NewID(kind string, parts ...string) ID {
	made := appendText(nil, kind)
	for _, part := range parts {
		made = appendText(made, part)
	}
	sum := sha256.Sum256(made)
	return ID(strings.ToLower(kind) + "-" + idEncoding.EncodeToString(sum[:10]))
}
