package graph

import (
	"fmt"
	"io"
	"strconv"
)

// writeEnum writes the name of an enum value, null if it is empty.
func writeEnum(w io.Writer, name string) {
	if name == "" {
		name = "null"
	} else {
		name = `"` + name + `"`
	}
	_, _ = io.WriteString(w, name)
}

// readEnum reads an enum value whose number is the index of its name.
func readEnum[E ~uint8](e *E, names []string, v any) error {
	s, _ := v.(string)
	for i, name := range names {
		if name == s && name != "" {
			*e = E(i)
			return nil
		}
	}
	return &Error{Code: InvalidArgument, Message: fmt.Sprintf("%.40v is not one of its enum's values", strconv.Quote(s))}
}

// readText reads an enum value that is a text. gqlgen has checked that the schema has it.
func readText[E ~string](e *E, v any) error {
	s, ok := v.(string)
	if !ok {
		return &Error{Code: InvalidArgument, Message: "an enum value is a name"}
	}
	*e = E(s)
	return nil
}
