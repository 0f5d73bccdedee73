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

// Paths returns the paths of the views, as patterns of http.ServeMux. All of them have the one page of Page.
func Paths() []string {
	return []string{"/{$}", "/place/{code}", "/network", "/tables", "/duty", "/change", "/about", "/search"}
}

// Page returns the page, which loads its scripts and styles from /assets/. The contact is the e-mail address or the URL to
// which readers can report errors, or empty. It is in a meta element, which the scripts read (src/settings.ts).
func Page(contact string) ([]byte, error) {
	page, err := dist.ReadFile("dist/index.html")
	if err != nil || contact == "" {
		return page, err
	}
	meta := fmt.Sprintf("<meta name=\"coopgraph-contact\" content=\"%s\">\n</head>", html.EscapeString(contact))
	return bytes.Replace(page, []byte("</head>"), []byte(meta), 1), nil
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
