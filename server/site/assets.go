package site

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"html/template"
	"io"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"coopgraph/server/transport"
)

// The pages, and what they load. GraphiQL and React are the published files, compressed once and served so.
var (
	//go:embed pages
	pageFiles embed.FS
	//go:embed assets
	assetFiles embed.FS
)

// text is an unchanging body with its entity tags, plain and compressed.
type text struct {
	contentType   string
	plain, gzip   []byte
	tag, gzipTag  string
	version       string // in an address: with it the text may be kept for ever
	contentPolicy string // for a page
}

// newText is a text that is served as it is, and compressed where the client takes that.
func newText(contentType string, plain []byte) *text {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one
	_, _ = w.Write(plain)                                 // into memory
	_ = w.Close()
	return textOf(contentType, plain, b.Bytes())
}

func textOf(contentType string, plain, compressed []byte) *text {
	tag := etag(plain)
	return &text{contentType: contentType, plain: plain, gzip: compressed, tag: tag,
		gzipTag: strings.TrimSuffix(tag, `"`) + `-gzip"`, version: strings.Trim(tag, `"`)[:10]}
}

func (t *text) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", t.contentType)
	h.Add("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache") // ask whether it is still the same
	if r.URL.Query().Get("v") == t.version {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if t.contentPolicy != "" {
		h.Set("Content-Security-Policy", t.contentPolicy)
	}
	body, tag := t.plain, t.tag
	compressed := transport.AcceptsCoding(r.Header, "gzip")
	if compressed {
		body, tag = t.gzip, t.gzipTag
	}
	status := transport.Precondition(r.Header, tag)
	if status == http.StatusPreconditionFailed {
		writeProblem(w, r, status, fmt.Sprintf("%s has none of the tags that If-Match names", r.URL.Path),
			"Leave If-Match out to get it with its tag.")
		return
	}
	h.Set("ETag", tag)
	if status == http.StatusNotModified {
		h.Del("Content-Type")
		w.WriteHeader(status)
		return
	}
	if compressed {
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Accept-Ranges", "none") // a text is short: it is sent whole, and no range is wrong
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the reader may be gone
	}
}

// assets are the files that pages load, by name.
type assets map[string]*text

// loadAssets reads the embedded files; those that are stored compressed are decompressed too.
func loadAssets() (assets, error) {
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
			all[name] = newText(contentType, b)
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
		all[name] = textOf(contentType, plain, b)
	}
	return all, nil
}

// page makes a page of its template, in which {{asset "x"}} is the address of an asset.
func (a assets) page(name string, data any) (*text, error) {
	address := func(name string) (string, error) {
		t, ok := a[name]
		if !ok {
			return "", fmt.Errorf("there is no asset %s", name)
		}
		return "/assets/" + name + "?v=" + t.version, nil
	}
	pages, err := template.New(name).Funcs(template.FuncMap{"asset": address}).ParseFS(pageFiles, "pages/"+name)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := pages.Execute(&b, data); err != nil {
		return nil, err
	}
	p := newText("text/html; charset=utf-8", b.Bytes())
	p.contentPolicy = pagePolicy
	return p, nil
}

// playground is GraphiQL, all of it from here: the page asks this server and no other machine.
func (a assets) playground() (*text, error) { return a.page("playground.html", nil) }

func (a assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if t, ok := a[r.PathValue("name")]; ok {
		t.ServeHTTP(w, r)
		return
	}
	notFound(w, r)
}
