package graph

// TieHeader has the fields of every tie.
type TieHeader struct {
	Header
	FromID, ToID     ID     // the first and the second end
	LabelZH, LabelEN string // a line that names both ends; the label of a placeholder says that it is one
}

// TieHead returns the header. A type that embeds a TieHeader has it, as Tie demands.
func (h *TieHeader) TieHead() *TieHeader { return h }

// Label returns the label in a language.
func (h *TieHeader) Label(language Language) string {
	if language == EN {
		return h.LabelEN
	}
	return h.LabelZH
}

// Tie is a tie of the network.
type Tie interface {
	Record
	Kind() TieKind
	TieHead() *TieHeader
}
