package site

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"coopgraph/server/site/docs"
)

// documentPolicy is the content security policy of a document: its page loads styles and an icon from this server, and
// nothing else. Its header has a search form.
const documentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// words are the texts on the page of a document that are not of the document.
type words struct{ Documents, Contents, Start, Open, Reference, Schema, Health, Readiness string }

var wordsIn = map[string]words{
	"en": {"Documents", "On this page", "Questions to start from", "Open the playground", "API reference", "Schema",
		"health", "readiness"},
	"zh": {"文档", "本页目录", "从这些问题开始", "打开查询页面", "接口参考", "接口定义", "健康状况", "就绪状况"},
}

// themes are those of ?theme=; the empty one is that of the reader's system.
var themes = []string{"", "light", "dark"}

// documents are the pages of the documents and their pictures, by their addresses, in each theme. They are made when one is asked
// for first.
type documents map[string]func() map[string]*staticFile

// ServeHTTP serves the page at the path in the theme of ?theme=. The address of the documents alone leads to the language
// that the client prefers, unless ?lang= names one.
func (d documents) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	asked := r.URL.Query()
	if r.URL.Path == documentsAddress {
		w.Header().Add("Vary", "Accept-Language")
		if !asked.Has("lang") && prefersChinese(r.Header) {
			w.Header().Set("Cache-Control", "no-cache")
			http.Redirect(w, r, strings.TrimSuffix(documentsAddress+"/zh?"+r.URL.RawQuery, "?"), http.StatusFound)
			return
		}
	}
	pages := d[asked.Get("theme")]
	if pages == nil {
		pages = d[""]
	}
	pages()[r.URL.Path].ServeHTTP(w, r)
}

// prefersChinese reports whether a client prefers Chinese to any other language.
func prefersChinese(h http.Header) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(h.Get("Accept-Language"))), "zh")
}

// documents returns the pages of the documents. It panics while it serves one if a page can't be made, which a test shows, since
// all files are part of the program.
func (a assets) documents(version string) documents {
	d := documents{}
	for _, theme := range themes {
		d[theme] = sync.OnceValue(func() map[string]*staticFile {
			pages, err := a.documentPages(version, theme)
			if err != nil {
				panic(err)
			}
			return pages
		})
	}
	return d
}

func (a assets) documentPages(version, theme string) (map[string]*staticFile, error) {
	all, err := docs.Pages()
	if err != nil {
		return nil, err
	}
	examples, err := Examples()
	if err != nil {
		return nil, err
	}
	pages := map[string]*staticFile{}
	for _, p := range all {
		sameLanguage := slices.DeleteFunc(slices.Clone(all), func(o docs.Page) bool { return o.Language != p.Language })
		translation := slices.IndexFunc(all, func(o docs.Page) bool { return o.Path == p.Translation })
		values := map[string]any{"Page": p, "Other": all[translation], "All": sameLanguage, "Words": wordsIn[p.Language], "Version": version}
		inChinese, inEnglish := p.Path, p.Translation
		if p.Language == "en" {
			inChinese, inEnglish = inEnglish, inChinese
		}
		values["Header"] = newPageHeader(p.Language, documentsAddress, inChinese, inEnglish).withTheme(theme)
		if p.Path == sameLanguage[0].Path { // the first document leads to everything else
			values["Examples"] = examples
		}
		page, err := a.page("docs.html", values)
		if err != nil {
			return nil, err
		}
		page = newStaticFile(page.contentType, keepChoices(page.plain(), theme))
		page.contentPolicy = documentPolicy
		pages[p.Path] = page
	}
	for address, picture := range docs.Pictures() {
		pages[address] = newStaticFile("image/png", picture)
	}
	return pages, nil
}

// pageLink is a link to another page of this server: its path, its query and its fragment.
var pageLink = regexp.MustCompile(`href="(/(?:docs[^"?#]*|[a-z]*))(\?[^"#]*)?(#[^"]*)?"`)

// keepChoices completes the links of a page by what its reader has chosen: the theme, and English if no language is named.
func keepChoices(page []byte, theme string) []byte {
	return pageLink.ReplaceAllFunc(page, func(link []byte) []byte {
		parts := pageLink.FindSubmatch(link)
		path, query, fragment := string(parts[1]), string(parts[2]), string(parts[3])
		add := func(parameter string) {
			separator := "&amp;"
			if query == "" {
				separator = "?"
			}
			query += separator + parameter
		}
		if path == documentsAddress && query == "" {
			add("lang=en")
		}
		if theme != "" {
			add("theme=" + theme)
		}
		return []byte(`href="` + path + query + fragment + `"`)
	})
}
