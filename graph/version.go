package graph

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
)

// Revision counts the commits of a database: each Apply of at least one change makes the next one, even if its changes
// cancel out. An empty database is at 0.
type Revision uint64

// AppendJSON appends the number.
func (r Revision) AppendJSON(b []byte) []byte { return strconv.AppendUint(b, uint64(r), 10) }

// MarshalGQL writes a GraphQL Int.
func (r Revision) MarshalGQL(w io.Writer) { _, _ = w.Write(r.AppendJSON(nil)) }

// UnmarshalGQL makes a Revision a scalar to gqlgen. It always fails: no argument of the API is a revision.
func (r *Revision) UnmarshalGQL(any) error {
	return &Error{Code: InvalidArgument, Message: "a revision is no argument"}
}

// Identity names a database. It is a UUID that the first Apply writes and that stays until the database is emptied from
// outside. An empty database has none.
type Identity string

// NewIdentity returns a random identity, a UUID of version 4.
func NewIdentity() Identity {
	var b [16]byte
	_, _ = rand.Read(b[:]) // it never fails
	return identity(b, 4)
}

// IdentityOf returns the identity that stands for some content, a UUID of version 8: equal content, equal identity.
func IdentityOf(content []byte) Identity {
	sum := sha256.Sum256(content)
	return identity([16]byte(sum[:]), 8)
}

// identity writes these bytes as a UUID of this version (RFC 9562).
func identity(b [16]byte, version byte) Identity {
	b[6], b[8] = b[6]&0x0f|version<<4, b[8]&0x3f|0x80
	return Identity(fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]))
}

// fingerprint tells databases apart in cursors.
func (i Identity) fingerprint() uint32 {
	h := fnv.New32a()
	_, _ = io.WriteString(h, string(i)) // it never fails
	return h.Sum32()
}

// Version says what was read: a database at a revision. Two databases count their revisions alike, so a revision alone
// does not say it. Caches, entity tags and comparisons of what is made from a network use its Version.
type Version struct {
	Database Identity
	Revision Revision
}

// AtLeast reports whether v is of the same database as w, and no older.
func (v Version) AtLeast(w Version) bool { return v.Database == w.Database && v.Revision >= w.Revision }
