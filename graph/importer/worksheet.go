package importer

import (
	"encoding/xml"
	"strconv"
)

// sheetReader reads the rows of a sheet.
type sheetReader struct {
	*xlsxFile
	*xmlReader
	line
	column int // of the cell that is read, from 0; -1 before the first
	filled int // cells of the row that are not empty
	size   int // bytes of their texts
}

// lines yields the rows of a sheet.
func (x *xlsxFile) lines(sheet int, yield func(*line) bool) error {
	content, err := x.open(x.parts[sheet], maxUnpacked)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // the part was only read
	r := &sheetReader{xlsxFile: x, xmlReader: newXMLReader(content)}
	for inside := false; ; {
		t, err := r.next()
		if t == nil || err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "sheetData":
				inside = true
			case inside && t.Name.Local == "row":
				if err := r.startRow(&t); err != nil {
					return err
				}
			case inside && t.Name.Local == "c":
				if err := r.readCell(&t); err != nil {
					return err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "row":
				if inside && !yield(&r.line) {
					return nil
				}
			case "sheetData":
				return nil
			}
		}
	}
}

// startRow begins a row. Rows without a number follow the one before; their numbers rise.
func (r *sheetReader) startRow(e *xml.StartElement) error {
	number := r.number + 1
	if text := attribute(e, "r"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < number || n > 1<<20 {
			return errBroken
		}
		number = n
	}
	r.line = line{number: number, hidden: isTrue(attribute(e, "hidden")), cells: r.cells[:0]}
	r.column, r.filled, r.size = -1, 0, 0
	return nil
}

// rawCell is a cell as it is stored.
type rawCell struct {
	kind, value, inline string
	formula             bool
}

// readCell reads a cell up to its end tag. A cell without a name follows the one before. Empty cells far to the right are left
// out; many sheets have formats there.
func (r *sheetReader) readCell(e *xml.StartElement) error {
	column := r.column + 1
	if name := attribute(e, "r"); name != "" {
		c, _, ok := parseCellName(name)
		if !ok || c < column {
			return errBroken
		}
		column = c
	}
	if column >= 1<<14 {
		return errColumns
	}
	r.column = column
	raw, err := r.readContent()
	if err != nil {
		return err
	}
	raw.kind = attribute(e, "t")
	style, _ := strconv.Atoi(attribute(e, "s"))
	c, err := r.cellOf(raw, style)
	if err != nil || c == (cell{}) {
		return err
	}
	if r.filled++; r.filled > maxColumns || column >= 4*maxColumns {
		return errColumns
	}
	if r.size += len(c.text); r.size > maxRecord {
		return errLongRow
	}
	for len(r.cells) < column {
		r.cells = append(r.cells, cell{})
	}
	r.cells = append(r.cells, c)
	return nil
}

// readContent reads what stands inside a cell.
func (r *sheetReader) readContent() (raw rawCell, err error) {
	var text []byte
	phonetic := false
	for {
		t, err := r.next()
		if err != nil {
			return raw, err
		}
		switch t := t.(type) {
		case nil:
			return raw, errBroken
		case xml.StartElement:
			text = text[:0]
			switch t.Name.Local {
			case "f":
				raw.formula = true
			case "rPh":
				phonetic = true
			}
		case xml.CharData:
			text = append(text, t...)
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				raw.value = string(text)
			case "t":
				if !phonetic {
					raw.inline += string(text)
				}
			case "rPh":
				phonetic = false
			case "c":
				return raw, nil
			}
		}
		if len(text) > maxCell || len(raw.inline) > maxCell {
			return raw, errCell
		}
	}
}

// cellOf returns what a cell says.
func (r *sheetReader) cellOf(raw rawCell, style int) (cell, error) {
	c := cell{formula: raw.formula}
	switch raw.kind {
	case "s":
		i, err := strconv.Atoi(raw.value)
		text, ok := r.strings.at(i)
		if err != nil || !ok {
			return cell{}, errBroken
		}
		c.text = clean(text)
	case "inlineStr":
		c.text = clean(raw.inline)
	case "str":
		c.text = clean(raw.value)
	case "b":
		c.text = map[string]string{"1": "TRUE", "0": "FALSE"}[raw.value]
	case "e":
		c.text, c.failed = clean(raw.value), true
	case "d":
		c.text = clean(raw.value)
	default:
		c.text = r.numberText(raw.value, style)
	}
	c.failed = c.failed || raw.formula && c.text == ""
	return c, nil
}
