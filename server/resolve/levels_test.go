package resolve_test

import (
	"fmt"
	"strings"
	"testing"
)

// From districts by their pairs and partners up to provinces and down to chambers is one call of the store for each
// relation, whether it is asked of one district or of all sixteen.
func TestARelationCostsOneCall(t *testing.T) {
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			a := serve(t, open(t))
			a.ask(t, `{ place(by: {code: "310115"}) { within { name } } }`, &struct{}{}) // reads the places, once a revision
			for _, districts := range []int{1, 2, 16} {
				answer, calls := a.send(t, fmt.Sprintf(`{
					districts(first: %d) { nodes { friendlyPairs(first: 100) { nodes { partner { name
						within { name within { name chambers(first: 1) { nodes { name } } } } } } } } } }`, districts), "")
				if partners := strings.Count(string(answer), `"partner"`); partners != 31*districts {
					t.Fatalf("%d partners of %d districts: %.300s", partners, districts, answer)
				}
				if calls != 6 {
					t.Errorf("%d districts cost %d calls, want 6", districts, calls)
				}
			}
		})
	}
}
