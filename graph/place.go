package graph

// PlaceLevel is the level of a place in the administrative hierarchy.
type PlaceLevel string

// The levels. Shanghai's districts are at the county level.
const (
	LevelProvince   PlaceLevel = "PROVINCE"
	LevelPrefecture PlaceLevel = "PREFECTURE"
	LevelCounty     PlaceLevel = "COUNTY"
)

// LocationBasis says which point stands for a place.
type LocationBasis string

// The bases of coordinates.
const (
	BasisSeat       LocationBasis = "SEAT"        // the seat of its government
	BasisPlace      LocationBasis = "PLACE"       // a settlement with its name
	BasisTownships  LocationBasis = "TOWNSHIPS"   // the mean of its townships
	BasisParentSeat LocationBasis = "PARENT_SEAT" // the seat of the place above it, since its own is not known
	BasisManual     LocationBasis = "MANUAL"      // set by hand
)

// Location is a point in WGS-84 degrees.
type Location struct {
	Longitude, Latitude float64
	Basis               LocationBasis
}

// PlaceHeader has the fields of every place. The id of a place is PlaceID(Code).
type PlaceHeader struct {
	NodeHeader
	Code     string // GB/T 2260, six digits
	Level    PlaceLevel
	Location Location
}

// PlaceHead returns the header. A type that embeds a PlaceHeader has it, as Place demands.
func (p *PlaceHeader) PlaceHead() *PlaceHeader { return p }

// Place is a Province, a Prefecture, a County or a District.
type Place interface {
	Node
	PlaceHead() *PlaceHeader
}

type (
	// Province is a province, autonomous region, municipality or special administrative region.
	Province struct{ PlaceHeader }
	// Prefecture is a prefecture-level city, prefecture, autonomous prefecture or league.
	Prefecture struct{ PlaceHeader }
	// County is a county-level division outside Shanghai.
	County struct{ PlaceHeader }
	// District is one of Shanghai's sixteen.
	District struct{ PlaceHeader }
)

// Kind is the kind of the node.
func (*Province) Kind() NodeKind { return KindProvince }

// Value is the value of a field.
func (r *Province) Value(f Field) Value { return nodeFields[KindProvince].value(r, f) }

// Kind is the kind of the node.
func (*Prefecture) Kind() NodeKind { return KindPrefecture }

// Value is the value of a field.
func (r *Prefecture) Value(f Field) Value { return nodeFields[KindPrefecture].value(r, f) }

// Kind is the kind of the node.
func (*County) Kind() NodeKind { return KindCounty }

// Value is the value of a field.
func (r *County) Value(f Field) Value { return nodeFields[KindCounty].value(r, f) }

// Kind is the kind of the node.
func (*District) Kind() NodeKind { return KindDistrict }

// Value is the value of a field.
func (r *District) Value(f Field) Value { return nodeFields[KindDistrict].value(r, f) }
