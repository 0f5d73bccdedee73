package coerce

import "github.com/vektah/gqlparser/v2/gqlerror"

// Error returns an error of a response, with a code that clients can rely on and a hint that says what to do; the hint may be
// empty.
func Error(code, message, hint string) *gqlerror.Error {
	e := &gqlerror.Error{Message: message, Extensions: map[string]any{extensionsCode: code}}
	if hint != "" {
		e.Extensions[extensionsHint] = hint
	}
	return e
}
