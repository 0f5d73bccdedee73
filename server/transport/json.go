package transport

import (
	"encoding/json"
	"strings"
)

// jsonText reads a text that is known to be valid JSON, from a position on. So the text is checked once, by json.Valid, and
// not again for each part of it that is decoded.
type jsonText struct {
	text string
	at   int
}

// skipSpace moves to the next token.
func (j *jsonText) skipSpace() {
	for j.at < len(j.text) && strings.IndexByte(" \t\r\n", j.text[j.at]) >= 0 {
		j.at++
	}
}

// next moves to the next element of a list or member of an object that ends with the given byte. If there is none, it moves
// behind the end and returns false.
func (j *jsonText) next(end byte) bool {
	if j.skipSpace(); j.text[j.at] == ',' {
		j.at++
		j.skipSpace()
	}
	if j.text[j.at] == end {
		j.at++
		return false
	}
	return true
}

// name reads the name of a member, and moves to its value.
func (j *jsonText) name() string {
	name := j.string()
	j.skipSpace()
	j.at++ // the colon
	j.skipSpace()
	return name
}

// skipString moves behind a string, and reports whether it has escapes.
func (j *jsonText) skipString() (escaped bool) {
	for j.at++; j.text[j.at] != '"'; j.at++ {
		if j.text[j.at] == '\\' {
			escaped = true
			j.at++
		}
	}
	j.at++
	return escaped
}

// string reads a string.
func (j *jsonText) string() string {
	start := j.at
	if !j.skipString() {
		return j.text[start+1 : j.at-1]
	}
	var decoded string
	_ = json.Unmarshal([]byte(j.text[start:j.at]), &decoded) // it is valid
	return decoded
}

// scalar reads a literal or a number.
func (j *jsonText) scalar() string {
	start := j.at
	for j.at < len(j.text) && strings.IndexByte(" \t\r\n,]}", j.text[j.at]) < 0 {
		j.at++
	}
	return j.text[start:j.at]
}

// decode reads a value as json.Decoder does with UseNumber.
func (j *jsonText) decode() any {
	j.skipSpace()
	switch j.text[j.at] {
	case '{':
		object := map[string]any{}
		for j.at++; j.next('}'); {
			name := j.name()
			object[name] = j.decode()
		}
		return object
	case '[':
		list := []any{}
		for j.at++; j.next(']'); {
			list = append(list, j.decode())
		}
		return list
	case '"':
		return j.string()
	}
	switch scalar := j.scalar(); scalar {
	case "true", "false":
		return scalar == "true"
	case "null":
		return nil
	default:
		return json.Number(scalar)
	}
}

// raw reads a value without decoding it.
func (j *jsonText) raw() string {
	start, level := j.at, 0
	for {
		switch j.text[j.at] {
		case '{', '[':
			level++
			j.at++
		case '}', ']':
			level--
			j.at++
		case '"':
			j.skipString()
		case ',', ':', ' ', '\t', '\r', '\n':
			j.at++
		default:
			j.scalar()
		}
		if level == 0 {
			return j.text[start:j.at]
		}
	}
}
