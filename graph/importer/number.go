package importer

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"coopgraph/graph"
)

// numberText returns the text of a number in a style of the workbook: of a date, as far as the style shows it, a percentage,
// or a number with the fifteen digits that spreadsheets keep.
func (x *xlsxFile) numberText(value string, style int) string {
	value = strings.TrimSpace(value)
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return clean(value)
	}
	if style >= 0 && style < len(x.dates) {
		if p := x.dates[style]; p != noDate && n >= 1 {
			if d, ok := serialDate(n, x.from1904); ok {
				return d.String()[:map[precision]int{toYear: 4, toMonth: 7, toDay: 10}[p]]
			}
		}
		if x.percent[style] {
			return formatNumber(n*100) + "%"
		}
	}
	return formatNumber(n)
}

func formatNumber(n float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		rounded = n
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// parseDecimal reads a number: digits of any width, with commas between thousands.
func parseDecimal(text string) (graph.Decimal, bool) {
	s := strings.TrimSpace(width.Fold.String(text))
	if strings.Contains(s, ",") {
		whole, _, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
		for i, part := range strings.Split(whole, ",") {
			if len(part) > 3 || part == "" || i > 0 && len(part) != 3 {
				return graph.Decimal{}, false
			}
		}
		s = strings.ReplaceAll(s, ",", "")
	}
	d, err := graph.ParseDecimal(s)
	return d, err == nil
}

// flags are the words for yes and no, folded.
var flags = map[string]bool{"是": true, "有": true, "yes": true, "y": true, "true": true, "t": true, "1": true, "√": true, "对": true,
	"否": false, "无": false, "没有": false, "no": false, "n": false, "false": false, "f": false, "0": false, "×": false, "x": false, "不是": false}

// parseFlag reads yes or no.
func parseFlag(text string) (value, ok bool) {
	value, ok = flags[fold(strings.NewReplacer("✓", "√", "✔", "√", "✗", "×", "✘", "×").Replace(text))]
	return value, ok
}
