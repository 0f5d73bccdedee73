package importer

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// maxMerged is how many merged cells, or hidden columns, of a sheet are read.
const maxMerged = 20_000

// readLayout reads the hidden columns and the merged cells of a sheet. They stand before and after the rows, which are not
// parsed.
func (x *xlsxFile) readLayout(sheet int) error {
	content, err := x.open(x.parts[sheet], maxUnpacked)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // the part was only read
	info := &x.infos[sheet]
	for r := newXMLReader(content); ; {
		t, err := r.next()
		if t == nil || err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if ok && e.Name.Local == "sheetData" {
			break
		}
		if !ok || e.Name.Local != "col" || !isTrue(attribute(&e, "hidden")) || len(info.hiddenColumns) == maxMerged {
			continue
		}
		first, _ := strconv.Atoi(attribute(&e, "min"))
		last, _ := strconv.Atoi(attribute(&e, "max"))
		info.hiddenColumns = append(info.hiddenColumns, span{first - 1, last - 1})
	}
	return x.readMerged(sheet)
}

// readMerged reads the merged cells of a sheet.
func (x *xlsxFile) readMerged(sheet int) error {
	content, err := x.open(x.parts[sheet], maxUnpacked)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // the part was only read
	info, count := &x.infos[sheet], 0
	info.mergedAt = map[int][]merge{}
	rest := bufio.NewReaderSize(content, 64<<10)
	if err := skipRows(rest); err != nil {
		return err
	}
	for r := newXMLReader(rest); count < maxMerged; {
		t, err := r.next()
		if t == nil || err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "mergeCell" {
			first, last, _ := strings.Cut(attribute(&e, "ref"), ":")
			c1, r1, ok1 := parseCellName(first)
			c2, r2, ok2 := parseCellName(last)
			if count++; ok1 && ok2 {
				info.mergedAt[r1] = append(info.mergedAt[r1], merge{r1, r2, c1, c2})
			}
		}
	}
	return nil
}

// skipRows reads to the end tag of the rows, or to the end of the sheet if there is none.
func skipRows(r *bufio.Reader) error {
	for {
		tag, err := r.ReadSlice('>')
		switch {
		case err == io.EOF:
			return nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
		if i := bytes.LastIndexByte(tag, '<'); i >= 0 && bytes.HasPrefix(tag[i:], []byte("</")) && bytes.HasSuffix(tag, []byte("sheetData>")) {
			return nil
		}
	}
}
