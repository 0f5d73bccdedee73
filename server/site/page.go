package site

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
)

// pageFiles are the templates of the pages.
//
//go:embed pages
var pageFiles embed.FS

// pagePolicy is the content security policy of our pages: they load what this server has, and nothing from elsewhere.
// Styles may be inline because GraphiQL sets some; fonts and images may be in its style sheet.
const pagePolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

// page makes a page from its template, in which {{asset "x"}} is the address of an asset.
func (a assets) page(name string, data any) (*staticFile, error) {
	address := func(name string) (string, error) {
		t, ok := a[name]
		if !ok {
			return "", fmt.Errorf("there is no asset %s", name)
		}
		return "/assets/" + name + "?v=" + t.version, nil
	}
	pages, err := template.New(name).Funcs(template.FuncMap{"asset": address}).ParseFS(pageFiles, "pages/"+name, "pages/header.html")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := pages.Execute(&b, data); err != nil {
		return nil, err
	}
	p := newStaticFile("text/html; charset=utf-8", b.Bytes())
	p.contentPolicy = pagePolicy
	return p, nil
}
