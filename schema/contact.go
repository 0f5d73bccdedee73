package schema

import (
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/report"
)

// Contacts are the contacts of a place.
type Contacts struct {
	*Found
	Matched *gazetteer.PlaceMatch // how a text led to the place; nil if its id was given
}

// Found is another name of report.Contacts. Embedded as Contacts, it would hide its field Contacts.
type Found = report.Contacts
