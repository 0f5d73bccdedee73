package resolve

import (
	"coopgraph/graph"
	"coopgraph/schema/breadth"
)

// recordColumns are the columns of relations to at most one record: the ends of ties, and the place that a place lies in.
func recordColumns() map[string]breadth.RecordColumn {
	from := recordColumn(func(ties *graph.Records) (*graph.Records, []int32) { return ties.Ends(graph.From) })
	to := recordColumn(func(ties *graph.Records) (*graph.Records, []int32) { return ties.Ends(graph.To) })
	columns := map[string]breadth.RecordColumn{
		"FriendlyPair.district": from, "FriendlyPair.partner": to,
		"Pairing.supporter": from, "Pairing.supported": to,
		"InvestmentFlow.origin": from, "InvestmentFlow.destination": to,
		"Membership.member": from, "Membership.organization": to,
	}
	for kind := range graph.AllTies.All {
		columns[kind.TypeName()+".from"], columns[kind.TypeName()+".to"] = from, to
	}
	for kind := range graph.Places.All {
		columns[kind.TypeName()+".within"] = recordColumn((*graph.Records).Within)
	}
	return columns
}

// recordColumn returns a column of the records of a network.
func recordColumn(column func(*graph.Records) (*graph.Records, []int32)) breadth.RecordColumn {
	return func(records breadth.Records) (breadth.Records, []int32) {
		if r, ok := records.(*graph.Records); ok {
			return column(r)
		}
		return nil, nil
	}
}
