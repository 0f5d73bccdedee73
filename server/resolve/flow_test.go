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

// withoutCursors removes the cursors, which say of which list they are.
func withoutCursors(c *connection) {
	c.PageInfo.StartCursor, c.PageInfo.EndCursor = nil, nil
	for i := range c.Edges {
		c.Edges[i].Cursor = ""
	}
}
