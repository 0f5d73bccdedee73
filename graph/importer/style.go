package importer

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// precision is how much of a day a format of dates shows.
type precision uint8

const (
	noDate precision = iota
	toYear
	toMonth
	toDay
)

// readStyles reads which styles of cells show dates, and how much of them.
func (x *xlsxFile) readStyles(part string) error {
	formats, inCells := map[int]string{}, false
	return x.elements(part, func(e *xml.StartElement) {
		switch e.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attribute(e, "numFmtId")); err == nil {
				formats[id] = attribute(e, "formatCode")
			}
		case "cellXfs":
			inCells = true
		case "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells && len(x.dates) < 1<<16 {
				id, _ := strconv.Atoi(attribute(e, "numFmtId"))
				code, own := formats[id]
				if !own {
					code = builtinFormats[id]
				}
				x.dates = append(x.dates, datePrecision(code))
				x.percent = append(x.percent, strings.Contains(code, "%"))
			}
		}
	})
}

// builtinFormats are the built-in formats of dates and percentages, those of the Chinese editions among them (ECMA-376 part 1,
// 18.8.30).
var builtinFormats = map[int]string{9: "0%", 10: "0.00%", 14: "yyyy-m-d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy-m-d h:mm",
	27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日", 36: "yyyy年m月", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月",
	53: "m月d日", 54: "m月d日", 55: "yyyy年m月", 56: "m月d日", 57: "yyyy年m月", 58: "m月d日"}

// datePrecision tells whether a number format shows a date, and how much of it. A format without a year still has one inside.
func datePrecision(code string) precision {
	code, _, _ = strings.Cut(code, ";")
	var letters strings.Builder
	quoted := false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			if end := strings.IndexByte(code[i:], ']'); end > 0 {
				i += end
			}
		default:
			letters.WriteByte(c | 0x20)
		}
	}
	has := func(letter string) bool { return strings.Contains(letters.String(), letter) }
	switch {
	case has("general") || has("#") || has("0"):
		return noDate
	case has("d"):
		return toDay
	case has("y") && has("m"):
		return toMonth
	case has("y"):
		return toYear
	}
	return noDate
}
