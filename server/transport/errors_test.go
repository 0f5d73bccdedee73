package transport

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Of many errors the first ones are sent, and how many more there are.
func TestManyErrors(t *testing.T) {
	for name, c := range map[string]struct {
		errors, length int
		text           string
		executed       bool
		sent, leftOut  int
	}{
		"one":                              {1, 10, "a", false, 1, 0},
		"ten":                              {10, 10, "a", false, 10, 0},
		"eleven":                           {11, 10, "a", false, 10, 1},
		"a million characters":             {1950, 1_000_000, "a", false, 10, 1940},
		"characters that JSON escapes":     {50, 1000, "\u0001 ", false, 8, 42},
		"errors of fields":                 {99, 10, "a", true, 99, 0},
		"more errors of fields":            {12_000, 10, "a", true, 100, 11_900},
		"escaped characters, of fields":    {50, 1000, "\u0001 ", true, 50, 0},
		"a single one, escaped and 100 KB": {1, 100_000, "\u0001 ", false, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			one := &gqlerror.Error{Message: strings.Repeat(c.text, c.length), Locations: make([]gqlerror.Location, 1000)}
			all := make(gqlerror.List, c.errors)
			for i := range all {
				all[i] = one
			}
			text := encodeErrors(all, c.executed, map[string]any{"requestId": "r1"})
			var sent []struct {
				Message    string
				Locations  []any
				Extensions struct{ ErrorsLeftOut int }
			}
			if err := json.Unmarshal(text, &sent); err != nil {
				t.Fatal(err)
			}
			if len(sent) != c.sent || sent[c.sent-1].Extensions.ErrorsLeftOut != c.leftOut || len(sent[0].Locations) > 10 {
				t.Errorf("%d errors, the last %+v", len(sent), sent[len(sent)-1])
			}
			if len(text) > 16<<10 && !c.executed {
				t.Errorf("%d bytes", len(text))
			}
			if one.Extensions != nil || len(one.Locations) != 1000 {
				t.Errorf("the error itself has become %.100s", fmt.Sprint(one))
			}
		})
	}
}
