package graph

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
)

// Cursor is a position in a listing. Clients see an opaque text. It encodes the position, a fingerprint of the listing's
// kinds, filter and order, and a fingerprint of the database, so another list and another database refuse it. The text is
// made when the answer is written.
type Cursor struct {
	listing *Listing
	at      Position
}

// Cursor returns the cursor of a position in this listing.
func (l *Listing) Cursor(at Position) Cursor { return Cursor{l, at} }

func (c Cursor) appendText(text []byte) []byte {
	return appendCursor(text, c.listing.fingerprint(), c.listing.database, c.at)
}

func appendCursor(text []byte, listing, database uint32, at Position) []byte {
	b := make([]byte, 0, 128) // on the stack, unless the cursor is longer, which is rare
	b = binary.BigEndian.AppendUint32(b, listing)
	b = binary.BigEndian.AppendUint32(b, database)
	b = append(at.Value.appendTo(b), at.ID...)
	return base64.RawURLEncoding.AppendEncode(text, b)
}

func (c Cursor) String() string { return string(c.appendText(nil)) }

// AppendJSON appends the cursor as a JSON string.
func (c Cursor) AppendJSON(b []byte) []byte { return append(c.appendText(append(b, '"')), '"') }

// MarshalGQL writes the cursor as a GraphQL String.
func (c Cursor) MarshalGQL(w io.Writer) { _, _ = w.Write(c.AppendJSON(nil)) }

// UnmarshalGQL fails. gqlgen needs it to take a Cursor for a scalar. A cursor means nothing without its listing, so an
// argument is a text that DecodeCursor reads.
func (c *Cursor) UnmarshalGQL(any) error {
	return &Error{Code: InvalidArgument, Message: "a cursor is read by its list"}
}

// DecodeCursor returns the position of a cursor in this listing. The error tells a text that is no cursor from a
// cursor of another list. CheckDatabase checks the database.
func DecodeCursor(l *Listing, cursor string) (Position, error) {
	bad := &Error{Code: InvalidArgument, Message: fmt.Sprintf("%.40q is not a cursor", cursor),
		Hint: "Pass a cursor of an earlier page of the same list as it came."}
	b, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(b) < 10 {
		return Position{}, bad
	}
	listing, database := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	v := Value{kind: valueKind(b[8]), scale: b[9]}
	b = b[10:]
	num, n := binary.Varint(b)
	if n <= 0 || v.kind > dateKind || v.scale > maxScale {
		return Position{}, bad
	}
	b = b[n:]
	size, n := binary.Uvarint(b)
	if n <= 0 || size > uint64(len(b)-n) || int(size) == len(b)-n {
		return Position{}, bad
	}
	v.num, v.text = num, string(b[n:n+int(size)])
	at := Position{v, ID(b[n+int(size):])}
	if listing != l.fingerprint() {
		return Position{}, &Error{Code: InvalidArgument, Message: "the cursor belongs to another list",
			Hint: "A cursor is good for the list that gave it: the same field with the same filter, evidence, order, asOf, history and below."}
	}
	if string(appendCursor(nil, listing, database, at)) != cursor {
		return Position{}, bad
	}
	return at, nil
}

// CheckDatabase returns an error if a cursor, which DecodeCursor has read, is of another database than this one. Call it
// after the list was read: only then it is known which database the answer is from.
func CheckDatabase(cursor string, database Identity) error {
	b, err := base64.RawURLEncoding.DecodeString(cursor[:min(len(cursor), 12)])
	if err == nil && len(b) >= 8 && binary.BigEndian.Uint32(b[4:]) == database.fingerprint() {
		return nil
	}
	return &Error{Code: InvalidArgument, Message: "the cursor is of another database: the data was replaced since",
		Hint: "Begin again with the first page, without a cursor."}
}
