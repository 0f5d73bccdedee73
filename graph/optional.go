package graph

// A text that is not known is empty in Go and null in GraphQL; these methods are how the schema sees such fields.

func orNil(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// LocatorOrNil is the locator, nil where there is none.
func (c *Citation) LocatorOrNil() *string { return orNil(&c.Locator) }

// NoteOrNil is the note, nil where there is none.
func (c *Citation) NoteOrNil() *string { return orNil(&c.Note) }

// DocumentNumberOrNil is the number of an official document, nil where there is none.
func (s *Source) DocumentNumberOrNil() *string { return orNil(&s.DocumentNumber) }

// IssuerOrNil is who issued the source, nil where that is not known.
func (s *Source) IssuerOrNil() *string { return orNil(&s.Issuer) }

// URLOrNil is the address where the source was read, nil where there is none.
func (s *Source) URLOrNil() *string { return orNil(&s.URL) }

// MeetingOrNil is the meeting at which the member joined, nil if no source says.
func (m *Membership) MeetingOrNil() *string { return orNil(&m.Meeting) }

// AddressOrNil is the office's address, nil where it is not known.
func (o *LiaisonOffice) AddressOrNil() *string { return orNil(&o.Address) }

// TextOrNil is what is printed, nil if only the number is known.
func (f *PrintedFigure) TextOrNil() *string { return orNil(&f.Text) }
