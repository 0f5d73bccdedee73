package graph

// Field names a field that lists can be filtered by and sorted by.
type Field uint8

// The fields. A record has the fields of its kind. The others are null.
const (
	FieldID Field = iota + 1
	FieldEvidence
	FieldSince
	FieldUntil

	FieldNameZH
	FieldNameEN
	FieldSortKey
	FieldCode
	FieldLevel     // PlaceLevel of a place, OrganizationLevel of a chamber or office
	FieldSubkind   // OrganizationKind, AgreementKind, ProgrammeKind, IndicatorKind
	FieldDirection // of a chamber or office
	FieldInPublishedTotal
	FieldRenewal
	FieldStatus // of a programme
	FieldNature
	FieldKey

	FieldFromID
	FieldToID
	FieldScheme
	FieldCountyCount
	FieldForm
	FieldYear
	FieldEnterprises
	FieldAmount
	FieldAmountLargeProjects
	FieldGrowth
	FieldShare
	FieldRank
	FieldRole
	FieldRotatingChair
	fieldsEnd // not a field: a new field stands before it
)

// NumFields is how many fields there are. The last field has this number.
const NumFields = int(fieldsEnd) - 1

// Additive reports whether a sum of the field means something. A sum of percentages or of ranks does not.
func (f Field) Additive() bool { return f != FieldGrowth && f != FieldShare && f != FieldRank }

// fieldTable is the table of the fields of all kinds of records. Each row has the name, the Field for filters and orders
// (0 if there is none), and a function from a record that has the field to a pointer to it. A value with parts has its codec.
// Stores, files and tests read the table. Files have their columns in its order.
var fieldTable = []*FieldInfo{
	textField("id", FieldID, func(r Record) *ID { return &r.Head().ID }),
	evidenceField("evidence", FieldEvidence, func(r Record) *Evidence { return &r.Head().Evidence }),
	partsField("sources", CitationsField, citationsCodec, func(r Record) *[]Citation { return &r.Head().Sources }),
	dateField("since", FieldSince, func(r Record) *Date { return &r.Head().Since }),
	dateField("until", FieldUntil, func(r Record) *Date { return &r.Head().Until }),
	dateField("attested", 0, func(r Record) *Date { return &r.Head().Attested }),
	dateField("assumed", 0, func(r Record) *Date { return &r.Head().Assumed }),

	textField("nameZh", FieldNameZH, func(n Node) *string { return &n.NodeHead().NameZH }),
	textField("nameEn", FieldNameEN, func(n Node) *string { return &n.NodeHead().NameEN }),
	textField("pinyin", 0, func(n Node) *string { return &n.NodeHead().Pinyin }),
	textField("sortKey", FieldSortKey, func(n Node) *string { return &n.NodeHead().SortKey }),
	partsField("aliases", TextsField, textsCodec, func(n Node) *[]string { return &n.NodeHead().Aliases }),
	partsField("terms", TermsField, termsCodec, func(n Node) *Terms { return &n.NodeHead().Terms }),

	textField("code", FieldCode, func(p Place) *string { return &p.PlaceHead().Code }),
	textField("level", FieldLevel, func(p Place) *PlaceLevel { return &p.PlaceHead().Level }),
	partsField("location", LocationField, locationCodec, func(p Place) *Location { return &p.PlaceHead().Location }),
	textField("direction", FieldDirection, func(d Delegate) *Direction { return &d.DelegationHead().Direction }),
	textField("level", FieldLevel, func(d Delegate) *OrganizationLevel { return &d.DelegationHead().Level }),
	boolField("inPublishedTotal", FieldInPublishedTotal, func(d Delegate) *bool { return &d.DelegationHead().InPublishedTotal }),
	textField("address", 0, func(o *LiaisonOffice) *string { return &o.Address }),
	textField("orgKind", FieldSubkind, func(o *Organization) *OrganizationKind { return &o.OrgKind }),
	textField("agreementKind", FieldSubkind, func(a *Agreement) *AgreementKind { return &a.AgreementKind }),
	boolField("renewal", FieldRenewal, func(a *Agreement) *bool { return &a.Renewal }),
	textField("programmeKind", FieldSubkind, func(p *Programme) *ProgrammeKind { return &p.ProgrammeKind }),
	textField("status", FieldStatus, func(p *Programme) *ProgrammeStatus { return &p.Status }),
	textField("key", FieldKey, func(i *Indicator) *string { return &i.Key }),
	textField("indicatorKind", FieldSubkind, func(i *Indicator) *IndicatorKind { return &i.IndicatorKind }),
	textField("nature", FieldNature, func(i *Indicator) *IndicatorNature { return &i.Nature }),
	textField("unit", 0, func(i *Indicator) *string { return &i.Unit }),
	partsField("target", DocumentField, targetCodec, func(i *Indicator) **Target { return &i.Target }),
	partsField("series", DocumentField, seriesCodec, func(i *Indicator) *[]Observation { return &i.Series }),
	textField("documentNumber", 0, func(s *Source) *string { return &s.DocumentNumber }),
	textField("issuer", 0, func(s *Source) *string { return &s.Issuer }),
	dateField("printedOn", 0, func(s *Source) *Date { return &s.PrintedOn }),
	textField("url", 0, func(s *Source) *string { return &s.URL }),

	textField("fromId", FieldFromID, func(t Tie) *ID { return &t.TieHead().FromID }),
	textField("toId", FieldToID, func(t Tie) *ID { return &t.TieHead().ToID }),
	textField("labelZh", 0, func(t Tie) *string { return &t.TieHead().LabelZH }),
	textField("labelEn", 0, func(t Tie) *string { return &t.TieHead().LabelEN }),
	boolField("inPublishedTotal", FieldInPublishedTotal, func(p *FriendlyPair) *bool { return &p.InPublishedTotal }),
	textField("scheme", FieldScheme, func(p *Pairing) *PairingScheme { return &p.Scheme }),
	intField("countyCount", FieldCountyCount, func(p *Pairing) *int32 { return &p.CountyCount }),
	textField("form", FieldForm, func(c *Cooperation) *string { return &c.Form }),
	intField("year", FieldYear, func(i *InvestmentFlow) *int32 { return &i.Year }),
	intField("enterprises", FieldEnterprises, func(i *InvestmentFlow) *int32 { return &i.Enterprises }),
	decimalField("amount", FieldAmount, func(i *InvestmentFlow) *Decimal { return &i.Amount }),
	decimalField("amountLargeProjects", FieldAmountLargeProjects, func(i *InvestmentFlow) *Decimal { return &i.AmountLargeProjects }),
	optionalDecimalField("growth", FieldGrowth, func(i *InvestmentFlow) **Decimal { return &i.Growth }),
	decimalField("share", FieldShare, func(i *InvestmentFlow) *Decimal { return &i.Share }),
	intField("rank", FieldRank, func(i *InvestmentFlow) *int32 { return &i.Rank }),
	textField("role", FieldRole, func(m *Membership) *MemberRole { return &m.Role }),
	boolField("rotatingChair", FieldRotatingChair, func(m *Membership) *bool { return &m.RotatingChair }),
	textField("meeting", 0, func(m *Membership) *string { return &m.Meeting }),
}
