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
func (a *Agreement) Value(f Field) Value { return nodeFields[KindAgreement].value(a, f) }

// SignedOn is the date of the signature, zero if it is not known.
func (a *Agreement) SignedOn() Date { return a.Since }
