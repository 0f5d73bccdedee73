package graph

// PairingScheme is the national scheme under which a district supports a county.
type PairingScheme string

// The schemes.
const (
	EastWestCooperation PairingScheme = "EAST_WEST_COOPERATION" // 东西部协作
	PairedAssistance    PairingScheme = "PAIRED_ASSISTANCE"     // 对口支援
)

// MemberRole is the role of a member.
type MemberRole string

// The roles.
const (
	Founder        MemberRole = "FOUNDER"
	OrdinaryMember MemberRole = "MEMBER"
)

type (
	// Containment is a WITHIN tie.
	Containment struct{ TieHeader }

	// FriendlyPair is a FRIENDLY tie: a district and its friendly place.
	FriendlyPair struct {
		TieHeader
		InPublishedTotal bool // whether it is one of the 496 pairs that the plan counts
	}

	// Pairing is a SUPPORTS tie: the pairings of Table 7 and those before 2021.
	Pairing struct {
		TieHeader
		Scheme      PairingScheme
		CountyCount int32 // how many counties the tie stands for: 1 if it names one, else as many as its source states, such as 9 for the tie to Zunyi
	}

	// Cooperation is a COOPERATES tie.
	Cooperation struct {
		TieHeader
		Form string // in the words of the source: 战略合作, 合作备忘录, 结对 …
	}

	// InvestmentFlow is an INVESTS tie: what the enterprises of one province invested in another province in one year.
	// Amounts are in 亿元 (10^8 yuan). Growth and share are in per cent.
	InvestmentFlow struct {
		TieHeader
		Year                int32
		Enterprises         int32    // how many invested
		Amount              Decimal  // in all projects
		AmountLargeProjects Decimal  // in projects with a registered capital above 50 million yuan
		Growth              *Decimal // against the year before; nil if it is not known
		Share               Decimal  // of all investment in that direction
		Rank                int32    // among the thirty provinces of that direction
	}

	// Membership is a MEMBER tie.
	Membership struct {
		TieHeader
		Role          MemberRole // empty if it is not known
		RotatingChair bool       // whether the member takes the chair in turn
		Meeting       string     // the meeting at which the member joined, as printed; empty if no source says
	}

	// Leadership is a LEADS tie.
	Leadership struct{ TieHeader }

	// AgreementParty is a PARTY tie.
	AgreementParty struct{ TieHeader }

	// Seat is a LOCATED tie.
	Seat struct{ TieHeader }

	// Representation is a REPRESENTS tie.
	Representation struct{ TieHeader }

	// Participation is a PARTICIPATES tie.
	Participation struct{ TieHeader }

	// Measurement is a MEASURES tie.
	Measurement struct{ TieHeader }
)

// Kind is the kind of the tie.
func (*Containment) Kind() TieKind { return Within }

// Value is the value of a field.
func (r *Containment) Value(f Field) Value { return tieFields[Within].value(r, f) }

// Kind is the kind of the tie.
func (*FriendlyPair) Kind() TieKind { return Friendly }

// Value is the value of a field.
func (r *FriendlyPair) Value(f Field) Value { return tieFields[Friendly].value(r, f) }

// Kind is the kind of the tie.
func (*Pairing) Kind() TieKind { return Supports }

// Value is the value of a field.
func (r *Pairing) Value(f Field) Value { return tieFields[Supports].value(r, f) }

// Kind is the kind of the tie.
func (*Cooperation) Kind() TieKind { return Cooperates }

// Value is the value of a field.
func (r *Cooperation) Value(f Field) Value { return tieFields[Cooperates].value(r, f) }

// Kind is the kind of the tie.
func (*InvestmentFlow) Kind() TieKind { return Invests }

// Value is the value of a field.
func (r *InvestmentFlow) Value(f Field) Value { return tieFields[Invests].value(r, f) }

// Kind is the kind of the tie.
func (*Membership) Kind() TieKind { return Member }

// Value is the value of a field.
func (m *Membership) Value(f Field) Value { return tieFields[Member].value(m, f) }

// Kind is the kind of the tie.
func (*Leadership) Kind() TieKind { return Leads }

// Value is the value of a field.
func (r *Leadership) Value(f Field) Value { return tieFields[Leads].value(r, f) }

// Kind is the kind of the tie.
func (*AgreementParty) Kind() TieKind { return Party }

// Value is the value of a field.
func (r *AgreementParty) Value(f Field) Value { return tieFields[Party].value(r, f) }

// Kind is the kind of the tie.
func (*Seat) Kind() TieKind { return Located }

// Value is the value of a field.
func (r *Seat) Value(f Field) Value { return tieFields[Located].value(r, f) }

// Kind is the kind of the tie.
func (*Representation) Kind() TieKind { return Represents }

// Value is the value of a field.
func (r *Representation) Value(f Field) Value { return tieFields[Represents].value(r, f) }

// Kind is the kind of the tie.
func (*Participation) Kind() TieKind { return Participates }

// Value is the value of a field.
func (r *Participation) Value(f Field) Value { return tieFields[Participates].value(r, f) }

// Kind is the kind of the tie.
func (*Measurement) Kind() TieKind { return Measures }

// Value is the value of a field.
func (r *Measurement) Value(f Field) Value { return tieFields[Measures].value(r, f) }
