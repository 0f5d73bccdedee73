package resolve_test

import (
	"fmt"
	"reflect"
	"testing"
)

// The ties of a flow have the same pages, forwards and backwards, as the list of ties that a store answers.
func TestPagesOfFlows(t *testing.T) {
	a := newAPI(t, stores["memory"](t))
	const filter = `{kind: {in: [SUPPORTS]}, to: {within: {code: {eq: "530000"}}}}`
	for _, size := range []string{"first: 1", "first: 7", "first: 87", "first: 88", "last: 1", "last: 30", "last: 88"} {
		t.Run(size, func(t *testing.T) {
			ofFlow, ofList := "", "" // where the next pages begin
			for pages := 1; ; pages++ {
				var data struct {
					Flows struct{ Flows []struct{ Ties connection } }
					Ties  connection
				}
				a.ask(t, fmt.Sprintf(`{ flows(level: PROVINCE, asOf: "2021", ties: %s) { flows { ties(%s%s) %s } } ties(filter: %[1]s, asOf: "2021", %[2]s%[5]s) %[4]s }`,
					filter, size, ofFlow, pageFields, ofList), &data)
				if len(data.Flows.Flows) != 1 {
					t.Fatalf("%d flows", len(data.Flows.Flows))
				}
				got, want := data.Flows.Flows[0].Ties, data.Ties
				argument, next := ", after: %q", got.PageInfo.HasNextPage
				gotCursor, wantCursor := got.PageInfo.EndCursor, want.PageInfo.EndCursor
				if size[0] == 'l' {
					argument, next = ", before: %q", got.PageInfo.HasPreviousPage
					gotCursor, wantCursor = got.PageInfo.StartCursor, want.PageInfo.StartCursor
				}
				ofFlow, ofList = fmt.Sprintf(argument, *gotCursor), fmt.Sprintf(argument, *wantCursor)
				withoutCursors(&got)
				withoutCursors(&want)
				if !reflect.DeepEqual(got, want) || got.TotalCount != 88 || len(got.Edges) == 0 {
					t.Fatalf("page %d is\n%+v\nwant\n%+v", pages, got, want)
				}
				if !next {
					return
				}
			}
		})
	}
}

// Between any two cursors, and where nothing lies between them, the ties of a flow are those that a store answers.
func TestWindowsOfFlows(t *testing.T) {
	a := newAPI(t, stores["memory"](t))
	const filter = `{kind: {in: [SUPPORTS]}, to: {within: {code: {eq: "532900"}}}}` // eleven ties from one province to another
	ask := func(ofFlow, ofList string) (got, want connection) {
		t.Helper()
		var data struct {
			Flows struct{ Flows []struct{ Ties connection } }
			Ties  connection
		}
		a.ask(t, fmt.Sprintf(`{ flows(level: PROVINCE, asOf: "2021", ties: %s) { flows { ties(%s) %s } } ties(filter: %[1]s, asOf: "2021", %[4]s) %[3]s }`,
			filter, ofFlow, pageFields, ofList), &data)
		return data.Flows.Flows[0].Ties, data.Ties
	}
	inFlow, inList := ask("first: 500", "first: 500")
	if len(inFlow.Edges) != 11 {
		t.Fatalf("%d ties", len(inFlow.Edges))
	}
	for after := range inFlow.Edges {
		for before := range inFlow.Edges {
			for _, size := range []string{"first: 3", "last: 3", "first: 500"} {
				window := func(c connection) string {
					return fmt.Sprintf("%s, after: %q, before: %q", size, c.Edges[after].Cursor, c.Edges[before].Cursor)
				}
				got, want := ask(window(inFlow), window(inList))
				withoutCursors(&got)
				withoutCursors(&want)
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s after %d before %d:\n%+v\nwant\n%+v", size, after, before, got, want)
				}
			}
		}
	}
}

// withoutCursors removes the cursors, which say of which list they are.
func withoutCursors(c *connection) {
	c.PageInfo.StartCursor, c.PageInfo.EndCursor = nil, nil
	for i := range c.Edges {
		c.Edges[i].Cursor = ""
	}
}
