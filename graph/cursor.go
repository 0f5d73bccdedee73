package graph

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
)

// EncodeCursor writes a position of a listing as an opaque text. It holds the position and a fingerprint of the
// listing's kinds, filter and order, so that it is refused by another list.
func EncodeCursor(l *Listing, at Position) string {
	b := make([]byte, 0, 64)
	b = binary.BigEndian.AppendUint32(b, l.fingerprint)
	b = append(b, byte(at.Value.kind), at.Value.scale)
	b = binary.AppendVarint(b, at.Value.num)
	b = binary.AppendUvarint(b, uint64(len(at.Value.text)))
	b = append(append(b, at.Value.text...), at.ID...)
	return base64.RawURLEncoding.EncodeToString(b)
}

// DecodeCursor reads a cursor of this listing. The error says whether it is no cursor at all or one of another list.
func DecodeCursor(l *Listing, cursor string) (Position, error) {
	bad := &Error{Code: InvalidArgument, Message: fmt.Sprintf("%.40q is not a cursor", cursor),
		Hint: "Pass a cursor of an earlier page of the same list as it came."}
	b, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err != nil || len(b) < 6 {
		return Position{}, bad
	}
	sum, v := binary.BigEndian.Uint32(b), Value{kind: valueKind(b[4]), scale: b[5]}
	b = b[6:]
	num, n := binary.Varint(b)
	if n <= 0 || v.kind > date || v.scale > maxScale {
		return Position{}, bad
	}
	b = b[n:]
	size, n := binary.Uvarint(b)
	if n <= 0 || size > uint64(len(b)-n) || int(size) == len(b)-n {
		return Position{}, bad
	}
	v.num, v.text = num, string(b[n:n+int(size)])
	at := Position{v, ID(b[n+int(size):])}
	if sum != l.fingerprint {
		return Position{}, &Error{Code: InvalidArgument, Message: "the cursor belongs to another list",
			Hint: "A cursor is good for the list that gave it: the same field with the same filter, order, asOf and history."}
	}
	if EncodeCursor(l, at) != cursor {
		return Position{}, bad
	}
	return at, nil
}
