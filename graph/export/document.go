package export

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"
)

// appendDocument appends a value of graph's types as JSON. A struct is an object of its fields that are not zero, named
// as columns are.
func appendDocument(b []byte, v reflect.Value) []byte {
	switch printable := v.Interface().(type) {
	case interface{ AppendJSON([]byte) []byte }:
		if v.Kind() != reflect.Pointer {
			return printable.AppendJSON(b)
		}
	case fmt.Stringer:
		return appendQuoted(b, printable.String())
	}
	switch v.Kind() {
	case reflect.Pointer:
		return appendDocument(b, v.Elem())
	case reflect.Struct:
		b = append(b, '{')
		b, _ = appendMembers(b, v, true)
		return append(b, '}')
	case reflect.Slice:
		b = append(b, '[')
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendDocument(b, v.Index(i))
		}
		return append(b, ']')
	case reflect.String:
		return appendQuoted(b, v.String())
	}
	return fmt.Append(b, v.Interface()) // a number or a bool
}

// appendMembers appends the fields of a struct and of structs that it embeds. first reports whether none stands before them.
func appendMembers(b []byte, v reflect.Value, first bool) (_ []byte, stillFirst bool) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch {
		case f.Anonymous:
			b, first = appendMembers(b, v.Field(i), first)
			continue
		case v.Field(i).IsZero():
			continue
		case !first:
			b = append(b, ',')
		}
		b = append(appendQuoted(b, columnName(f.Name)), ':')
		b, first = appendDocument(b, v.Field(i)), false
	}
	return b, first
}

// columnName writes the name of a field as the API does: FromID is fromId.
func columnName(field string) string {
	var b strings.Builder
	lower := false
	for _, r := range field {
		if lower {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		lower = unicode.IsLower(r)
	}
	return b.String()
}
