package importer

import (
	"encoding/xml"
	"unicode/utf8"
)

// stringTable holds the shared strings of a workbook one after the other, in blocks, so that it never grows by copying.
type stringTable struct {
	blocks  [][]byte
	offsets []stringAt
}

// stringAt says where a string stands.
type stringAt struct{ block, first, end uint32 }

const blockSize = 1 << 20

// at returns the string with a number; ok is false if there is none.
func (s *stringTable) at(i int) (text string, ok bool) {
	if i < 0 || i >= len(s.offsets) {
		return "", false
	}
	o := s.offsets[i]
	return string(s.blocks[o.block][o.first:o.end]), true
}

// read reads the shared strings. A string of several runs is one text; how it is pronounced is left out.
func (s *stringTable) read(a *archive, part string) error {
	content, err := a.open(part, maxStrings)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // the part was only read
	var text []byte
	inText, phonetic := false, false
	for r := newXMLReader(content); ; {
		t, err := r.next()
		if t == nil || err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text = text[:0]
			case "rPh":
				phonetic = true
			case "t":
				inText = !phonetic
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				s.add(text)
			case "rPh":
				phonetic = false
			case "t":
				inText = false
			}
		case xml.CharData:
			if inText {
				if len(text)+len(t) > maxCell {
					return errCell
				}
				text = append(text, t...)
			}
		}
	}
}

func (s *stringTable) add(text []byte) {
	last := len(s.blocks) - 1
	if last < 0 || len(s.blocks[last])+len(text) > blockSize {
		s.blocks = append(s.blocks, make([]byte, 0, blockSize))
		last++
	}
	first := len(s.blocks[last])
	if utf8.Valid(text) {
		s.blocks[last] = append(s.blocks[last], text...)
	}
	s.offsets = append(s.offsets, stringAt{uint32(last), uint32(first), uint32(len(s.blocks[last]))}) //nolint:gosec // maxStrings has 27 bits
}
