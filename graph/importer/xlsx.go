package importer

import (
	"encoding/xml"
	"path"
	"slices"
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
var notWorkbooks = []struct {
	part       string
	what, hint inBoth
}{
	{"xl/workbook.bin", inBoth{"这是二进制电子表格（.xlsb）", "the file is a binary spreadsheet (.xlsb)"}, saveAsXLSX},
	{"content.xml", inBoth{"这是 OpenDocument 文件（.ods）", "the file is an OpenDocument file (.ods)"},
		inBoth{"请用 LibreOffice、Excel 或 WPS 打开，另存为 .xlsx。", "Open it in LibreOffice, Excel or WPS and save it as .xlsx."}},
	{"index/document.iwa", inBoth{"这是 Numbers 表格", "the file is of Numbers"}, inBoth{"请在 Numbers 中导出为 Excel 文件（.xlsx）。", "Export it from Numbers as an Excel file (.xlsx)."}},
	{"word/document.xml", inBoth{"这是文字文档（.docx）", "the file is a text document (.docx)"}, copyTable},
	{"ppt/presentation.xml", inBoth{"这是演示文稿（.pptx）", "the file is a presentation (.pptx)"}, copyTable},
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
		return nil, unreadable(inBoth{"这是压缩包，不是 .xlsx 文件", "the file is an archive and no .xlsx file"},
			inBoth{"请解压，或把电子表格存为 .xlsx。", "Unpack it, or save the spreadsheet as .xlsx."})
	}
	x := &xlsxFile{archive: a}
	if err := x.readWorkbook(book); err != nil {
		return nil, err
	}
	for i := range x.infos {
		if err := x.readLayout(i); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// readWorkbook reads the list of sheets, the styles and the shared strings.
func (x *xlsxFile) readWorkbook(book string) error {
	targets := map[string]string{} // by id
	var sharedStrings, styles string
	if err := x.elements(path.Join(path.Dir(book), "_rels", path.Base(book)+".rels"), func(e *xml.StartElement) {
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
		return err
	}
	if err := x.elements(book, func(e *xml.StartElement) {
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
		return err
	}
	var unpacked uint64
	for _, part := range append(slices.Clip(x.parts), sharedStrings) {
		if unpacked += x.declared(part); unpacked > maxUnpacked {
			return errBomb
		}
	}
	if styles != "" && x.declared(styles) > 0 {
		if err := x.readStyles(styles); err != nil {
			return err
		}
	}
	if sharedStrings != "" && x.declared(sharedStrings) > 0 {
		return x.strings.read(x.archive, sharedStrings)
	}
	return nil
}

// partName returns the name of a part from a relation of a part in a folder.
func partName(folder, target string) string {
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", folder, target)
	}
	return strings.TrimPrefix(path.Clean(target), "/")
}

func (x *xlsxFile) sheets() []sheetInfo { return x.infos }
