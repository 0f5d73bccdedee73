package guard

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var weightRow = regexp.MustCompile(`(?m)^\|[^|]+\| ([0-9,]+) \|$`)

// The documents have every weight, in the order of the code.
func TestDocumentsHaveTheWeights(t *testing.T) {
	want := []weight{perField, perRelation, perObject, perValue, perEdge, perByte, perID, perPlaceName, perNameByte, perListed, perSorted, perDescent,
		perSearched, perCondition, perOperand, perFolded, perCompared, perListTest, perText, perDistance, perHop, perGrouped, perDimension,
		perEdit, perEdited, perPast, perPastName}
	for file, heading := range map[string]string{"../site/docs/api.md": "| ns |\n", "../site/docs/zh/api.md": "| 纳秒 |\n"} {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			_, table, _ := strings.Cut(string(text), heading)
			table, _, _ = strings.Cut(table, "\n\n")
			var got []weight
			for _, row := range weightRow.FindAllStringSubmatch(table+"\n", -1) {
				n, err := strconv.Atoi(strings.ReplaceAll(row[1], ",", ""))
				if err != nil {
					t.Error(err)
				}
				got = append(got, weight(n))
			}
			if !slices.Equal(got, want) {
				t.Errorf("it has the weights %v, want %v", got, want)
			}
		})
	}
}
