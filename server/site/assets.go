package site

import (
	"embed"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
)

// assetFiles are the files that the pages load. GraphiQL and React are the published files, stored and served compressed.
//
//go:embed assets
var assetFiles embed.FS

// assets are the files that pages load, by name.
type assets map[string]*staticFile

// loadAssets returns the embedded files, once for all sites of the process.
var loadAssets = sync.OnceValues(func() (assets, error) {
	files, err := assetFiles.ReadDir("assets")
	if err != nil {
		return nil, err
	}
	all := assets{}
	for _, f := range files {
		b, err := assetFiles.ReadFile("assets/" + f.Name())
		if err != nil {
			return nil, err
		}
		name, compressed := strings.CutSuffix(f.Name(), ".gz")
		contentType := mime.TypeByExtension(path.Ext(name))
		if !compressed {
			all[name] = newStaticFile(contentType, b)
			continue
		}
		all[name] = newCompressedFile(contentType, b)
	}
	return all, all.addExplorer()
})

// ServeHTTP serves the file that the path names.
func (a assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if t, ok := a[r.PathValue("name")]; ok {
		t.ServeHTTP(w, r)
		return
	}
	notFound(w, r)
}
