package site

import (
	"fmt"
	"mime"
	"net/http"
	"path"
	"strings"

	"coopgraph/server/explorer"
)

// explorerPolicy is the content security policy of the explorer: it loads and asks what this server has. A picture of a map
// may be an address of data or of a blob, from which the page makes a PNG.
const explorerPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors "

// newExplorerPage returns the page of the explorer's views, which nobody may have in a frame.
func newExplorerPage(settings explorer.Settings) (*staticFile, error) {
	b, err := explorer.Page(settings)
	if err != nil {
		return nil, err
	}
	page := newStaticFile("text/html; charset=utf-8", b)
	page.contentPolicy = explorerPolicy + "'none'"
	return page, nil
}

// inFrames returns the page of the explorer as pages of these origins may have it in a frame; "*" is every origin.
func (f *staticFile) inFrames(origins []string) http.Handler {
	if len(origins) == 0 {
		return f
	}
	framed := *f
	framed.contentPolicy = explorerPolicy + strings.Join(origins, " ")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Del("X-Frame-Options") // it can't name origins
		framed.ServeHTTP(w, r)
	})
}

// orNotFound answers for a path that has nothing: a browser gets the page, which says so in the language of its reader and
// leads on, and a program the error.
func (f *staticFile) orNotFound(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	if !strings.Contains(r.Header.Get("Accept"), "text/html") || r.Method != http.MethodGet {
		notFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.contentType)
	w.Header().Set("Content-Security-Policy", f.contentPolicy)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(f.plain()) // the client may have left
}

// baseMap returns the operator's base map for the explorer. If there is none, the answer is 204, since that is no error.
func baseMap(file []byte) http.Handler {
	if len(file) > 0 {
		return newStaticFile("application/geo+json", file)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		w.WriteHeader(http.StatusNoContent)
	})
}

// addExplorer adds the files that the explorer loads.
func (a assets) addExplorer() error {
	files, err := explorer.Assets()
	if err != nil {
		return err
	}
	for name, b := range files {
		if a[name] != nil {
			return fmt.Errorf("two assets have the name %s", name)
		}
		a[name] = newStaticFile(mime.TypeByExtension(path.Ext(name)), b)
	}
	return nil
}
