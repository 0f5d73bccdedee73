package graph

// OrganizationKind is the kind of an organization.
type OrganizationKind string

// The kinds of organizations.
const (
	Council            OrganizationKind = "COUNCIL"
	Committee          OrganizationKind = "COMMITTEE"
	Alliance           OrganizationKind = "ALLIANCE"
	Federation         OrganizationKind = "FEDERATION"
	ServiceCentre      OrganizationKind = "SERVICE_CENTRE"
	GovernmentOffice   OrganizationKind = "GOVERNMENT_OFFICE"
	PurchasingGroup    OrganizationKind = "PURCHASING_GROUP"
	VocationalAlliance OrganizationKind = "VOCATIONAL_ALLIANCE"
)

// Organization is a council, committee, alliance, federation or other body. A committee lies WITHIN its council. Places
// and organizations are MEMBERs of an organization. A place LEADS it.
type Organization struct {
	NodeHeader
	OrgKind OrganizationKind
}

// Kind is the kind of the node.
func (*Organization) Kind() NodeKind { return KindOrganization }

// Value is the value of a field.
func (o *Organization) Value(f Field) Value { return nodeFields[KindOrganization].value(o, f) }

// Founded is the date of its foundation, zero if it is not known.
func (o *Organization) Founded() Date { return o.Since }
