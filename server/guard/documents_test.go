package guard

import (
	"maps"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	costRow  = regexp.MustCompile("(?m)^\\| (`.*`) \\| ([0-9,]+) \\|$")
	codeSpan = regexp.MustCompile("`([a-zA-Z_]+)`")
)

// The documents say what questions cost at the start, as rootCost does.
func TestDocumentsListTheCosts(t *testing.T) {
	for _, file := range []string{"../site/docs/api.md", "../site/docs/zh/api.md"} {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			costs := map[string]int{}
			for _, row := range costRow.FindAllStringSubmatch(string(text), -1) {
				for _, name := range codeSpan.FindAllStringSubmatch(row[1], -1) {
					if costs[name[1]], err = strconv.Atoi(strings.ReplaceAll(row[2], ",", "")); err != nil {
						t.Error(err)
					}
				}
			}
			if !maps.Equal(costs, rootCost) {
				t.Errorf("it says %v, and the costs are %v", costs, rootCost)
			}
		})
	}
}
