package importer

import "coopgraph/graph"

// FileError says in both languages why a file cannot be read, and what to do. It wraps a graph.Error in English with the code
// InvalidArgument.
type FileError struct{ message, hint inBoth }

func (e *FileError) Error() string { return e.message.en }

func (e *FileError) Unwrap() error { return e.In(graph.EN) }

// In returns the error in a language.
func (e *FileError) In(l graph.Language) *graph.Error {
	return &graph.Error{Code: graph.InvalidArgument, Message: e.message.in(l), Hint: e.hint.in(l)}
}

// unreadable returns the error of a file that is not read.
func unreadable(message, hint inBoth) error { return &FileError{message, hint} }

// What to do about files of several kinds.
var (
	saveAsXLSX  = inBoth{"请用 Excel 或 WPS 打开，另存为 .xlsx。", "Open it in Excel or WPS and save it as .xlsx."}
	saveAgain   = inBoth{"请用 Excel 或 WPS 打开，重新存为 .xlsx 后再试。", "Open it in Excel or WPS, save it again as .xlsx, and try again."}
	typeTable   = inBoth{"请把表格录入电子表格，存为 .xlsx。", "Type the table into a spreadsheet and save it as .xlsx."}
	copyTable   = inBoth{"请把其中的表格复制到电子表格中，存为 .xlsx。", "Copy its table into a spreadsheet and save it as .xlsx."}
	newSheet    = inBoth{"请把表格复制到新的电子表格中，存为 .xlsx。", "Copy the table into a new spreadsheet and save it as .xlsx."}
	unpackFirst = inBoth{"请先解压。", "Unpack it first."}
	giveSheet   = inBoth{"请提供 .xlsx 或 .csv 文件。", "Give an .xlsx or a .csv file."}
	shortenIt   = inBoth{"请缩短。", "Shorten it."}
)
