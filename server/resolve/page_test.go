package resolve_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/memory"
	"coopgraph/schema"
	"coopgraph/server/resolve"
)

type connection struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
	Edges []struct {
		Cursor string
		Node   struct{ ID string }
	}
}

const pageFields = `{ totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } }`

// readPages reads a list page by page, forwards or backwards, and returns its ids in the order of the list. List is a
// format of its arguments and fields. It has the alias list, at the root or below place.
func (a *api) readPages(t *testing.T, list string, size int, backwards bool) []string {
	t.Helper()
	var ids []string
	for from := ""; ; {
		arguments := fmt.Sprintf("first: %d%s", size, from)
		if backwards {
			arguments = fmt.Sprintf("last: %d%s", size, from)
		}
		var data struct {
			List  connection
			Place struct{ List *connection }
		}
		a.ask(t, fmt.Sprintf(list, arguments, pageFields), &data)
		page := data.List
		if data.Place.List != nil {
			page = *data.Place.List
		}
		var got []string
		for _, e := range page.Edges {
			got = append(got, e.Node.ID)
		}
		info := page.PageInfo
		if n := len(page.Edges); n == 0 || *info.StartCursor != page.Edges[0].Cursor || *info.EndCursor != page.Edges[n-1].Cursor {
			t.Fatalf("%s: the cursors of the page are not those of its edges", arguments)
		}
		if backwards {
			ids = append(got, ids...)
		} else {
			ids = append(ids, got...)
		}
		if backwards && info.HasNextPage != (from != "") || !backwards && info.HasPreviousPage != (from != "") {
			t.Fatalf("%s: wrong about the pages that were read before", arguments)
		}
		if backwards && !info.HasPreviousPage || !backwards && !info.HasNextPage {
			if len(ids) != page.TotalCount {
				t.Fatalf("read %d of %d", len(ids), page.TotalCount)
			}
			return ids
		}
		if from = `, after: "` + *info.EndCursor + `"`; backwards {
			from = `, before: "` + *info.StartCursor + `"`
		}
	}
}

// Pages of any size together are the whole list, in both directions and orders, for lists of nodes and of ties.
func TestPagesMakeTheList(t *testing.T) {
	sequential(t)
	a := newAPI(t, stores["memory"](t))
	for _, list := range []string{
		`{ list: places(filter: {code: {startsWith: "53"}}, orderBy: CODE_%s, `,
		`{ list: districts(orderBy: NAME_%s, `,
		`{ list: counties(filter: {near: {longitude: 100, latitude: 25, kilometres: 800}}, orderBy: DISTANCE_%s, `,
		`{ list: friendlyPairs(orderBy: PARTNER_NAME_%s, `,
		`{ list: friendlyPairs(orderBy: SINCE_%s, `,
		`{ list: friendlyPairs(evidence: [OFFICIAL, SYNTHETIC], orderBy: PARTNER_%s, `,
		`{ list: liaisonOffices(evidence: [REPORTED], orderBy: NAME_%s, `,
		`{ list: pairings(history: true, orderBy: SUPPORTER_%s, `,
		`{ list: investmentFlows(orderBy: GROWTH_%s, `,
		`{ list: chambers(orderBy: FOUNDED_%s, `,
		`{ place(by: {code: "310000"}) { list: friendlyPairs(below: true, history: true, orderBy: PARTNER_NAME_%s, `,
		`{ place(by: {code: "340000"}) { list: memberships(below: true, orderBy: SINCE_%s, `,
		`{ place(by: {code: "310000"}) { list: chambers(below: true, evidence: [REPORTED], orderBy: NAME_%s, `,
	} {
		_, name, _ := strings.Cut(list, "list: ")
		t.Run(name, func(t *testing.T) {
			open := strings.Repeat("}", strings.Count(list, "{")-strings.Count(list, "}"))
			format := func(direction string) string { return fmt.Sprintf(list, direction) + "%s) %s " + open }
			ascending := a.readPages(t, format("ASC"), resolve.MaxPageSize, false)
			if distinct := slices.Compact(slices.Sorted(slices.Values(ascending))); len(distinct) != len(ascending) {
				t.Errorf("an item is listed twice")
			}
			for _, size := range []int{7, 31} {
				if !slices.Equal(a.readPages(t, format("ASC"), size, false), ascending) {
					t.Errorf("pages of %d differ from the largest", size)
				}
				if !slices.Equal(a.readPages(t, format("ASC"), size, true), ascending) {
					t.Errorf("pages of %d from the end differ from pages from the start", size)
				}
			}
			descending := a.readPages(t, format("DESC"), 23, false)
			if !slices.Equal(a.readPages(t, format("DESC"), resolve.MaxPageSize, true), descending) {
				t.Errorf("the descending list differs if it is read from its end")
			}
			slices.Sort(descending)
			slices.Sort(ascending)
			if !slices.Equal(ascending, descending) {
				t.Errorf("the two directions have different items")
			}
		})
	}
}

// The schema describes every page with the bound that holds.
func TestPageSizesAreDescribed(t *testing.T) {
	types, pages := schema.NewExecutableSchema(schema.Config{}).Schema().Types, 0
	for _, d := range types {
		for _, f := range d.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			for _, argument := range []string{"first", "last"} {
				a := f.Arguments.ForName(argument)
				if a == nil && (f.Type.Name() == "CommitConnection" || f.Type.Name() == "EditConnection") {
					continue // it goes one way
				}
				pages++
				if a == nil || !strings.Contains(a.Description, fmt.Sprintf(" 1 to %d", resolve.MaxPageSize)) {
					t.Errorf("%s.%s does not say how large %s may be", d.Name, f.Name, argument)
				}
			}
		}
	}
	if pages < 80 {
		t.Errorf("only %d arguments", pages)
	}
}

// A search has pages like any list, by rank and id.
func TestSearchPages(t *testing.T) {
	sequential(t)
	a := newAPI(t, stores["memory"](t))
	for text, ends := range map[string][2]string{ // the first and the last result
		"shan": {}, "东三县": {"place-350626", ""}, // similar names only
		"上海松江":  {"place-310117", ""},             // a path, and then nodes with this text in their titles
		"上海市云南": {"", "place-530000"},             // nodes with this text in their names, and then the two places that it names
		"大理 漾濞": {"place-532922", "place-532922"}, // a path only
	} {
		format := `{ list: search(text: "` + text + `", %s) %s }`
		all := a.readPages(t, format, resolve.MaxPageSize, false)
		if ends[0] != "" && all[0] != ends[0] || ends[1] != "" && all[len(all)-1] != ends[1] {
			t.Errorf("%s finds %v", text, all)
		}
		for _, size := range []int{1, 2, 3, 13} {
			if size = max(size, len(all)/20); !slices.Equal(a.readPages(t, format, size, false), all) || !slices.Equal(a.readPages(t, format, size, true), all) {
				t.Errorf("pages of %d of a search for %s differ from its list", size, text)
			}
		}
	}
}

// A list refuses the cursor of a list with another order, filter, evidence, time or kind.
func TestCursorsAreBoundToTheirList(t *testing.T) {
	a := newAPI(t, stores["memory"](t))
	var data map[string]connection
	a.ask(t, `{ list: pairings(first: 1) `+pageFields+` }`, &data)
	cursor := *data["list"].PageInfo.EndCursor
	for _, list := range []string{
		`pairings(orderBy: SUPPORTED_ASC, after: %q)`, `pairings(filter: {evidence: {in: [OFFICIAL]}}, after: %q)`,
		`pairings(evidence: [OFFICIAL], after: %q)`, `pairings(asOf: "2021", after: %q)`, `pairings(history: true, before: %q)`, `friendlyPairs(after: %q)`, `places(after: %q)`,
	} {
		answer, _ := a.send(t, "{ "+fmt.Sprintf(list, cursor)+" { totalCount } }", "")
		if !strings.Contains(string(answer), "the cursor belongs to another list") {
			t.Errorf("%s: %.200s", list, answer)
		}
	}
	a.ask(t, fmt.Sprintf(`{ list: pairings(first: 1, after: %q) `, cursor)+pageFields+` }`, &data)
}

// Every order of every list lists the same items.
func TestEveryOrder(t *testing.T) {
	sequential(t)
	a := newAPI(t, stores["memory"](t))
	var introspected struct {
		Schema struct {
			Types []struct {
				Name       string
				EnumValues []struct{ Name string }
			}
			QueryType struct {
				Fields []struct {
					Name string
					Args []struct {
						Name string
						Type struct{ OfType *struct{ Name string } }
					}
				}
			}
		} `json:"__schema"`
	}
	a.ask(t, `{ __schema { types { name enumValues { name } } queryType { fields { name args { name type { ofType { name } } } } } } }`, &introspected)
	orders := map[string][]string{}
	for _, typ := range introspected.Schema.Types {
		for _, v := range typ.EnumValues {
			orders[typ.Name] = append(orders[typ.Name], v.Name)
		}
	}
	asked := 0
	for _, field := range introspected.Schema.QueryType.Fields {
		for _, arg := range field.Args {
			if arg.Name != "orderBy" || field.Name == "statistics" { // its rows have no pages; its cases show its orders
				continue
			}
			var first []string
			for _, order := range orders[arg.Type.OfType.Name] {
				filter := ""
				if strings.HasPrefix(order, "DISTANCE") {
					filter = "filter: {near: {longitude: 100, latitude: 25, kilometres: 20100}}, " // the whole world
				}
				ids := a.readPages(t, fmt.Sprintf(`{ list: %s(%sorderBy: %s, `, field.Name, filter, order)+"%s) %s }", resolve.MaxPageSize, false)
				slices.Sort(ids)
				if first == nil {
					first = ids
				}
				if !slices.Equal(ids, first) {
					t.Errorf("%s in the order %s lists other items", field.Name, order)
				}
				asked++
			}
		}
	}
	if asked < 60 {
		t.Errorf("only %d orders were asked for", asked)
	}
}

// Every store of a database accepts its cursors; a store of another database refuses them and says how to continue.
func TestCursorOfAnotherDatabase(t *testing.T) {
	from := newAPI(t, stores["memory"](t))
	for _, list := range []string{"districts(%s) %s", "pairings(%s) %s", `search(text: "shan", %s) %s`, "districts(first: 1) { nodes { friendlyPairs(%s) %s } }",
		`flows(level: PROVINCE, ties: {to: {code: {eq: "530000"}}}) { flows { ties(%s) %s } }`} {
		t.Run(list, func(t *testing.T) {
			answer, _ := from.send(t, "{ "+fmt.Sprintf(list, "first: 1", "{ pageInfo { endCursor } }")+" }", "")
			_, cursor, _ := strings.Cut(string(answer), `"endCursor":`)
			cursor, _, _ = strings.Cut(cursor, "}")
			same := memory.Of(&graph.Network{Version: graph.Version{Database: database}})
			fill(t, same)
			other := memory.New()
			fill(t, other)
			query := "{ " + fmt.Sprintf(list, "first: 1, after: "+cursor, "{ nodes { __typename } }") + " }"
			if answer, _ := newAPI(t, same).send(t, query, ""); strings.Contains(string(answer), "errors") {
				t.Errorf("%s\nof the same database: %s", query, answer)
			}
			if answer, _ := newAPI(t, other).send(t, query, ""); !strings.Contains(string(answer), "the cursor is of another database") ||
				!strings.Contains(string(answer), "INVALID_ARGUMENT") || !strings.Contains(string(answer), "Begin again with the first page") {
				t.Errorf("%s\nof another database: %s", query, answer)
			}
		})
	}
}
