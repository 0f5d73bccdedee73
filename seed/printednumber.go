package seed

import (
	"regexp"
	"strconv"

	"coopgraph/graph"
)

// readNumber reads the number of a figure and how the plan prints it. A text, or an exact number, is printed as it is.
// A number that is a bound or an estimate is printed with a word that says so, as 9万余人; the column printed is empty if
// that word is not known. A derived number is not printed at all.
func (f *fact) readNumber() {
	words, printed := f.text("value"), f.optional("printed")
	value, err := graph.ParseDecimal(words)
	switch {
	case f.Qualifier == "" && err == nil:
		f.invalid("qualifier", "how the number is meant")
	case f.Qualifier == "" || f.Qualifier == graph.Exact:
		if f.Evidence != graph.Derived {
			f.Text = words
		}
		if printed != "" {
			f.invalid("printed", "nothing if the value is as printed")
		}
	default:
		f.Text = printed
		if printed != "" && printedNumber(printed) != words {
			f.invalid("printed", "words that say "+words)
		}
	}
	if f.Qualifier != "" {
		value = f.decimal("value")
		f.Value = &value
	}
}

var (
	wordsOfNumber = regexp.MustCompile(`^[^\d一二两三四五六七八九十百千万]*(\d+|[一二两三四五六七八九]?)([十百千万]?)[^\d]+$`)
	chineseDigits = map[string]int{"": 1, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
	chinesePowers = map[string]int{"": 1, "十": 10, "百": 100, "千": 1000, "万": 10000}
)

// printedNumber returns the number in words such as 9万余人, 近百家, 逾两万家 and 80%以上. It is empty if there is none.
func printedNumber(text string) string {
	found := wordsOfNumber.FindStringSubmatch(text)
	if found == nil || found[1]+found[2] == "" {
		return ""
	}
	n, isDigit := chineseDigits[found[1]]
	if !isDigit {
		n, _ = strconv.Atoi(found[1]) // digits
	}
	return strconv.Itoa(n * chinesePowers[found[2]])
}
