package docs

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// anchors makes the ids of headings by GitHub's rule: letters in lower case, digits, hyphens and underscores stay, a space
// becomes a hyphen, all else is left out; what occurs again gets a number. It counts how often each has occurred.
type anchors map[string]int

var _ parser.IDs = anchors{}

// Generate returns the id of the next heading with this text.
func (a anchors) Generate(heading []byte, _ ast.NodeKind) []byte {
	id := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		case r == ' ':
			return '-'
		}
		return -1
	}, strings.TrimSpace(string(heading)))
	n := a[id]
	a[id]++
	if n > 0 {
		id += "-" + strconv.Itoa(n)
	}
	return []byte(id)
}

// Put takes an id that a heading has set itself.
func (a anchors) Put(id []byte) { a[string(id)]++ }

// linker turns links to other files into links to their pages, and links to files that have no page into their text. A
// picture has the address that Pictures gives it.
type linker struct{}

var _ parser.ASTTransformer = linker{}

// Transform changes the links of a document.
func (linker) Transform(document *ast.Document, reader text.Reader, context parser.Context) {
	var links []*ast.Link
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // it has no error of its own
		if link, ok := n.(*ast.Link); ok && entering {
			links = append(links, link)
		}
		if picture, ok := n.(*ast.Image); ok && entering {
			picture.Destination = []byte("/docs/" + path.Join(path.Dir(context.Get(fileKey).(string)), string(picture.Destination)))
		}
		return ast.WalkContinue, nil
	})
	for _, link := range links {
		to, ok := pageOf(context.Get(fileKey).(string), string(link.Destination))
		if ok {
			link.Destination = []byte(to)
			continue
		}
		link.AppendChild(link, ast.NewString([]byte(inRepository(context.Get(fileKey).(string), string(link.Destination), plain(link, reader.Source())))))
		for link.FirstChild() != nil {
			link.Parent().InsertBefore(link.Parent(), link, link.FirstChild())
		}
		link.Parent().RemoveChild(link.Parent(), link)
	}
}

// inRepository returns where a file is that a document links to and that has no page, in parentheses after the text of
// the link.
func inRepository(file, destination, linked string) string {
	name := path.Join("server/site/docs", path.Dir(file), destination)
	if name == linked {
		name = ""
	}
	if strings.HasPrefix(file, "zh/") {
		return strings.TrimSpace("（源码库 "+name) + "）"
	}
	return strings.ReplaceAll(" ("+name+" in the repository)", "( ", "(")
}

// pageOf returns the address that a link in a file leads to; false if there is no page for it.
func pageOf(file, destination string) (to string, ok bool) {
	if strings.Contains(destination, ":") || strings.HasPrefix(destination, "#") {
		return destination, true
	}
	name, anchor, hasAnchor := strings.Cut(destination, "#")
	name = path.Join(path.Dir(file), name)
	if name == "../../../README.md" { // README.md here is its copy
		name = "README.md"
	}
	if _, err := fs.Stat(files, name); err != nil {
		return "", false
	}
	to = address(name)
	if hasAnchor {
		to += "#" + anchor
	}
	return to, true
}
