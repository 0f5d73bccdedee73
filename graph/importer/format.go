package importer

import (
	"bytes"
	"strings"
)

// maxFile is the size of the largest file that is read, in bytes.
const maxFile = 256 << 20

// format is a format of files.
type format uint8

const (
	xlsxFormat format = iota + 1
	textFormat
)

// signatures are the first bytes of files that are no spreadsheets for this program, and what to do about them.
var signatures = []struct {
	begin      string
	what, hint inBoth
}{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", inBoth{"这是旧格式或加密的电子表格（.xls、.et，或有密码的 .xlsx）", "the file is an old or an encrypted spreadsheet (.xls, .et, or .xlsx with a password)"},
		inBoth{"请用 Excel 或 WPS 打开，另存为不带密码的 .xlsx。", "Open it in Excel or WPS and save it as .xlsx, without a password."}},
	{"%PDF", inBoth{"这是 PDF 文件", "the file is a PDF"},
		inBoth{"请向提供者索取原来的电子表格，或把表格复制到电子表格中，存为 .xlsx。", "Ask for the spreadsheet that it was made from, or copy the table into one and save it as .xlsx."}},
	{"\x89PNG", aPicture, typeTable},
	{"\xff\xd8\xff", aPicture, typeTable},
	{"{\\rtf", aTextDocument, copyTable},
	{"\x1f\x8b", isCompressed, unpackFirst},
	{"Rar!", isCompressed, unpackFirst},
	{"7z\xbc\xaf", isCompressed, unpackFirst},
	{"\x7fELF", aProgram, giveSheet},
	{"MZ\x90\x00", aProgram, giveSheet},
}

// What a file may be instead of a spreadsheet.
var (
	aPicture      = inBoth{"这是图片", "the file is a picture"}
	aTextDocument = inBoth{"这是文字文档", "the file is a text document"}
	isCompressed  = inBoth{"这是压缩文件", "the file is compressed"}
	aProgram      = inBoth{"这是程序", "the file is a program"}
)

// formatOf tells which format a file has. The error of another format says what to do.
func formatOf(file []byte) (format, error) {
	switch {
	case len(file) == 0:
		return 0, unreadable(inBoth{"文件是空的", "the file is empty"}, inBoth{"请提供有表头和数据行的文件。", "Give a file that has a header and rows."})
	case len(file) > maxFile:
		return 0, unreadable(inBoth{"文件太大", "the file is too large"}, inBoth{"最多 256 MB，请分成几个文件。", "Give at most 256 MB; split it into several files."})
	case bytes.HasPrefix(file, []byte("PK\x03\x04")), bytes.HasPrefix(file, []byte("PK\x05\x06")):
		return xlsxFormat, nil
	}
	for _, s := range signatures {
		if bytes.HasPrefix(file, []byte(s.begin)) {
			return 0, unreadable(s.what, s.hint)
		}
	}
	begin := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(file[:min(len(file), 4096)], utf8BOM), " \t\r\n")))
	switch {
	case strings.HasPrefix(begin, "<?xml"), strings.HasPrefix(begin, "<html"), strings.HasPrefix(begin, "<!doctype"),
		strings.HasPrefix(begin, "<table"), strings.HasPrefix(begin, "<meta"), strings.HasPrefix(begin, "<div"), strings.HasPrefix(begin, "mime-version:"):
		return 0, unreadable(inBoth{"这是网页或 XML，文件名也许是 .xls", "the file is a web page or XML, perhaps with .xls as its name"}, saveAsXLSX)
	case strings.HasPrefix(begin, "{"), strings.HasPrefix(begin, "[{"):
		return 0, unreadable(inBoth{"这是 JSON 文件", "the file is JSON"}, giveSheet)
	}
	return textFormat, nil
}
