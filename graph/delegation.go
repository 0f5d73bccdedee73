package graph

// Direction says on which side of a relation Shanghai is.
type Direction string

// The directions.
const (
	InShanghai Direction = "IN_SHANGHAI" // another place's body in Shanghai
	Elsewhere  Direction = "ELSEWHERE"   // Shanghai's body in another place
)

// OrganizationLevel is the level of the place that a chamber or an office represents. For Shanghai's own bodies it is the
// level of their host.
type OrganizationLevel string

// The levels, as the plan counts them.
const (
	OrgProvincial    OrganizationLevel = "PROVINCIAL"
	OrgSubProvincial OrganizationLevel = "SUB_PROVINCIAL"
	OrgPrefecture    OrganizationLevel = "PREFECTURE"
	OrgCounty        OrganizationLevel = "COUNTY"
	OrgCrossRegion   OrganizationLevel = "CROSS_REGION"
	OrgSAR           OrganizationLevel = "SPECIAL_ADMINISTRATIVE_REGION"
)

// Delegation has the fields of every chamber and liaison office. Each of them represents a place, its home (REPRESENTS), in
// another place, its host (LOCATED).
type Delegation struct {
	NodeHeader
	Direction        Direction
	Level            OrganizationLevel
	InPublishedTotal bool // whether it is one of those that the plan counts
}

// DelegationHead returns the delegation. A type that embeds a Delegation has it, as Delegate demands.
func (d *Delegation) DelegationHead() *Delegation { return d }

// Delegate is a Chamber or a LiaisonOffice.
type Delegate interface {
	Node
	DelegationHead() *Delegation
}

// Chamber is a chamber of commerce (异地商会).
type Chamber struct{ Delegation }

// Kind is the kind of the node.
func (*Chamber) Kind() NodeKind { return KindChamber }

// Value is the value of a field.
func (c *Chamber) Value(f Field) Value { return nodeFields[KindChamber].value(c, f) }

// Founded is the date of its foundation, zero if it is not known.
func (c *Chamber) Founded() Date { return c.Since }

// LiaisonOffice is an office of a government in another place (驻沪办事机构). An office that is part of another one lies
// WITHIN it.
type LiaisonOffice struct {
	Delegation
	Address string // empty if it is not known
}

// Kind is the kind of the node.
func (*LiaisonOffice) Kind() NodeKind { return KindLiaisonOffice }

// Value is the value of a field.
func (o *LiaisonOffice) Value(f Field) Value { return nodeFields[KindLiaisonOffice].value(o, f) }

// Established is the date of its establishment, zero if it is not known.
func (o *LiaisonOffice) Established() Date { return o.Since }

// DelegationOf returns the delegation of a chamber or a liaison office, nil for another node.
func DelegationOf(n Node) *Delegation {
	if d, ok := n.(Delegate); ok {
		return d.DelegationHead()
	}
	return nil
}
