package schema

import (
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/report"
)

// Contacts is who is tied to a place, and how a text led to that place; Matched is nil if its id did.
type Contacts struct {
	*Found
	Matched *gazetteer.PlaceMatch
}

// Found is what the report found: embedded by its own name it would hide its list of contacts.
type Found = report.Contacts
