package site

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
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

// loadAssets reads the embedded files, once for all sites of the process. It decompresses those that are stored compressed, for
// clients that take no gzip.
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
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("asset %s: %w", name, err)
		}
		plain, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("asset %s: %w", name, err)
		}
		all[name] = newCompressedFile(contentType, plain, func() []byte { return b })
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
