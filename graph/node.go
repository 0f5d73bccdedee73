package graph

// Language is the language of a name.
type Language string

// The languages of names.
const (
	ZH Language = "ZH"
	EN Language = "EN"
)

// Header is what every node and tie has.
type Header struct {
	ID ID
	Provenance
	Life
}

// Head is the header itself; it makes whatever embeds one a Record.
func (h *Header) Head() *Header { return h }

// Record is a node or a tie.
type Record interface {
	Evidenced
	Head() *Header
	// Value is the value of a field, null if records of the kind have no such field or the value is not known.
	Value(Field) Value
}

// NodeHeader is what every node has.
type NodeHeader struct {
	Header
	NameZH string
	NameEN string // empty where no English name is known
	// Pinyin is the Chinese name in toneless pinyin, a space between syllables; SortKey is its ASCII order.
	Pinyin  string
	SortKey string
	Aliases []string // other names: short, former, English, as printed
	Terms   Terms    // what Search finds the node by
}

// NodeHead is the header itself; it makes whatever embeds one a Node.
func (h *NodeHeader) NodeHead() *NodeHeader { return h }

// Name is the name in a language; where no English one is known, the Chinese one.
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
