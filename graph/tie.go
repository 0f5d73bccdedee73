package graph

// TieHeader is what every tie has.
type TieHeader struct {
	Header
	FromID, ToID     ID
	LabelZH, LabelEN string // one line that names both ends; a placeholder's says that it is one
}

// TieHead is the header itself; it makes whatever embeds one a Tie.
func (h *TieHeader) TieHead() *TieHeader { return h }

// Label is the label in a language.
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
