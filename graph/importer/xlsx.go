package importer

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"
)

// xlsxFile is a workbook of Office Open XML (ECMA-376 part 1, SpreadsheetML).
type xlsxFile struct {
	*archive
	from1904 bool
	parts    []string // the part of each sheet
	infos    []sheetInfo
	strings  stringTable
	dates    []precision // of the style of a cell by its number
	percent  []bool
}

// notWorkbooks tells archives that are no XLSX files by one of their parts.
var notWorkbooks = []struct{ part, what, hint string }{
	{"xl/workbook.bin", "the file is a binary spreadsheet (.xlsb)", "Open it in Excel or WPS and save it as .xlsx."},
	{"content.xml", "the file is an OpenDocument file (.ods)", "Open it in LibreOffice, Excel or WPS and save it as .xlsx."},
	{"index/document.iwa", "the file is of Numbers", "Export it from Numbers as an Excel file (.xlsx)."},
	{"word/document.xml", "the file is a text document (.docx)", "Copy its table into a spreadsheet and save it as .xlsx."},
	{"ppt/presentation.xml", "the file is a presentation (.pptx)", "Copy its table into a spreadsheet and save it as .xlsx."},
}

// openXLSX reads all of a workbook except its rows.
func openXLSX(file []byte) (*xlsxFile, error) {
	a, err := openArchive(file)
	if err != nil {
		return nil, err
	}
	for _, n := range notWorkbooks {
		if a.parts[n.part] != nil {
			return nil, unreadable(n.what, n.hint)
		}
	}
	book := "xl/workbook.xml"
	if err := a.elements("_rels/.rels", func(e *xml.StartElement) {
		if strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
			book = partName("", attribute(e, "Target"))
		}
	}); err != nil {
		return nil, err
	}
	if a.parts[strings.ToLower(book)] == nil {
		return nil, unreadable("the file is an archive and no .xlsx file", "Unpack it, or save the spreadsheet as .xlsx.")
	}
	x := &xlsxFile{archive: a}
	targets := map[string]string{} // by id
	var sharedStrings, styles string
	if err := a.elements(path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"), func(e *xml.StartElement) {
		target := partName(path.Dir(book), attribute(e, "Target"))
		switch kind := attribute(e, "Type"); {
		case strings.HasSuffix(kind, "/worksheet"):
			targets[attribute(e, "Id")] = target
		case strings.HasSuffix(kind, "/sharedStrings"):
			sharedStrings = target
		case strings.HasSuffix(kind, "/styles"):
			styles = target
		}
	}); err != nil {
		return nil, err
	}
	if err := a.elements(book, func(e *xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			x.from1904 = isTrue(attribute(e, "date1904"))
		case "sheet":
			if part := targets[attribute(e, "id")]; part != "" {
				x.parts = append(x.parts, part)
				x.infos = append(x.infos, sheetInfo{name: attribute(e, "name"), hidden: attribute(e, "state") != "" && attribute(e, "state") != "visible"})
			}
		}
	}); err != nil {
		return nil, err
	}
	var unpacked uint64
	for _, part := range append(x.parts[:len(x.parts):len(x.parts)], sharedStrings) {
		if unpacked += a.declared(part); unpacked > maxUnpacked {
			return nil, errBomb
		}
	}
	if styles != "" && a.declared(styles) > 0 {
		if err := x.readStyles(styles); err != nil {
			return nil, err
		}
	}
	if sharedStrings != "" && a.declared(sharedStrings) > 0 {
		if err := x.strings.read(a, sharedStrings); err != nil {
			return nil, err
		}
	}
	for i := range x.infos {
		if err := x.readLayout(i); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// partName returns the name of a part from a relation of a part in a folder.
func partName(folder, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", folder, target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

func (x *xlsxFile) sheets() []sheetInfo { return x.infos }

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
