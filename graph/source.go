package graph

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
func (s *Source) Value(f Field) Value { return nodeFields[KindSource].value(s, f) }

// IssuedOn is the date of issue, zero if it is not known.
func (s *Source) IssuedOn() Date { return s.Since }
