package site

import "net/http"

// playground is the page of GraphiQL in each language, which this server has completely.
type playground map[string]*staticFile

// playgroundWords are the texts of the page that are not of GraphiQL, which is in English.
type playgroundWords struct{ Title, Questions, Loading string }

var playgroundWordsIn = map[string]playgroundWords{
	"zh": {"查询页面", "现成的问题", "正在载入……本页需要 JavaScript。"},
	"en": {"Playground", "Ready-made questions", "Loading… This page needs JavaScript."},
}

func (a assets) playground() (playground, error) {
	examples, err := Examples()
	if err != nil {
		return nil, err
	}
	p := playground{}
	for language, words := range playgroundWordsIn {
		header := newPageHeader(language, playgroundAddress, playgroundAddress+"?lang=zh", playgroundAddress+"?lang=en")
		if p[language], err = a.page("playground.html", map[string]any{"Header": header, "Words": words, "Examples": examples}); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// ServeHTTP serves the page in the language of ?lang=, or else in the one that the client prefers.
func (p playground) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept-Language")
	if page := p[r.URL.Query().Get("lang")]; page != nil {
		page.ServeHTTP(w, r)
		return
	}
	if prefersChinese(r.Header) {
		p["zh"].ServeHTTP(w, r)
		return
	}
	p["en"].ServeHTTP(w, r)
}
