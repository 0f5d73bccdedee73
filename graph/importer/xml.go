package importer

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// maxToken is how many bytes may stand between two beginnings of tags: a cell's text with its entities fits.
const maxToken = 8 * 32767

// tokenReader fails if there are more bytes than maxToken without the beginning of a tag: the decoder would hold all of them.
type tokenReader struct {
	io.Reader
	gap int // bytes since the last one
}

func (r *tokenReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p[:min(len(p), 32<<10)])
	read := p[:n]
	for {
		i := bytes.IndexByte(read, '<')
		if i < 0 {
			break
		}
		if r.gap+i > maxToken {
			return 0, errCell
		}
		read, r.gap = read[i+1:], 0
	}
	if r.gap += len(read); r.gap > maxToken {
		return 0, errCell
	}
	return n, err
}

// xmlReader yields the tokens of a part of an XLSX file. A document type, which may declare entities, is refused.
type xmlReader struct {
	decoder *xml.Decoder
	depth   int // of the element that is read
}

// maxDepth is how deep elements may lie in others.
const maxDepth = 100

func newXMLReader(r io.Reader) *xmlReader {
	d := xml.NewDecoder(&tokenReader{Reader: r})
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errBroken }
	return &xmlReader{decoder: d}
}

// next returns the next token, nil at the end.
func (r *xmlReader) next() (xml.Token, error) {
	t, err := r.decoder.RawToken()
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		if e, ok := errors.AsType[*FileError](err); ok {
			return nil, e
		}
		return nil, errBroken
	}
	switch t := t.(type) {
	case xml.Directive:
		if bytes.Contains(bytes.ToUpper(t), []byte("DOCTYPE")) {
			return nil, unreadable(inBoth{".xlsx 文件声明了实体", "the .xlsx file declares entities"}, saveAgain)
		}
	case xml.StartElement:
		if r.depth++; r.depth > maxDepth {
			return nil, errBroken
		}
	case xml.EndElement:
		r.depth--
	}
	return t, nil
}

// attribute returns the value of an attribute, "" if the element has none of that name.
func attribute(e *xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// isTrue reads a flag of an XLSX file.
func isTrue(value string) bool { return value == "1" || value == "true" }

// elements calls start for each element of a part.
func (a *archive) elements(name string, start func(*xml.StartElement)) error {
	content, err := a.open(name, maxPart)
	if err != nil {
		return err
	}
	defer content.Close() //nolint:errcheck // the part was only read
	for r := newXMLReader(content); ; {
		t, err := r.next()
		if t == nil || err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			start(&e)
		}
	}
}
