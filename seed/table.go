package seed

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"coopgraph/graph"
)

// position is a place in a file, for messages. Line and column (in bytes) count from 1; 0 stands for the whole file, or
// the whole line.
type position struct {
	file         string
	line, column int
}

func (p position) String() string {
	switch {
	case p.line == 0:
		return p.file
	case p.column == 0:
		return fmt.Sprintf("%s:%d", p.file, p.line)
	}
	return fmt.Sprintf("%s:%d:%d", p.file, p.line, p.column)
}

// problems collects the errors of the dataset. Each is an InvalidArgument.
type problems []error

func (p *problems) add(at position, format string, args ...any) {
	message := at.String() + ": " + fmt.Sprintf(format, args...)
	*p = append(*p, &graph.Error{Code: graph.InvalidArgument, Message: message})
}

// err returns all errors as one, or nil if there are none.
func (p problems) err() error { return errors.Join(p...) }

// row is one row of a file. Its cells are read by the name of their column. A cell with a wrong value adds an error and
// reads as the zero value.
type row struct {
	position
	columns map[string]int // the index of the cell in each column
	cells   []cell
	*problems
}

// cell returns the cell in a column, an empty one if there is no such column.
func (r row) cell(column string) cell {
	if i, ok := r.columns[column]; ok {
		return r.cells[i]
	}
	return cell{}
}

type cell struct {
	text string
	position
}

// readTable reads a CSV file with exactly these columns, in any order. A malformed row adds an error and is left out.
func readTable(files fs.FS, file string, p *problems, columns ...string) []row {
	f, err := files.Open(file)
	if err != nil {
		p.add(position{file: file}, "%v", err)
		return nil
	}
	defer f.Close() //nolint:errcheck // the file was only read
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		p.add(position{file: file, line: 1}, "no header: %v: want %s", err, strings.Join(columns, ","))
		return nil
	}
	got, want := slices.Sorted(slices.Values(header)), slices.Sorted(slices.Values(columns))
	if !slices.Equal(got, want) {
		p.add(position{file: file, line: 1}, "the columns are %.200q: want %s", strings.Join(header, ","),
			strings.Join(columns, ","))
		return nil
	}
	indexes := make(map[string]int, len(header))
	for i, column := range header {
		indexes[column] = i
	}
	var rows []row
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return rows
		}
		if broken, ok := errors.AsType[*csv.ParseError](err); ok {
			p.add(position{file, broken.Line, broken.Column}, "%v", broken.Err)
			return rows
		}
		if err != nil {
			p.add(position{file: file}, "%v", err)
			return rows
		}
		line, _ := r.FieldPos(0)
		if len(cells) != len(header) {
			p.add(position{file: file, line: line}, "%d columns: want %d", len(cells), len(header))
			continue
		}
		next := row{position{file: file, line: line}, indexes, make([]cell, len(cells)), p}
		for i, text := range cells {
			line, column := r.FieldPos(i)
			at := position{file, line, column}
			if !utf8.ValidString(text) || text != strings.TrimSpace(text) {
				p.add(at, "%s is %.80q: want UTF-8 without spaces around it", header[i], text)
			}
			next.cells[i] = cell{text, at}
		}
		rows = append(rows, next)
	}
}
