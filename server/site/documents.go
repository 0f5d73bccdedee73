package site

import (
	"slices"

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

// documents returns the pages of the documents by their addresses.
func (a assets) documents(version string) (map[string]*staticFile, error) {
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
