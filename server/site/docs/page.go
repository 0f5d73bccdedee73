package docs

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

//go:embed *.md zh/*.md pictures/*.png
var files embed.FS

// A Page is one document as HTML.
type Page struct {
	Path        string // its address, such as /docs/zh/queries
	Language    string // en or zh
	Title       string
	Body        template.HTML
	Contents    []Section
	Translation string // the address of the same document in the other language
}

// A Section is a heading of level 2.
type Section struct{ ID, Title string }

// order is the documents in the order in which a reader may want them; README is the first page.
var order = []string{"README", "queries", "api", "exports", "import", "data", "configuration", "storage", "deployment", "observability", "neo4j", "performance"}

// fileNames returns the documents in the order of a reader, first in English, then in Chinese.
func fileNames() (names []string) {
	for _, folder := range []string{"", "zh/"} {
		for _, name := range order {
			names = append(names, folder+name+".md")
		}
	}
	return names
}

// Addresses returns the addresses of all pages, in the order of Pages.
func Addresses() (addresses []string) {
	for _, name := range fileNames() {
		addresses = append(addresses, address(name))
	}
	return addresses
}

// Files returns the address of each page by the address that the document's file would have beside it.
func Files() map[string]string {
	files := map[string]string{}
	for _, name := range fileNames() {
		files["/docs/"+name] = address(name)
	}
	return files
}

// Pictures returns the pictures of the documents, which are PNG files, by their addresses.
func Pictures() map[string][]byte {
	pictures := map[string][]byte{}
	names, _ := fs.Glob(files, "pictures/*") // the pattern is right
	for _, name := range names {
		pictures["/docs/"+name], _ = files.ReadFile(name) // it is embedded
	}
	return pictures
}

// Pages renders all documents: in the order of a reader, first in English, then in Chinese.
func Pages() ([]Page, error) {
	var pages []Page
	for _, name := range fileNames() {
		p, err := render(name)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID(),
	parser.WithASTTransformers(util.Prioritized(linker{}, 0))))

// focusable makes what may scroll sideways focusable, so that the arrow keys can scroll it.
var focusable = strings.NewReplacer("<pre>", `<pre tabindex="0">`, "<table>", `<table tabindex="0">`)

// fileKey is the key of the file's name in a parser's context.
var fileKey = parser.NewContextKey()

// render makes the page of a file.
func render(file string) (Page, error) {
	source, err := fs.ReadFile(files, file)
	if err != nil {
		return Page{}, err
	}
	context := parser.NewContext(parser.WithIDs(anchors{}))
	context.Set(fileKey, file)
	root := markdown.Parser().Parse(text.NewReader(source), parser.WithContext(context))
	p := Page{Path: address(file), Language: "en"}
	other := "zh/" + file
	if name, ok := strings.CutPrefix(file, "zh/"); ok {
		p.Language, other = "zh", name
	}
	p.Translation = address(other)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		heading, ok := n.(*ast.Heading)
		switch {
		case !ok:
		case heading.Level == 1:
			p.Title = plain(heading, source)
		case heading.Level == 2:
			id, _ := heading.AttributeString("id")
			p.Contents = append(p.Contents, Section{fmt.Sprintf("%s", id), plain(heading, source)})
		}
	}
	var b bytes.Buffer
	if err := markdown.Renderer().Render(&b, source, root); err != nil {
		return Page{}, fmt.Errorf("%s: %w", file, err)
	}
	p.Body = template.HTML(focusable.Replace(b.String())) // of our own files, in which raw HTML is left out
	return p, nil
}

// address returns the path of the page of a file.
func address(file string) string {
	name := strings.TrimSuffix(file, ".md")
	return "/docs" + strings.TrimSuffix("/"+strings.TrimSuffix(name, "README"), "/")
}

// plain returns the text of a node without its markup.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // it has no error of its own
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
