package graph

// Language is the language of a name.
type Language string

// The languages of names.
const (
	ZH Language = "ZH"
	EN Language = "EN"
)

// Header has the fields of every node and tie.
type Header struct {
	ID ID
	Provenance
	Life
}

// Head returns the header. A type that embeds a Header has it, as Record demands.
func (h *Header) Head() *Header { return h }

// Record is a node or a tie.
type Record interface {
	Evidenced
	Head() *Header
	// Value is the value of a field, null if records of the kind have no such field or the value is not known.
	Value(Field) Value
}

// NodeHeader has the fields of every node.
type NodeHeader struct {
	Header
	NameZH string
	NameEN string // empty if no English name is known
	// Pinyin is the Chinese name in pinyin without tones, a space between syllables. SortKey is the ASCII text that lists
	// are sorted by.
	Pinyin  string
	SortKey string
	Aliases []string // other names as they are printed: short, former, English
	Terms   Terms    // the texts that a search finds the node by
}

// NodeHead returns the header. A type that embeds a NodeHeader has it, as Node demands.
func (h *NodeHeader) NodeHead() *NodeHeader { return h }

// Name returns the name in a language: the Chinese one if no English one is known.
func (h *NodeHeader) Name(language Language) string {
	if language == EN && h.NameEN != "" {
		return h.NameEN
	}
	return h.NameZH
}

// Node is a node of the network.
type Node interface {
	Record
	Kind() NodeKind
	NodeHead() *NodeHeader
}
