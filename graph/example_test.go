package graph_test

import (
	"fmt"

	"coopgraph/graph"
)

// A cursor is a position in one list: another list refuses it.
func ExampleDecodeCursor() {
	listBy := func(field graph.Field) *graph.Listing {
		return graph.NewListing(graph.Query{Kinds: graph.NodeKindsOf(graph.KindCounty), Order: graph.Order{Field: field}}, graph.Step{})
	}
	byName, byCode := listBy(graph.FieldSortKey), listBy(graph.FieldCode)

	cursor := byName.Cursor(graph.Position{Value: graph.TextValue("jian chuan xian"), ID: "place-532931"}).String()
	position, err := graph.DecodeCursor(byName, cursor)
	fmt.Println(position.ID, err)
	_, err = graph.DecodeCursor(byCode, cursor)
	fmt.Println(err)
	// Output:
	// place-532931 <nil>
	// the cursor belongs to another list
}
