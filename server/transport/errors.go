package transport

import (
	"maps"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/coerce"
)

// Bounds of the errors of a response.
const (
	maxRequestErrors     = 10       // of a request that is not executed
	maxRequestErrorBytes = 15 << 10 // of these errors together; with the rest of the response 16 KiB at most
	maxExecutionErrors   = 100      // of an operation that is executed
	maxLocations         = 10       // of an error
)

// encodeErrors returns the errors of a response as JSON. All errors pass through it, whoever made them: messages and hints
// are clipped, and of many errors the first ones are kept. The last one kept says in extensions.errorsLeftOut how many
// more there are. The extensions of each get the entries of more.
func encodeErrors(all gqlerror.List, executed bool, more map[string]any) []byte {
	most := maxRequestErrors
	if executed {
		most = maxExecutionErrors
	}
	clipped := make(gqlerror.List, min(len(all), most))
	for i := range clipped {
		clipped[i] = clipError(all[i])
		maps.Copy(clipped[i].Extensions, more)
	}
	for {
		last := len(clipped) - 1
		if leftOut := len(all) - len(clipped); leftOut > 0 {
			clipped[last].Extensions["errorsLeftOut"] = leftOut
		}
		text := encode(clipped)
		if executed || len(text) <= maxRequestErrorBytes || last == 0 {
			return text
		}
		clipped = clipped[:last]
	}
}

// clipError returns a copy of an error with its message and its hint clipped.
func clipError(e *gqlerror.Error) *gqlerror.Error {
	clipped := *e
	clipped.Message = coerce.ClipMessage(e.Message)
	clipped.Locations = e.Locations[:min(len(e.Locations), maxLocations)]
	if clipped.Extensions = maps.Clone(e.Extensions); clipped.Extensions == nil {
		clipped.Extensions = map[string]any{}
	}
	if hint, ok := clipped.Extensions["hint"].(string); ok {
		clipped.Extensions["hint"] = coerce.ClipMessage(hint)
	}
	return &clipped
}
