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
		InPublishedTotal bool // whether it is one of the 496 that the plan counts
	}

	// Pairing is a SUPPORTS tie: Table 7, and what there was before 2021.
	Pairing struct {
		TieHeader
		Scheme      PairingScheme
		CountyCount int32 // how many counties the tie stands for: 1, but 9 for the one tie to Zunyi
	}

	// Cooperation is a COOPERATES tie.
	Cooperation struct {
		TieHeader
		Form string // as the source calls it: 战略合作, 合作备忘录, 结对 …
	}

	// InvestmentFlow is an INVESTS tie: what enterprises of one province invested in another in one year. Amounts are
	// in 亿元 (10^8 yuan), growth and share in per cent.
	InvestmentFlow struct {
		TieHeader
		Year                int32
		Enterprises         int32
		Amount              Decimal
		AmountLargeProjects Decimal  // in projects with a registered capital above 50 million yuan
		Growth              *Decimal // against the year before
		Share               Decimal  // of all that flowed in that direction
		Rank                int32    // among the thirty provinces of that direction
	}

	// Membership is a MEMBER tie.
	Membership struct {
		TieHeader
		Role          MemberRole
		RotatingChair bool   // takes the chair in turn
		Meeting       string // at which it joined, as printed; empty if no source says
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

// Kind is the kind of the tie.
func (*FriendlyPair) Kind() TieKind { return Friendly }

// Kind is the kind of the tie.
func (*Pairing) Kind() TieKind { return Supports }

// Kind is the kind of the tie.
func (*Cooperation) Kind() TieKind { return Cooperates }

// Kind is the kind of the tie.
func (*InvestmentFlow) Kind() TieKind { return Invests }

// Kind is the kind of the tie.
func (*Membership) Kind() TieKind { return Member }

// Kind is the kind of the tie.
func (*Leadership) Kind() TieKind { return Leads }

// Kind is the kind of the tie.
func (*AgreementParty) Kind() TieKind { return Party }

// Kind is the kind of the tie.
func (*Seat) Kind() TieKind { return Located }

// Kind is the kind of the tie.
func (*Representation) Kind() TieKind { return Represents }

// Kind is the kind of the tie.
func (*Participation) Kind() TieKind { return Participates }

// Kind is the kind of the tie.
func (*Measurement) Kind() TieKind { return Measures }

// Value is the value of one field; a kind of tie with fields of its own adds them.
func (h *TieHeader) Value(f Field) Value { return h.value(f) }

// Value is the value of one field.
func (p *FriendlyPair) Value(f Field) Value {
	if f == FieldInPublishedTotal {
		return BoolValue(p.InPublishedTotal)
	}
	return p.value(f)
}

// Value is the value of one field.
func (p *Pairing) Value(f Field) Value {
	switch f {
	case FieldScheme:
		return TextValue(string(p.Scheme))
	case FieldCountyCount:
		return IntValue(int64(p.CountyCount))
	}
	return p.value(f)
}

// Value is the value of one field.
func (c *Cooperation) Value(f Field) Value {
	if f == FieldForm {
		return TextValue(c.Form)
	}
	return c.value(f)
}

// Value is the value of one field.
func (i *InvestmentFlow) Value(f Field) Value {
	switch f {
	case FieldYear:
		return IntValue(int64(i.Year))
	case FieldEnterprises:
		return IntValue(int64(i.Enterprises))
	case FieldAmount:
		return DecimalValue(i.Amount)
	case FieldAmountLargeProjects:
		return DecimalValue(i.AmountLargeProjects)
	case FieldGrowth:
		if i.Growth == nil {
			return Value{}
		}
		return DecimalValue(*i.Growth)
	case FieldShare:
		return DecimalValue(i.Share)
	case FieldRank:
		return IntValue(int64(i.Rank))
	}
	return i.value(f)
}

// Value is the value of one field.
func (m *Membership) Value(f Field) Value {
	switch f {
	case FieldRole:
		return TextValue(string(m.Role))
	case FieldRotatingChair:
		return BoolValue(m.RotatingChair)
	}
	return m.value(f)
}
