package seed

import (
	"slices"
	"testing"

	"coopgraph/graph"
)

// A place is found by the names and codes that it had before it became a city or a district, or was renamed.
func TestFormerNamesAndCodes(t *testing.T) {
	byName := map[string]graph.Place{}
	for _, p := range recordsOf[graph.Place](loadAll(t)) {
		byName[p.PlaceHead().NameZH+p.PlaceHead().Code[:2]] = p
	}
	for _, test := range []struct {
		place, name string
		codes       []string
	}{
		{"黔西市52", "黔西县", []string{"520522", "522423"}},
		{"米林市54", "米林县", []string{"540422", "542623"}},
		{"错那市54", "错那县", []string{"540530", "542232"}},
		{"澄江市53", "澄江县", []string{"530422"}},
		{"襄阳市42", "襄樊市", nil},
		{"江阴市32", "江阴县", []string{"320221"}},
		{"崇明区31", "崇明县", []string{"310230"}},
		{"通州区11", "通县", []string{"110223"}},
		{"柯桥区33", "绍兴县", []string{"330621"}},
		{"张家界市43", "大庸市", nil},
		{"碧江区52", "铜仁县", []string{"522201"}}, // the county-level 铜仁市 has the name of its prefecture today
		{"桑珠孜区54", "日喀则市(县级)", nil},
		{"日喀则市54", "日喀则地区", []string{"542300"}},
	} {
		t.Run(test.place, func(t *testing.T) {
			p := byName[test.place]
			if p == nil {
				t.Errorf("no place %s", test.place)
				return
			}
			h := p.PlaceHead()
			if !slices.Contains(h.Aliases, test.name) || !slices.Contains(h.Terms.Names, graph.Fold(test.name)) {
				t.Errorf("%s has the aliases %v: want %s among them", test.place, h.Aliases, test.name)
			}
			for _, code := range test.codes {
				if !slices.Contains(h.Terms.Names, code) {
					t.Errorf("%s is not found by its former code %s", test.place, code)
				}
				if slices.Contains(h.Aliases, code) {
					t.Errorf("%s has the code %s as a name", test.place, code)
				}
			}
		})
	}
	// Nothing that is a name or a code of a place today is a former one of another place of its province.
	for _, p := range byName {
		h := p.PlaceHead()
		for _, name := range h.Terms.Names {
			if other := byName[name+h.Code[:2]]; other != nil && other != p && slices.Contains(h.Aliases, name) {
				t.Errorf("%s %s has the name of %s", h.Code, h.NameZH, other.PlaceHead().Code)
			}
		}
	}
}

// What the plan names has the name that it prints; what others call it is an alias with its source, or a term that is
// searched for and not shown. Its id is the one that it always had.
func TestNamesAsPrinted(t *testing.T) {
	nodes := map[string]graph.Node{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		nodes[n.NodeHead().NameZH] = n
	}
	for _, name := range []string{"长江三角洲城市经济协调会", "在沪异地商会", "外省市上海商会"} {
		if nodes[name] != nil {
			t.Errorf("%s stands nowhere in the plan", name)
		}
	}
	council := nodes["长三角城市经济协调会"].NodeHead()
	if want := []string{"长三角协调会", "长三角经济协调会", "长江三角洲城市经济协调会"}; !slices.Equal(council.Aliases, want) {
		t.Errorf("aliases of the council %v: want %v", council.Aliases, want)
	}
	if council.ID != graph.NewID("organization", "长江三角洲城市经济协调会") || council.Evidence != graph.Official {
		t.Errorf("the council is %s, %s", council.ID, council.Evidence)
	}
	said := council.Sources[len(council.Sources)-1]
	if len(council.Sources) != 2 || said.Note != "it writes 长江三角洲城市经济协调会" || said.Confidence != graph.High {
		t.Errorf("sources of the council: %+v", council.Sources)
	}
	for _, tie := range recordsOf[graph.Tie](loadAll(t)) {
		h := tie.TieHead()
		if (h.FromID == council.ID || h.ToID == council.ID) && slices.Contains(h.Sources, said) {
			t.Errorf("%s cites the source of a name", h.LabelZH)
		}
	}
	for name, finds := range map[string][]string{
		"长三角城市经济协调会": {"长三角城市经济协调会", "长三角协调会", "长三角经济协调会", "长江三角洲城市经济协调会", "changjiangsanjiaozhou"},
		"各地在沪商会":     {"各地在沪商会", "在沪异地商会"},
		"上海在外商会":     {"上海在外商会", "外省市上海商会"},
	} {
		for _, text := range finds {
			if graph.Rank(nodes[name], graph.Fold(text)) == graph.NoRank {
				t.Errorf("%s is not found by %s", name, text)
			}
		}
		if name != council.NameZH && nodes[name].NodeHead().Aliases != nil {
			t.Errorf("%s shows %v", name, nodes[name].NodeHead().Aliases)
		}
	}
}
