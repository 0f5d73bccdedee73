package importer

import (
	"bufio"
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// additions are the texts that Write puts into cells of a sheet, by row and column: corrections, and what the report says of
// the row in a further column.
type additions struct {
	column int // of the remarks
	rows   map[int]map[int]string
}

// Write writes the file with a column of remarks: the status of each row, and its remarks in a language. Corrections are in it.
// Everything else stays: formats, formulas and other sheets of an XLSX file are copied as they are. A CSV file is written in
// UTF-8, and no text in it is a formula.
func (r *Report) Write(w io.Writer, l graph.Language) error {
	all := make([]additions, len(r.tables))
	for i, t := range r.tables {
		if t == nil {
			continue
		}
		all[i] = additions{column: r.remarkColumn(i), rows: map[int]map[int]string{}}
		all[i].add(t.header, all[i].column, remarkHeader(l))
		for number, cells := range r.corrections[i] {
			for column, text := range cells {
				all[i].add(number, column, text)
			}
		}
	}
	err := r.pass(context.Background(), func(planned *row) bool {
		a := &all[planned.sheet]
		a.add(planned.line.number, a.column, planned.summary(l))
		return true
	}, func(int, remark) {})
	if err != nil {
		return err
	}
	if x, ok := r.book.(*xlsxFile); ok {
		return x.write(w, r.file, all)
	}
	return r.writeText(w, &all[0])
}

func (a *additions) add(number, column int, text string) {
	if number == 0 {
		return // a table without a header
	}
	if a.rows[number] == nil {
		a.rows[number] = map[int]string{}
	}
	a.rows[number][column] = text
}

// remarkColumn returns the column for remarks of a sheet: the one that an earlier report has added, or the first one that is
// empty in every row.
func (r *Report) remarkColumn(sheet int) int {
	for _, c := range r.tables[sheet].columns {
		if folded := fold(c.title); folded == fold(remarkHeader(graph.ZH)) || folded == fold(remarkHeader(graph.EN)) {
			return c.index
		}
	}
	return r.widths[sheet]
}

// summary returns the status and the remarks of a row as one text.
func (r *row) summary(l graph.Language) string {
	var b strings.Builder
	b.WriteString(r.status().Name(l))
	between := inBoth{"；", "; "}.in(l)
	for i := range r.remarks {
		m := r.remarks[i].words(l)
		b.WriteString(between)
		if m.Cell != "" {
			b.WriteString(m.Cell + " ")
		}
		b.WriteString(m.Reason)
		if m.Field != "" {
			b.WriteString(": " + m.Before + " → " + m.After)
		}
		for j, c := range m.Candidates {
			b.WriteString(inBoth{map[bool]string{true: "：", false: "、"}[j == 0], map[bool]string{true: ": ", false: ", "}[j == 0]}.in(l))
			b.WriteString(c.Path + " " + c.Code)
		}
		if m.Action != "" {
			b.WriteString(inBoth{"，", ". "}.in(l) + strings.TrimSuffix(m.Action, "."))
		}
	}
	return b.String()
}

// formulaSigns begin texts that spreadsheet programs read as formulas.
const formulaSigns = "=+-@\t\r"

// quoteFormula puts a quotation mark before a text that would be read as a formula, and is no number.
func quoteFormula(text string) string {
	if text == "" || !strings.ContainsRune(formulaSigns, rune(text[0])) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return text
	}
	return "'" + text
}

// unquoteFormula takes that quotation mark away.
func unquoteFormula(text string) string {
	if len(text) > 1 && text[0] == '\'' && strings.ContainsRune(formulaSigns, rune(text[1])) {
		return text[1:]
	}
	return text
}

// writeText writes a text file with a column of remarks.
func (r *Report) writeText(w io.Writer, a *additions) error {
	b := bufio.NewWriter(w)
	if _, err := b.Write(utf8BOM); err != nil {
		return err
	}
	out := csv.NewWriter(b)
	out.UseCRLF = true
	if t, ok := r.book.(*textFile); ok && t.comma == ';' {
		out.Comma = ';'
	}
	number := 1
	var failed error
	err := r.book.lines(0, func(l *line) bool {
		for ; number < l.number && failed == nil; number++ {
			out.Flush()
			_, failed = b.WriteString("\r\n")
		}
		number = l.number + 1
		record := make([]string, max(len(l.cells), a.column))
		for i := range l.cells {
			record[i] = l.cells[i].text
		}
		for column, text := range a.rows[l.number] {
			for len(record) <= column {
				record = append(record, "")
			}
			record[column] = text
		}
		for i := range record {
			record[i] = quoteFormula(record[i])
		}
		if failed == nil {
			failed = out.Write(record)
		}
		return failed == nil
	})
	out.Flush()
	return firstError(err, failed, out.Error(), b.Flush())
}
