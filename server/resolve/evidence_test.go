package resolve_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

// Every connection, on the root and of a place: of each evidence it has as many items as byEvidence says, which says the
// same whatever evidence is asked for.
func TestConnectionsCountByEvidence(t *testing.T) {
	a := over(t, stores["memory"](t))
	met := map[string]bool{}
	for _, list := range []string{
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
	} {
		total, all := a.counts(t, list, "first: 1")
		sum := 0
		for _, e := range []string{"OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"} {
			n, by := a.counts(t, list, "evidence: ["+e+"]")
			if n != all[e] || !maps.Equal(by, all) {
				t.Errorf("%s %s: %d, by evidence %v, want %d of %v", list, e, n, by, all[e], all)
			}
			if sum += n; n > 0 {
				met[e] = true
			}
		}
		if sum != total || total == 0 {
			t.Errorf("%s: %d in all, and %d by evidence", list, total, sum)
		}
	}
	if len(met) < 4 {
		t.Errorf("there are records of %v only", met)
	}
}

// counts is the length of a list, in all and by evidence.
func (a *api) counts(t *testing.T, list, arguments string) (total int, by map[string]int) {
	t.Helper()
	type counted struct {
		TotalCount int
		ByEvidence []struct {
			Evidence string
			Count    int
		}
	}
	var data struct {
		List  *counted
		Place struct{ List *counted }
	}
	query := "{ " + fmt.Sprintf(list, arguments) + ") { totalCount byEvidence { evidence count } "
	query += strings.Repeat("}", strings.Count(query, "{")-strings.Count(query, "}"))
	a.ask(t, query, &data)
	c := data.List
	if c == nil {
		c = data.Place.List
	}
	by = map[string]int{}
	for _, e := range c.ByEvidence {
		by[e.Evidence] = e.Count
	}
	return c.TotalCount, by
}
