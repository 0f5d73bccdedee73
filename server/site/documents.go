package site

import (
	"net/http"
	"slices"
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

// documents are the pages of the documents and their pictures, by their addresses. They are made when one is asked for
// first.
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
		values["Header"] = newPageHeader(p.Language, documentsAddress, inChinese, inEnglish)
		if p.Path == sameLanguage[0].Path { // the first document leads to everything else
			values["Examples"] = examples
		}
		page, err := a.page("docs.html", values)
		if err != nil {
			return nil, err
		}
		page.contentPolicy = documentPolicy
		pages[p.Path] = page
	}
	for address, picture := range docs.Pictures() {
		pages[address] = newStaticFile("image/png", picture)
	}
	return pages, nil
}
