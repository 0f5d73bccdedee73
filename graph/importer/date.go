package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"coopgraph/graph"
)

// unknownWords are the texts of cells that stand for what is not known.
var unknownWords = map[string]bool{"": true, "-": true, "--": true, "—": true, "——": true, "/": true, "无": true, "不详": true, "未知": true, "不明": true,
	"暂无": true, "n/a": true, "na": true, "unknown": true, "?": true, "null": true}

// isUnknown reports whether a text stands for what is not known.
func isUnknown(text string) bool { return unknownWords[strings.ToLower(text)] }

var (
	chineseDigits = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7",
		"八", "8", "九", "9")
	dateParts = regexp.MustCompile(`^(\d{4})(?:年|[-/.]|$)(?:(\d{1,2})(?:月|[-/.]|$))?(?:(\d{1,2})[日号]?)?$`)
	dateTime  = regexp.MustCompile(`^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$`)
	compact   = regexp.MustCompile(`^(\d{4})(\d\d)(\d\d)?$`)
	// A spreadsheet shows and stores 2019.10 as 2019.1, so this is January or October.
	lostZero = regexp.MustCompile(`^\d{4}\.1$`)
	numeric  = regexp.MustCompile(`^(\d{4}\.\d+|\d{5,}(\.\d+)?)$`)
	english  = regexp.MustCompile(`^(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}),?)?\s+(\d{4})$`)
)

// parseDate reads a date as people write it: 2019, 2019.7, 2019/7/30, 2019年7月30日, 二〇一九年七月, 201907, 20190730, July 2019, or the
// number of a day as spreadsheets count them. The date is known to the year, the month or the day, as it is written. ok is
// false if the text is no date, or may be several.
func parseDate(text string, from1904 bool) (d graph.Date, ok bool) {
	s := strings.TrimSpace(width.Fold.String(text))
	if isUnknown(s) {
		return 0, true
	}
	s = strings.NewReplacer("－", "-", "–", "-", "—", "-", "．", ".", "。", ".").Replace(s)
	if found := dateTime.FindStringSubmatch(s); found != nil {
		s = found[1]
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil && isSerial(s, n) {
		return serialDate(n, from1904)
	}
	if found := compact.FindStringSubmatch(s); found != nil {
		return newDate(found[1], found[2], found[3])
	}
	if found := english.FindStringSubmatch(s); found != nil && (found[1] == "" || found[3] == "") {
		month, known := englishMonths[strings.ToLower(found[2][:3])]
		if !known || !strings.HasPrefix(month.name, strings.ToLower(found[2])) {
			return 0, false
		}
		return newDate(found[4], month.number, found[1]+found[3])
	}
	if s = strings.ReplaceAll(arabicNumerals(s), " ", ""); lostZero.MatchString(s) {
		return 0, false
	}
	if found := dateParts.FindStringSubmatch(s); found != nil {
		return newDate(found[1], found[2], found[3])
	}
	return 0, false
}

// isNumeric reports whether a date is written as a number, such as 2019.7, 201907 or 43676, so that it may be another one than
// is meant.
func isNumeric(text string) bool { return numeric.MatchString(width.Fold.String(text)) }

var englishMonths = func() map[string]struct{ name, number string } {
	months := map[string]struct{ name, number string }{}
	for i, name := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"} {
		months[name[:3]] = struct{ name, number string }{name, strconv.Itoa(i + 1)}
	}
	return months
}()

// newDate returns the date of a year, a month and a day as digits. A month or a day may be empty.
func newDate(year, month, day string) (graph.Date, bool) {
	if month == "" && day != "" {
		return 0, false
	}
	parts := []string{year}
	for _, part := range []string{month, day} {
		if part != "" {
			parts = append(parts, strings.Repeat("0", max(0, 2-len(part)))+part)
		}
	}
	d, err := graph.ParseDate(strings.Join(parts, "-"))
	return d, err == nil
}

// arabicNumerals writes Chinese numerals as digits: 二〇一九年十二月三十一日 as 2019年12月31日.
func arabicNumerals(s string) string {
	if !strings.ContainsAny(s, "〇○零一二三四五六七八九十") {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	isDigit := func(i int) bool {
		return i >= 0 && i < len(runes) && strings.ContainsRune("一二三四五六七八九", runes[i])
	}
	for i, r := range runes {
		if r != '十' {
			b.WriteString(chineseDigits.Replace(string(r)))
			continue
		}
		if !isDigit(i - 1) { // 十二 is 12
			b.WriteByte('1')
		}
		if !isDigit(i + 1) { // 二十 is 20
			b.WriteByte('0')
		}
	}
	return b.String()
}

// The numbers of days that are read as dates: from 1927-05-18 to 2119-01-25. Smaller numbers may be years.
const firstSerial, lastSerial = 10000, 80000

func isSerial(s string, n float64) bool {
	whole, _, _ := strings.Cut(s, ".")
	return len(whole) == 5 && n >= firstSerial && n <= lastSerial
}

// serialDate returns the day that spreadsheets store as a number: day 1 is 1900-01-01, and 1900 counts as a leap year.
func serialDate(n float64, from1904 bool) (graph.Date, bool) {
	const leapDay = 60 // 1900-02-29, which was no day
	if from1904 {
		n += 1462
	}
	day := int(n)
	if day < 1 || day == leapDay || day > 2958465 { // 9999-12-31
		return 0, false
	}
	if day < leapDay {
		day++
	}
	return daysAfter1899(day), true
}

// daysAfter1899 returns the day that is so many days after 1899-12-30.
func daysAfter1899(days int) graph.Date {
	y, m, d := time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Date()
	return graph.NewDate(y, int(m), d)
}
