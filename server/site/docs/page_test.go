package docs

import (
	"bytes"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var update = flag.Bool("update", false, "write README.md here again, from the one at the top level")

const top = "../../../"

// The README at the top level is short enough to be read in three minutes.
func TestReadmeIsShort(t *testing.T) {
	readme, err := os.ReadFile(top + "README.md")
	if err != nil {
		t.Fatal(err)
	}
	if len(readme) > 8_000 {
		t.Errorf("README.md has %d bytes: move what is not for everybody into server/site/docs", len(readme))
	}
}

// README.md here is the one at the top level, with links that lead to the same files from here: a package can't embed
// a file above it.
func TestReadmeIsACopy(t *testing.T) {
	readme, err := os.ReadFile(top + "README.md")
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`\]\(([^):]+)\)`).ReplaceAllFunc(readme, func(link []byte) []byte {
		to := string(link[2 : len(link)-1])
		if here, ok := strings.CutPrefix(to, "server/site/docs/"); ok {
			return []byte("](" + here + ")")
		}
		return []byte("](" + top + to + ")")
	})
	if *update {
		if err := os.WriteFile("README.md", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("server/site/docs/README.md is not README.md: go test ./server/site/docs -update")
	}
}

// parsedDocument is a file with its syntax tree.
type parsedDocument struct {
	file   string
	source []byte
	root   ast.Node
	ids    map[string]bool
}

var plainMarkdown = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))

// read parses a file without changing its links.
func read(t *testing.T, file string) parsedDocument {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	root := plainMarkdown.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(anchors{}))))
	d := parsedDocument{file, source, root, map[string]bool{}}
	for heading := range all[*ast.Heading](root) {
		id, _ := heading.AttributeString("id")
		d.ids[fmt.Sprintf("%s", id)] = true
	}
	return d
}

// all is the nodes of one type in a document.
func all[N ast.Node](root ast.Node) func(yield func(N) bool) {
	return func(yield func(N) bool) {
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // its error is never set
			if one, ok := n.(N); ok && entering && !yield(one) {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
	}
}

// Links between the files lead to files and headings that are there.
func TestDocsLinks(t *testing.T) {
	sources := []string{top + "README.md", top + ".github/ARCHITECTURE.md", top + ".github/CONTRIBUTING.md", top + ".github/SECURITY.md",
		top + "seed/data/README.md"}
	for _, name := range order {
		sources = append(sources, name+".md", "zh/"+name+".md")
	}
	for _, source := range sources {
		t.Run(source, func(t *testing.T) {
			for picture := range all[*ast.Image](read(t, source).root) {
				checkPicture(t, path.Join(path.Dir(source), string(picture.Destination)))
			}
			for link := range all[*ast.Link](read(t, source).root) {
				to := string(link.Destination)
				if strings.Contains(to, ":") {
					continue
				}
				name, anchor, _ := strings.Cut(to, "#")
				target := path.Join(path.Dir(source), name)
				if name == "" {
					target = source
				}
				if _, err := os.Stat(target); err != nil {
					t.Errorf("%s is linked to: %v", to, err)
				} else if anchor != "" && !read(t, target).ids[anchor] {
					t.Errorf("%s is linked to, and there is no such heading", to)
				}
			}
		})
	}
}

// checkPicture checks that a file is a PNG of at most 150 kB, which the program serves.
func checkPicture(t *testing.T, file string) {
	t.Helper()
	picture, err := os.ReadFile(file)
	if err != nil || len(picture) > 150_000 || !bytes.HasPrefix(picture, []byte("\x89PNG")) {
		t.Errorf("%s: %d bytes, %v", file, len(picture), err)
	}
	if !bytes.Equal(Pictures()["/docs/pictures/"+path.Base(file)], picture) {
		t.Errorf("%s has no address", file)
	}
}

var (
	source    = regexp.MustCompile(`src="([^"]*)"`)
	href      = regexp.MustCompile(`href="([^"]*)"`)
	headingID = regexp.MustCompile(`<h\d id="([^"]*)">`)
)

// Links between the pages lead to pages and headings that are there, and no file is left without a page.
func TestDocsPageLinks(t *testing.T) {
	pages, err := Pages()
	if err != nil {
		t.Fatal(err)
	}
	targets := map[string]bool{}
	for _, p := range pages {
		targets[p.Path] = true
		for _, id := range headingID.FindAllStringSubmatch(string(p.Body), -1) {
			targets[p.Path+"#"+id[1]] = true
		}
	}
	for _, p := range pages {
		for _, link := range href.FindAllStringSubmatch(string(p.Body), -1) {
			to, err := url.PathUnescape(link[1])
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(to, "http") && !targets[to] {
				t.Errorf("%s links to %s, which is not there", p.Path, to)
			}
		}
		for _, picture := range source.FindAllStringSubmatch(string(p.Body), -1) {
			if Pictures()[picture[1]] == nil {
				t.Errorf("%s shows %s, which is not there", p.Path, picture[1])
			}
		}
		for _, s := range p.Contents {
			if !targets[p.Path+"#"+s.ID] {
				t.Errorf("the contents of %s have %s, which is no heading", p.Path, s.ID)
			}
		}
		if !targets[p.Translation] || p.Title == "" || strings.Contains(string(p.Body), "<script") || strings.Contains(string(p.Body), "style=") {
			t.Errorf("%s: title %q, translation %s", p.Path, p.Title, p.Translation)
		}
	}
	for _, folder := range []string{".", "zh"} {
		entries, err := files.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if file := path.Join(folder, e.Name()); !e.IsDir() && !targets[address(file)] {
				t.Errorf("%s is in no list of documents, so it has no page", file)
			}
		}
	}
}

// A page says where in the repository a file is that it cannot link to.
func TestDocsPageTellsOfOtherFiles(t *testing.T) {
	pages, err := Pages()
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		"/docs":               "Architecture (.github/ARCHITECTURE.md in the repository)",
		"/docs/deployment":    "The files below are in .github/deploy (in the repository).",
		"/docs/zh":            "架构（源码库 .github/ARCHITECTURE.md）",
		"/docs/zh/deployment": "以下文件位于 .github/deploy（源码库）。",
	} {
		t.Run(address, func(t *testing.T) {
			if i := slices.IndexFunc(pages, func(p Page) bool { return p.Path == address }); !strings.Contains(string(pages[i].Body), want) {
				t.Errorf("it does not say %q", want)
			}
		})
	}
}

// comment is a remark in a block of code, which may be translated.
var comment = regexp.MustCompile(`(?m)\s+# .*$|^\s*# .*$`)

// outline is what a document and its translation have in common: its blocks, the code in full and, in alphabetical order,
// the names that stand as code in the text.
func (d parsedDocument) outline() (blocks, names []string) {
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		block := n.Kind().String()
		switch n := n.(type) {
		case *ast.Heading:
			block = fmt.Sprint("heading ", n.Level)
		case *ast.List:
			block = fmt.Sprint("list of ", n.ChildCount())
		case *tables.Table:
			block = fmt.Sprintf("table of %d × %d", n.ChildCount(), n.FirstChild().ChildCount())
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			block = comment.ReplaceAllString(string(n.Lines().Value(d.source)), "")
		}
		blocks = append(blocks, block)
	}
	for span := range all[*ast.CodeSpan](d.root) {
		names = append(names, plain(span, d.source))
	}
	slices.Sort(names)
	return blocks, names
}

// The Chinese documents are complete: they have the same headings, lists, tables, code and names as the English ones.
func TestDocsAreTranslated(t *testing.T) {
	for _, name := range order {
		t.Run(name, func(t *testing.T) {
			blocks, names := read(t, name+".md").outline()
			theirBlocks, theirNames := read(t, "zh/"+name+".md").outline()
			difference(t, blocks, theirBlocks)
			difference(t, names, theirNames)
		})
	}
}

// difference reports the first place where two lists differ.
func difference(t *testing.T, english, chinese []string) {
	t.Helper()
	for i := range max(len(english), len(chinese)) {
		at := func(list []string) string {
			if i < len(list) {
				return list[i]
			}
			return "nothing"
		}
		if at(english) != at(chinese) {
			t.Errorf("the English document has, in place %d,\n%s\nand the Chinese one\n%s", i, at(english), at(chinese))
			return
		}
	}
}

// The anchors are those that GitHub makes.
func TestAnchors(t *testing.T) {
	a := anchors{}
	for _, c := range []struct{ heading, id string }{
		{"Limits and cost", "limits-and-cost"}, {"CSV, Parquet and their readers", "csv-parquet-and-their-readers"}, {"时间", "时间"},
		{"How many, as of 2021? (Table 7)", "how-many-as-of-2021-table-7"}, {"时间", "时间-1"}, {"`-read` store_1 — two", "-read-store_1--two"},
	} {
		if got := string(a.Generate([]byte(c.heading), ast.KindHeading)); got != c.id {
			t.Errorf("%q has the id %q, and should have %q", c.heading, got, c.id)
		}
	}
}
