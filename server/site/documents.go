package site

import (
	"net/http"
	"slices"
	"sync"

	"coopgraph/server/site/docs"
)

// documentPolicy is the content security policy of a document: its page loads styles and an icon from this server, and
// nothing else.
const documentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// words are the texts on the page of a document that are not of the document.
type words struct{ Playground, Documents, Contents, Other string }

var wordsIn = map[string]words{
	"en": {"Playground", "Documents", "On this page", "中文"},
	"zh": {"查询页面", "文档", "本页目录", "English"},
}

// documents are the pages of the documents by their addresses. They are made when a page is asked for first.
type documents func() map[string]*staticFile

// ServeHTTP serves the page at the path.
func (d documents) ServeHTTP(w http.ResponseWriter, r *http.Request) { d()[r.URL.Path].ServeHTTP(w, r) }

// documents returns the pages of the documents. Its function panics if a page can't be made, which a test shows, since all
// files are part of the program.
func (a assets) documents(version string) documents {
	return sync.OnceValue(func() map[string]*staticFile {
		pages, err := a.documentPages(version)
		if err != nil {
			panic(err)
		}
		return pages
	})
}

func (a assets) documentPages(version string) (map[string]*staticFile, error) {
	all, err := docs.Pages()
	if err != nil {
		return nil, err
	}
	pages := map[string]*staticFile{}
	for _, p := range all {
		sameLanguage := slices.DeleteFunc(slices.Clone(all), func(o docs.Page) bool { return o.Language != p.Language })
		translation := slices.IndexFunc(all, func(o docs.Page) bool { return o.Path == p.Translation })
		page, err := a.page("docs.html", map[string]any{"Page": p, "Other": all[translation], "All": sameLanguage,
			"Words": wordsIn[p.Language], "Version": version})
		if err != nil {
			return nil, err
		}
		page.contentPolicy = documentPolicy
		pages[p.Path] = page
	}
	return pages, nil
}
