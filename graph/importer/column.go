package importer

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"coopgraph/graph"
)

// ColumnType says what the cells of a column hold.
type ColumnType string

// The types of columns.
const (
	TextColumn    ColumnType = "TEXT"
	PlaceColumn   ColumnType = "PLACE" // a name, path, pinyin or code
	PlacesColumn  ColumnType = "PLACES"
	DateColumn    ColumnType = "DATE"
	FlagColumn    ColumnType = "FLAG" // yes or no
	ChoiceColumn  ColumnType = "CHOICE"
	DecimalColumn ColumnType = "DECIMAL"
)

// Presence says whether a column, and each of its cells, must be there.
type Presence uint8

// The presences.
const (
	Optional   Presence = iota
	ColumnOnly          // the column must be there, its cells may be empty
	Filled              // the column must be there, and no cell may be empty
)

// Column is a column of a kind of sheet.
type Column struct {
	Name           string // its header in English, which identifies it among the columns of a kind
	ZH             string // its header in Chinese
	Synonyms       []string
	Presence       Presence
	Type           ColumnType
	HelpZH, HelpEN string
	Example        string
	Choices        []Choice // of a ChoiceColumn
}

// Choice is a value that the cells of a column may hold, and the words for it.
type Choice struct {
	Value string // as the API has it
	ZH    string
	Words []string
}

// Header returns the header of the column in a language.
func (c *Column) Header(l graph.Language) string {
	if l == graph.EN {
		return c.Name
	}
	return c.ZH
}

// Help returns what the column means, in a language.
func (c *Column) Help(l graph.Language) string {
	if l == graph.EN {
		return c.HelpEN
	}
	return c.HelpZH
}

// fold returns the form in which headers and words are compared: full width and half width alike, in lower case, only letters
// and digits. What stands in brackets is left out: 建立时间（年/月）.
func fold(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range strings.ToLower(width.Fold.String(s)) {
		switch {
		case strings.ContainsRune("([【〔<", r):
			depth++
		case strings.ContainsRune(")]】〕>", r):
			depth = max(depth-1, 0)
		case depth == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '√' || r == '×'):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// is reports whether a folded header is one of the column's.
func (c *Column) is(folded string) bool {
	if folded == fold(c.Name) || folded == fold(c.ZH) {
		return true
	}
	for _, s := range c.Synonyms {
		if folded == fold(s) {
			return true
		}
	}
	return false
}

// choice returns the value that a text means.
func (c *Column) choice(text string) (string, bool) {
	folded := fold(text)
	for _, choice := range c.Choices {
		if folded == fold(choice.Value) || folded == fold(choice.ZH) {
			return choice.Value, true
		}
		for _, word := range choice.Words {
			if folded == fold(word) {
				return choice.Value, true
			}
		}
	}
	return "", false
}

// words returns the words for the choices in a language, for messages.
func (c *Column) words(l graph.Language) string {
	words := make([]string, len(c.Choices))
	for i, choice := range c.Choices {
		if words[i] = choice.ZH; l == graph.EN {
			words[i] = choice.Value
		}
	}
	if l == graph.EN {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "、")
}

// ignoredColumns are headers of columns that say nothing of a record: numbers of rows, and the remarks of an import.
var ignoredColumns = []string{"序号", "编号", "no", "number", "序", fold(remarkHeader(graph.ZH)), fold(remarkHeader(graph.EN))}

// remarkHeader is the header of the column that a report adds to a spreadsheet.
func remarkHeader(l graph.Language) string {
	if l == graph.EN {
		return "import remarks"
	}
	return "导入备注"
}
