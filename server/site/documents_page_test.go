package site

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"coopgraph/server/site/docs"
)

// A page of a document has a tag and the narrowest policy, leads to all others of its language and to its translation.
func TestDocumentPages(t *testing.T) {
	h := quietSite(t)
	pages, err := docs.Pages()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		t.Run(p.Path, func(t *testing.T) {
			w := request(t, h, "GET", p.Path, "", nil)
			body := w.Body.String()
			if w.Code != 200 || w.Header().Get("Content-Security-Policy") != documentPolicy || strings.Contains(body, "style=") ||
				strings.Contains(body, "<script") {
				t.Errorf("%s: %d, %v", p.Path, w.Code, w.Header())
			}
			for _, other := range pages {
				link := fmt.Sprintf(`href="%s"`, other.Path)
				if other.Path == documentsAddress { // for readers of English whose browser prefers Chinese
					link = `href="/docs?lang=en"`
				}
				if (other.Language == p.Language || other.Path == p.Translation) && !strings.Contains(body, link) {
					t.Errorf("%s has no link to %s", p.Path, other.Path)
				}
			}
			if w := request(t, h, "GET", p.Path, "", header{"If-None-Match": w.Header().Get("ETag")}); w.Code != 304 {
				t.Errorf("%s with its tag: %d", p.Path, w.Code)
			}
			if w := request(t, h, "GET", p.Path+"/", "", nil); w.Code != 301 || w.Header().Get("Location") != p.Path {
				t.Errorf("%s/: %d to %s", p.Path, w.Code, w.Header().Get("Location"))
			}
		})
	}
}

// The address of the documents alone leads to the language that the client prefers, unless a language is named.
func TestDocumentsLanguage(t *testing.T) {
	h := quietSite(t)
	for _, c := range []struct{ target, accepted, location string }{
		{"/docs", "", ""},
		{"/docs", "de, zh;q=0.5", ""},
		{"/docs", "zh-CN, zh;q=0.9, en;q=0.8", "/docs/zh"},
		{"/docs?theme=dark", "zh", "/docs/zh?theme=dark"},
		{"/docs?lang=en", "zh-CN", ""},
		{"/docs/zh", "en-GB", ""},
		{"/docs/api", "zh-CN", ""},
	} {
		t.Run(c.target+" "+c.accepted, func(t *testing.T) {
			w := request(t, h, "GET", c.target, "", header{"Accept-Language": c.accepted})
			want := map[bool]int{true: 200, false: 302}[c.location == ""]
			if w.Code != want || w.Header().Get("Location") != c.location {
				t.Errorf("%d to %q", w.Code, w.Header().Get("Location"))
			}
			if varies := strings.Contains(strings.Join(w.Header().Values("Vary"), ", "), "Accept-Language"); varies != strings.HasPrefix(c.target+"?", "/docs?") {
				t.Errorf("Vary is %q", w.Header().Values("Vary"))
			}
		})
	}
}

// A page has the theme of its address, and so have the pages that it leads to.
func TestDocumentsTheme(t *testing.T) {
	h := quietSite(t)
	for _, c := range []struct {
		theme     string
		has, lack []string
	}{
		{"", []string{`<html lang="zh">`, `href="?lang=zh&amp;theme=dark"`, `href="?lang=zh&amp;theme=light"`, `href="/docs/zh/api"`}, []string{"data-theme"}},
		{"dark", []string{`<html lang="zh" data-theme="dark">`, `href="?lang=zh&amp;theme=light"`, `href="/docs/zh/api?theme=dark"`, `href="/?lang=zh&amp;theme=dark"`,
			`href="/docs?lang=en&amp;theme=dark"`, `name="theme" value="dark"`}, []string{`href="?lang=zh&amp;theme=dark"`, `href="/docs/zh/api"`}},
		{"light", []string{`<html lang="zh" data-theme="light">`, `href="?lang=zh&amp;theme=dark"`}, []string{`href="?lang=zh&amp;theme=light"`}},
		{"pink", []string{`<html lang="zh">`}, []string{"data-theme", "pink"}},
	} {
		t.Run(c.theme, func(t *testing.T) {
			body := request(t, h, "GET", "/docs/zh?theme="+c.theme, "", nil).Body.String()
			for _, part := range c.has {
				if !strings.Contains(body, part) {
					t.Errorf("it has no %s", part)
				}
			}
			for _, part := range c.lack {
				if strings.Contains(body, part) {
					t.Errorf("it has %s", part)
				}
			}
		})
	}
}

// The first document of each language leads to each example, in that language, and to what a developer needs; no other does.
func TestFirstDocument(t *testing.T) {
	h := quietSite(t)
	examples, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for path, question := range map[string]func(Example) string{"/docs": func(e Example) string { return e.EN }, "/docs/zh": func(e Example) string { return e.ZH }} {
		language := map[string]string{"/docs": "en", "/docs/zh": "zh"}[path]
		t.Run(path, func(t *testing.T) {
			page := html.UnescapeString(request(t, h, "GET", path, "", nil).Body.String())
			for _, e := range examples {
				if link := fmt.Sprintf(`<a href="%s&lang=%s">%s</a>`, e.Link(), language, question(e)); !strings.Contains(page, link) {
					t.Errorf("it has no %s", link)
				}
			}
			for _, link := range []string{`href="/playground?lang=` + language, `href="/playground?docs&lang=` + language, `href="/schema.graphql"`, `href="/healthz"`, `href="/?lang=`} {
				if !strings.Contains(page, link) {
					t.Errorf("it has no %s", link)
				}
			}
		})
	}
	if page := request(t, h, "GET", "/docs/api", "", nil).Body.String(); strings.Contains(page, examples[0].Name) {
		t.Error("another document has the examples")
	}
}

// The documents fit a phone and a desktop: nothing is wider than the window but code and tables, which
// scroll by themselves.
func TestDocumentsInABrowser(t *testing.T) {
	b, at := newBrowser(t), serve(t, quietSite(t))
	pages, err := docs.Pages()
	if err != nil {
		t.Fatal(err)
	}
	look := func(path string, width int) {
		b.do(b.session, "Emulation.setDeviceMetricsOverride",
			map[string]any{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}, nil)
		b.open(at + path)
		b.await(`location.pathname + " " + document.readyState`, path+" complete")
		b.await(`getComputedStyle(document.querySelector(".page")).maxWidth`, "px")
		if wide := b.eval(`document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide != "0" {
			t.Errorf("%s is %s pixels wider than a window of %d", path, wide, width)
		}
		b.screenshot(fmt.Sprintf("page%s-%d.png", strings.ReplaceAll(path, "/", "-"), width))
	}
	for _, p := range pages {
		look(p.Path, 390)
	}
	look(pages[0].Path, 1280)
	look(pages[len(pages)-1].Path, 1280)
	b.checkPages(at)
}
