package importer

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// write copies the archive and adds cells to its sheets.
func (x *xlsxFile) write(w io.Writer, file []byte, all []additions) error {
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return errBroken
	}
	out := zip.NewWriter(w)
	for _, f := range in.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
		sheet := slices.IndexFunc(x.parts, func(part string) bool { return strings.ToLower(part) == name })
		switch {
		case sheet >= 0 && all[sheet].rows != nil:
			part, err := out.Create(f.Name)
			if err != nil {
				return err
			}
			if err := x.writeSheet(part, sheet, &all[sheet]); err != nil {
				return err
			}
		case strings.HasSuffix(name, "/calcchain.xml"):
			if err := x.writeCalcChain(out, f, all); err != nil {
				return err
			}
		default:
			if err := out.Copy(f); err != nil {
				return err
			}
		}
	}
	return out.Close()
}

// calcCell is an entry of the calculation chain.
var calcCell = regexp.MustCompile(`<(?:\w+:)?c [^>]*r="([A-Z]+[0-9]+)"[^>]*/>`)

// writeCalcChain copies the order in which formulas are calculated, without the cells that a text has taken the place of. The
// program completes it.
func (x *xlsxFile) writeCalcChain(out *zip.Writer, f *zip.File, all []additions) error {
	content, err := x.open(f.Name, maxPart)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // the part was only read
	chain, err := io.ReadAll(content)
	if err != nil {
		return err
	}
	chain = calcCell.ReplaceAllFunc(chain, func(entry []byte) []byte {
		column, number, _ := parseCellName(string(calcCell.FindSubmatch(entry)[1]))
		for i := range all {
			if _, replaced := all[i].rows[number][column]; replaced {
				return nil
			}
		}
		return entry
	})
	part, err := out.Create(f.Name)
	if err != nil {
		return err
	}
	_, err = part.Write(chain)
	return err
}

// recorder keeps the bytes that were read and not yet copied.
type recorder struct {
	io.Reader
	kept []byte
	base int64 // the offset of kept
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.kept = append(r.kept, p[:n]...)
	return n, err
}

// upTo returns the bytes up to an offset of the part, once.
func (r *recorder) upTo(offset int64) []byte {
	n := int(offset - r.base)
	bytes := r.kept[:n]
	r.kept, r.base = r.kept[n:], offset
	return bytes
}

// sheetWriter copies a sheet, token by token.
type sheetWriter struct {
	*additions
	out    *bufio.Writer
	number int // of the row, 0 before the first
	next   int // the column of the next cell without a name
	queue  []int
	drop   bool // inside a cell that a text has taken the place of
}

// writeSheet copies a sheet and adds cells.
func (x *xlsxFile) writeSheet(w io.Writer, sheet int, a *additions) error {
	content, err := x.open(x.parts[sheet], maxUnpacked)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // the part was only read
	in := &recorder{Reader: content}
	tokens := newXMLReader(in)
	s := &sheetWriter{additions: a, out: bufio.NewWriter(w)}
	for {
		t, err := tokens.next()
		if err != nil {
			return err
		}
		raw := in.upTo(tokens.decoder.InputOffset())
		if t == nil {
			return s.out.Flush()
		}
		if err := s.token(t, raw); err != nil {
			return err
		}
	}
}

// token copies one token, with what is to be added before it.
func (s *sheetWriter) token(t xml.Token, raw []byte) error {
	switch t := t.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "row":
			s.startRow(&t)
		case "c":
			if err := s.startCell(&t); err != nil {
				return err
			}
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "row":
			if len(raw) == 0 { // <row/> has no cells, and nothing is said of it
				return nil
			}
			if err := s.addCells(1<<20, t.Name.Space, ""); err != nil {
				return err
			}
		case "c":
			if s.drop {
				s.drop = false
				return nil
			}
		}
	}
	if s.drop {
		return nil
	}
	_, err := s.out.Write(raw)
	return err
}

// startRow begins a row.
func (s *sheetWriter) startRow(e *xml.StartElement) {
	s.number++
	if n, err := strconv.Atoi(attribute(e, "r")); err == nil {
		s.number = n
	}
	s.next, s.queue = 0, s.queue[:0]
	for column := range s.rows[s.number] {
		s.queue = append(s.queue, column)
	}
	slices.Sort(s.queue)
}

// startCell begins a cell, after those to be added before it. It is left out if a text takes its place, or if it is an old remark.
func (s *sheetWriter) startCell(e *xml.StartElement) error {
	column := s.next
	if c, _, ok := parseCellName(attribute(e, "r")); ok {
		column = c
	}
	s.next = column + 1
	if err := s.addCells(column, e.Name.Space, ""); err != nil {
		return err
	}
	_, replaced := s.rows[s.number][column]
	if s.drop = replaced || column == s.column; replaced {
		return s.addCells(column+1, e.Name.Space, attribute(e, "s"))
	}
	return nil
}

// addCells adds the cells before a column.
func (s *sheetWriter) addCells(before int, prefix, style string) error {
	for len(s.queue) > 0 && s.queue[0] < before {
		column := s.queue[0]
		s.queue = s.queue[1:]
		if prefix != "" && !strings.HasSuffix(prefix, ":") {
			prefix += ":"
		}
		if style != "" {
			style = ` s="` + style + `"`
		}
		head := "<" + prefix + `c r="` + cellName(column, s.number) + `"` + style + ` t="inlineStr"><` + prefix + "is><" + prefix + `t xml:space="preserve">`
		if _, err := s.out.WriteString(head); err != nil {
			return err
		}
		if err := xml.EscapeText(s.out, []byte(s.rows[s.number][column])); err != nil {
			return err
		}
		if _, err := s.out.WriteString("</" + prefix + "t></" + prefix + "is></" + prefix + "c>"); err != nil {
			return err
		}
		style = ""
	}
	return nil
}
