package graph

// ProgrammeKind is the kind of a programme.
type ProgrammeKind string

// The kinds of programmes.
const (
	Undertaking ProgrammeKind = "PROGRAMME" // a fair, a campaign, a scheme
	Platform    ProgrammeKind = "PLATFORM"  // for the exchange of information or goods
	Mechanism   ProgrammeKind = "MECHANISM" // a rule, a list, a regular meeting
	Project     ProgrammeKind = "PROJECT"   // a building or an installation
)

// ProgrammeStatus says how far a programme had come when the plan was written. A programme that the plan names need not
// exist yet.
type ProgrammeStatus string

// The statuses of programmes.
const (
	Announced ProgrammeStatus = "ANNOUNCED" // the plan says that it will be built
	UnderWay  ProgrammeStatus = "UNDER_WAY"
	Ended     ProgrammeStatus = "ENDED"
)

// Programme is something that the plan says is done or will be done: a fair, a platform, a mechanism, a project. Places
// PARTICIPATE in it, and indicators MEASURE it.
type Programme struct {
	NodeHeader
	ProgrammeKind ProgrammeKind
	Status        ProgrammeStatus
}

// Kind is the kind of the node.
func (*Programme) Kind() NodeKind { return KindProgramme }

// Value is the value of a field.
func (p *Programme) Value(f Field) Value { return nodeFields[KindProgramme].value(p, f) }
