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

// lookup finds the columns of a kind by their headers, and the values of columns by their words. Texts are folded.
type lookup struct {
	columns  []Column
	byHeader map[string]*Column
	byWord   map[*Column]map[string]string
}

func newLookup(columns []Column) *lookup {
	u := &lookup{columns, map[string]*Column{}, map[*Column]map[string]string{}}
	for i := range columns {
		c := &columns[i]
		for _, header := range append([]string{c.Name, c.ZH}, c.Synonyms...) {
			if u.byHeader[fold(header)] == nil {
				u.byHeader[fold(header)] = c
			}
		}
		words := map[string]string{}
		for _, choice := range c.Choices {
			for _, word := range append([]string{choice.Value, choice.ZH}, choice.Words...) {
				words[fold(word)] = choice.Value
			}
		}
		u.byWord[c] = words
	}
	return u
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
