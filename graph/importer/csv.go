package importer

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// textFile is a file of rows of text: CSV, TSV, or rows pasted from a spreadsheet.
type textFile struct {
	file  []byte
	from  encoding.Encoding // nil of UTF-8
	comma rune
}

// openText tells the encoding of a text and what is between its cells.
func openText(file []byte) (*textFile, error) {
	t := &textFile{file: file}
	switch {
	case bytes.HasPrefix(file, utf8BOM):
		t.file = file[len(utf8BOM):]
		if !utf8.Valid(t.file) {
			return nil, badEncoding()
		}
	case bytes.HasPrefix(file, []byte("\xff\xfe")), bytes.HasPrefix(file, []byte("\xfe\xff")):
		t.from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case !utf8.Valid(file):
		t.from = simplifiedchinese.GB18030
	}
	begin := make([]byte, 256<<10)
	n, err := io.ReadFull(t.open(), begin)
	if err != nil && err != io.EOF && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if begin = begin[:n]; bytes.IndexByte(begin, 0) >= 0 {
		return nil, unreadable(inBoth{"文件既不是文本，也不是电子表格", "the file is no text and no spreadsheet"}, giveSheet)
	}
	t.comma = separator(begin)
	return t, nil
}

func badEncoding() error {
	return unreadable(inBoth{"文本的编码无法识别", "the text is in no encoding that is known"},
		inBoth{"请存为 .xlsx，或存为 UTF-8 或 GB18030（GBK）编码的 CSV。", "Save it as .xlsx, or as CSV in UTF-8 or GB18030 (GBK)."})
}

// open returns the text in UTF-8, with utf8.RuneError for bytes that are wrong in the encoding.
func (t *textFile) open() io.Reader {
	if t.from == nil {
		return bytes.NewReader(t.file)
	}
	return transform.NewReader(bytes.NewReader(t.file), t.from.NewDecoder())
}

// separator returns the sign that stands between the cells of a text: that of which the first rows have the most.
func separator(begin []byte) rune {
	best, most := ',', 0
	for _, comma := range []rune{'\t', ',', ';', '，', '|'} {
		r := csv.NewReader(bytes.NewReader(begin))
		r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
		cells := 0
		for range headerRows {
			record, err := r.Read()
			if err != nil {
				break
			}
			cells += len(record) - 1
		}
		if cells > most {
			best, most = comma, cells
		}
	}
	return best
}

// maxRecord is how many bytes a row of text may have.
const maxRecord = 256 << 10

// recordReader fails if a row has more bytes than maxRecord, so that a wrong quotation mark does not read the whole file as
// one cell.
type recordReader struct {
	io.Reader
	left int
}

var errLongRow = unreadable(inBoth{"文本中有一行太长", "a row of the text is too long"},
	inBoth{"请查找没有配对的引号；一行最多 256 kB。", "Look for a quotation mark that is never closed; a row may have 256 kB."})

func (r *recordReader) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errLongRow
	}
	n, err := r.Reader.Read(p[:min(len(p), r.left)])
	r.left -= n
	return n, err
}

// lines yields the rows of the text as the one sheet of the file. Rows are counted as a spreadsheet does: an empty line is a
// row, and a row may have several lines.
func (t *textFile) lines(_ int, yield func(*line) bool) error {
	limited := &recordReader{t.open(), 0}
	r := csv.NewReader(bufio.NewReaderSize(limited, 4096))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = t.comma, true, -1, true
	l, inside := &line{}, 0 // inside is how many ends of lines stood inside cells so far
	for {
		limited.left = maxRecord
		record, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			if broken, ok := errors.AsType[*csv.ParseError](err); ok {
				return unreadable(inBoth{fmt.Sprintf("文本不能作为 CSV 读取：第%d行第%d个字节有误", broken.Line, broken.Column), "the text cannot be read as CSV: " + broken.Error()},
					inBoth{"请存为 .xlsx，或重新存为 CSV。", "Save it as .xlsx, or as CSV again."})
			}
			return err
		}
		if len(record) > maxColumns {
			return errColumns
		}
		first, _ := r.FieldPos(0)
		l.number, l.cells = first-inside, l.cells[:0]
		for _, text := range record {
			inside += strings.Count(text, "\n")
			if len(text) > maxCell {
				return errCell
			}
			if t.from != nil && strings.ContainsRune(text, utf8.RuneError) {
				return badEncoding()
			}
			l.cells = append(l.cells, cell{text: unquoteFormula(clean(text))})
		}
		if !yield(l) {
			return nil
		}
	}
}

// sheets returns the one sheet of a text.
func (t *textFile) sheets() []sheetInfo { return []sheetInfo{{}} }
