package resolve_test

import (
	"fmt"
	"strings"
	"testing"
)

// The total of a list comes with its page, wherever the operation selects it: one call of the store is all.
func TestTotalsInFragments(t *testing.T) {
	a := newAPI(t, stores["memory"](t))
	var fragments strings.Builder
	for n := range 4 {
		fmt.Fprintf(&fragments, "fragment F%d on CountyConnection { ...F%d ...F%d }\n", n, n+1, n+1)
	}
	fragments.WriteString("fragment F4 on CountyConnection { %s }\n")
	for name, c := range map[string]struct {
		selection string
		calls     int64
	}{
		"a total":       {"totalCount", 1},
		"by evidence":   {"byEvidence { count }", 1},
		"in a fragment": {"... on CountyConnection { totalCount byEvidence { count } }", 1},
		"no total":      {"nodes { name }", 1},
	} {
		t.Run(name, func(t *testing.T) {
			answer, calls := a.send(t, "{ counties(first: 1) { ...F0 } }\n"+fmt.Sprintf(fragments.String(), c.selection), "")
			if strings.Contains(string(answer), `"errors"`) || calls != c.calls {
				t.Errorf("%d calls, want %d: %.300s", calls, c.calls, answer)
			}
		})
	}
}
