package importer

import (
	"bytes"
	"strings"

	"coopgraph/graph"
)

// maxFile is the size of the largest file that is read, in bytes.
const maxFile = 256 << 20

// unreadable returns the error of a file that is not read.
func unreadable(message, hint string) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: message, Hint: hint}
}

// format is a format of files.
type format uint8

const (
	xlsxFormat format = iota + 1
	textFormat
)

// signatures are the first bytes of files that are no spreadsheets for this program, and what to do about them.
var signatures = []struct{ begin, what, hint string }{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the file is an old or an encrypted spreadsheet (.xls, .et, or .xlsx with a password)",
		"Open it in Excel or WPS and save it as .xlsx, without a password."},
	{"%PDF", "the file is a PDF", "Ask for the spreadsheet that it was made from, or copy the table into one and save it as .xlsx."},
	{"\x89PNG", "the file is a picture", "Type the table into a spreadsheet and save it as .xlsx."},
	{"\xff\xd8\xff", "the file is a picture", "Type the table into a spreadsheet and save it as .xlsx."},
	{"{\\rtf", "the file is a text document", "Copy its table into a spreadsheet and save it as .xlsx."},
	{"\x1f\x8b", "the file is compressed", "Unpack it first."},
	{"Rar!", "the file is compressed", "Unpack it first."},
	{"7z\xbc\xaf", "the file is compressed", "Unpack it first."},
	{"\x7fELF", "the file is a program", "Give an .xlsx or a .csv file."},
	{"MZ\x90\x00", "the file is a program", "Give an .xlsx or a .csv file."},
}

// formatOf tells which format a file has. The error of another format says what to do.
func formatOf(file []byte) (format, error) {
	switch {
	case len(file) == 0:
		return 0, unreadable("the file is empty", "Give a file that has a header and rows.")
	case len(file) > maxFile:
		return 0, unreadable("the file is too large", "Give at most 256 MB; split it into several files.")
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
		return 0, unreadable("the file is a web page or XML, perhaps with .xls as its name", "Open it in Excel or WPS and save it as .xlsx.")
	case strings.HasPrefix(begin, "{"), strings.HasPrefix(begin, "[{"):
		return 0, unreadable("the file is JSON", "Give an .xlsx or a .csv file.")
	}
	return textFormat, nil
}
