package export_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/export"
)

// Every row of a file says how its record is known and where that is written.
func ExampleExport_Write() {
	plan := &graph.Source{NodeHeader: graph.NodeHeader{Header: graph.Header{ID: "source-plan"}, NameZH: "规划"}}
	council := &graph.Organization{NodeHeader: graph.NodeHeader{NameZH: "长三角城市经济协调会", Header: graph.Header{ID: "organization-1",
		Provenance: graph.Provenance{Evidence: graph.Official, Sources: []graph.Citation{{SourceID: plan.ID, Locator: "表1"}}}}}}
	network := &graph.Network{Version: graph.Version{Revision: 1}, Nodes: []graph.Node{council}}
	reference := &graph.Network{Version: graph.Version{Revision: 1}, Nodes: []graph.Node{plan}} // for the titles of sources

	var file bytes.Buffer
	nodes := export.New(network, reference, export.Meta{Part: export.Nodes})
	if err := nodes.Write(&file, export.CSV, export.Nodes, export.Options{}); err != nil {
		fmt.Println(err)
		return
	}
	rows, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range rows {
		fmt.Println(strings.Join(row[:6], " | ")) // the first of many columns
	}
	// Output:
	// kind | id | evidence | sourceId | sourceTitle | sourceLocator
	// ORGANIZATION | organization-1 | OFFICIAL | source-plan | 规划 | 表1
}
