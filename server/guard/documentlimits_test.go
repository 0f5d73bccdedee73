package guard

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// limitRow is a row of the documents' table of limits.
var limitRow = regexp.MustCompile("(?m)^\\| `([a-z-]+)`.* \\| ([0-9,]+) \\| `([A-Z_]+)` \\|$")

// The documents list the limits of a document as the code has them.
func TestDocumentsListTheDocumentLimits(t *testing.T) {
	var want []string
	for _, row := range documentLimitTable {
		want = append(want, row.name+" "+strconv.Itoa(row.defaultValue)+" "+row.code)
	}
	for _, file := range []string{"../site/docs/api.md", "../site/docs/zh/api.md"} {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var listed []string
			for _, row := range limitRow.FindAllStringSubmatch(string(text), -1) {
				listed = append(listed, row[1]+" "+strings.ReplaceAll(row[2], ",", "")+" "+row[3])
			}
			if !slices.Equal(listed, want) {
				t.Errorf("it lists\n%s\nand the limits are\n%s", strings.Join(listed, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestParseDocumentLimits(t *testing.T) {
	for text, want := range map[string]map[DocumentLimit]int{"": nil, "aliases=200": {Aliases: 200}, "aliases=1, value-depth=3": {Aliases: 1, ValueDepth: 3}} {
		t.Run(text, func(t *testing.T) {
			limits := DefaultDocumentLimits()
			for limit, n := range want {
				limits[limit] = n
			}
			if got, err := ParseDocumentLimits(text); err != nil || got != limits {
				t.Errorf("they are %v (%v)", got, err)
			}
		})
	}
}
