package resolve_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// byEvidence of every connection, of the root and of a place, counts as many items of each evidence as the connection has
// if only this evidence is asked for; and it counts the same for every argument evidence.
func TestConnectionsCountByEvidence(t *testing.T) {
	a := newAPI(t, stores["memory"](t))
	found := map[string]bool{}
	lists := []string{
		`list: places(%s`, `list: districts(%s`, `list: provinces(%s`, `list: prefectures(%s`, `list: counties(%s`,
		`list: ties(%s`, `list: ties(history: true, filter: {kind: {in: [INVESTS]}}, %s`, `list: friendlyPairs(asOf: "2020", %s`,
		`list: pairings(history: true, %s`, `list: cooperations(%s`, `list: chambers(%s`,
		`list: liaisonOffices(filter: {direction: {in: [ELSEWHERE]}}, %s`, `list: agreements(%s`, `list: organizations(%s`,
		`list: programmes(%s`, `list: indicators(%s`, `list: investmentFlows(%s`, `list: search(text: "上海", %s`,
		`place(by: {code: "310000"}) { list: ties(%s`, `place(by: {code: "310117"}) { list: friendlyPairs(%s`,
		`place(by: {code: "310000"}) { list: pairings(%s`, `place(by: {code: "310000"}) { list: cooperations(%s`,
		`place(by: {code: "310000"}) { list: chambers(%s`, `place(by: {code: "310000"}) { list: liaisonOffices(%s`,
		`place(by: {code: "310000"}) { list: agreements(%s`, `place(by: {code: "310000"}) { list: memberships(%s`,
		`place(by: {code: "530000"}) { ... on Province { list: prefectures(%s`, `place(by: {code: "530000"}) { ... on Province { list: counties(%s`,
		`place(by: {code: "532900"}) { ... on Prefecture { list: counties(%s`,
	}
	ran := 0 // -run may choose some
	for _, list := range lists {
		t.Run(list, func(t *testing.T) {
			ran++
			total, all := a.counts(t, list, "first: 1")
			sum := 0
			for _, e := range []string{"OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"} {
				n, byEvidence := a.counts(t, list, "evidence: ["+e+"]")
				if n != all[e] || !maps.Equal(byEvidence, all) {
					t.Errorf("%s: %d, by evidence %v, want %d of %v", e, n, byEvidence, all[e], all)
				}
				if sum += n; n > 0 {
					found[e] = true
				}
			}
			if sum != total || total == 0 {
				t.Errorf("totalCount is %d, and the counts by evidence sum to %d", total, sum)
			}
		})
	}
	if ran == len(lists) && len(found) < 4 {
		t.Errorf("only records of %v were found", found)
	}
}

// counts returns totalCount and byEvidence of a list.
func (a *api) counts(t *testing.T, list, arguments string) (total int, byEvidence map[string]int) {
	t.Helper()
	type counts struct {
		TotalCount int
		ByEvidence []struct {
			Evidence string
			Count    int
		}
	}
	var data struct {
		List  *counts
		Place struct{ List *counts }
	}
	query := "{ " + fmt.Sprintf(list, arguments) + ") { totalCount byEvidence { evidence count } "
	query += strings.Repeat("}", strings.Count(query, "{")-strings.Count(query, "}"))
	a.ask(t, query, &data)
	c := data.List
	if c == nil {
		c = data.Place.List
	}
	byEvidence = map[string]int{}
	for _, e := range c.ByEvidence {
		byEvidence[e.Evidence] = e.Count
	}
	return c.TotalCount, byEvidence
}
