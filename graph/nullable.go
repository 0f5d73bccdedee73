package graph

// A text that is not known is empty in Go and null in GraphQL. The schema binds such fields to these methods.

func orNil(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// LocatorOrNil returns the locator, nil if there is none.
func (c *Citation) LocatorOrNil() *string { return orNil(&c.Locator) }

// NoteOrNil returns the note, nil if there is none.
func (c *Citation) NoteOrNil() *string { return orNil(&c.Note) }

// DocumentNumberOrNil returns the number of an official document, nil if there is none.
func (s *Source) DocumentNumberOrNil() *string { return orNil(&s.DocumentNumber) }

// IssuerOrNil returns who issued the source, nil if it is not known.
func (s *Source) IssuerOrNil() *string { return orNil(&s.Issuer) }

// URLOrNil returns the address where the source was read, nil if there is none.
func (s *Source) URLOrNil() *string { return orNil(&s.URL) }

// MeetingOrNil returns the meeting at which the member joined, nil if no source says.
func (m *Membership) MeetingOrNil() *string { return orNil(&m.Meeting) }

// AddressOrNil returns the office's address, nil if it is not known.
func (o *LiaisonOffice) AddressOrNil() *string { return orNil(&o.Address) }

// TextOrNil returns the printed text, nil if only the number is known.
func (f *PrintedFigure) TextOrNil() *string { return orNil(&f.Text) }

// NoteOrNil returns why the network was changed, nil if nothing was said.
func (i *CommitInfo) NoteOrNil() *string { return orNil(&i.Note) }

// FileOrNil returns the name of the file that changes are from, nil if there is none.
func (i *CommitInfo) FileOrNil() *string { return orNil(&i.File) }
