package schema

import (
	"coopgraph/graph/analysis"
	"coopgraph/graph/gazetteer"
)

// Contacts is who is tied to a place, and how a text led to that place; Matched is nil if its id did.
type Contacts struct {
	*Found
	Matched *gazetteer.PlaceMatch
}

// Found is what the analysis found: embedded by its own name it would hide its list of contacts.
type Found = analysis.Contacts
