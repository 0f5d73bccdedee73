package graph

// AgreementKind is the kind of an agreement.
type AgreementKind string

// The kinds of agreements.
const (
	FrameworkAgreement AgreementKind = "FRAMEWORK"     // 框架协议
	Minutes            AgreementKind = "MINUTES"       // 会议纪要
	NationalPlan       AgreementKind = "NATIONAL_PLAN" // 国家方案
	WorkPlan           AgreementKind = "WORK_PLAN"     // 工作计划
	ParkAgreement      AgreementKind = "PARK"          // 园区协议
)

// Agreement is a document that places agreed on. Each of these places is a PARTY to it. It holds from the day of its
// signature.
type Agreement struct {
	NodeHeader
	AgreementKind AgreementKind
	Renewal       bool // whether an earlier agreement was signed again (重签)
}

// Kind is the kind of the node.
func (*Agreement) Kind() NodeKind { return KindAgreement }

// Value is the value of a field.
func (r *Agreement) Value(f Field) Value { return nodeFields[KindAgreement].of(r, f) }

// SignedOn is the date of the signature, zero if it is not known.
func (a *Agreement) SignedOn() Date { return a.Since }

// Source is a document that facts are taken from. It holds from the day when it was issued, and it is its own source.
type Source struct {
	NodeHeader
	DocumentNumber string // 文号
	Issuer         string // who issued it, empty if that is not known
	PrintedOn      Date   // 印发日期; zero if that is not known
	URL            string // the address where it was read; many are mirrors, so show the host and do not link to it
}

// Kind is the kind of the node.
func (*Source) Kind() NodeKind { return KindSource }

// Value is the value of a field.
func (r *Source) Value(f Field) Value { return nodeFields[KindSource].of(r, f) }

// IssuedOn is the date of issue, zero if it is not known.
func (s *Source) IssuedOn() Date { return s.Since }
