package explorer

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
)

//go:embed dist/index.html dist/documents.json dist/assets
var dist embed.FS

// Paths returns the paths of the views, as patterns of http.ServeMux, but for /import, which also takes spreadsheets. All of
// them have the one page of Page.
func Paths() []string {
	return []string{"/{$}", "/place/{code}", "/network", "/tables", "/duty", "/change", "/about", "/search", "/history"}
}

// Settings are what the operator has set for the views. The page has a meta element for each, which the scripts read
// (src/settings.ts).
type Settings struct {
	Contact string // e-mail address or URL to which readers can report errors; may be empty
	Writing Writing
}

// Writing says whether the network can be changed over HTTP.
type Writing string

// The values of Writing.
const (
	WritingOff     Writing = ""         // nobody may
	WritingNotKept Writing = "not-kept" // a spreadsheet can be checked; the store would not keep what is written
	WritingOn      Writing = "on"
)

// Page returns the page, which loads its scripts and styles from /assets/.
func Page(settings Settings) ([]byte, error) {
	page, err := dist.ReadFile("dist/index.html")
	if err != nil {
		return nil, err
	}
	for _, s := range []struct{ name, value string }{{"contact", settings.Contact}, {"writing", string(settings.Writing)}} {
		if s.value != "" {
			meta := fmt.Sprintf("<meta name=\"coopgraph-%s\" content=\"%s\">\n</head>", s.name, html.EscapeString(s.value))
			page = bytes.Replace(page, []byte("</head>"), []byte(meta), 1)
		}
	}
	return page, nil
}

// Documents returns the documents that the views send.
func Documents() ([]string, error) {
	b, err := dist.ReadFile("dist/documents.json")
	if err != nil {
		return nil, err
	}
	var documents []string
	err = json.Unmarshal(b, &documents)
	return documents, err
}

// Assets returns the scripts and styles, by their names.
func Assets() (map[string][]byte, error) {
	entries, err := dist.ReadDir("dist/assets")
	if err != nil {
		return nil, err
	}
	assets := map[string][]byte{}
	for _, e := range entries {
		if assets[e.Name()], err = fs.ReadFile(dist, "dist/assets/"+e.Name()); err != nil {
			return nil, err
		}
	}
	return assets, nil
}
