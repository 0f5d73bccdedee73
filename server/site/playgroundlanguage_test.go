package site

import (
	"strings"
	"testing"
)

// The playground is in the language of its address, or else in the one that the browser prefers.
func TestPlaygroundLanguage(t *testing.T) {
	h := quietSite(t)
	for _, c := range []struct{ target, accepted, title string }{
		{"/playground", "", "<h1>Playground</h1>"},
		{"/playground", "de, zh;q=0.5", "<h1>Playground</h1>"},
		{"/playground", "zh-CN, zh;q=0.9, en;q=0.8", "<h1>查询页面</h1>"},
		{"/playground?lang=en", "zh-CN", "<h1>Playground</h1>"},
		{"/playground?lang=zh", "en-GB", "<h1>查询页面</h1>"},
		{"/playground?lang=fr", "en-GB", "<h1>Playground</h1>"},
	} {
		t.Run(c.target+" "+c.accepted, func(t *testing.T) {
			w := request(t, h, "GET", c.target, "", header{"Accept-Language": c.accepted})
			if !strings.Contains(w.Body.String(), c.title) || !strings.Contains(strings.Join(w.Header().Values("Vary"), ", "), "Accept-Language") {
				t.Errorf("%d, %v, and no %s", w.Code, w.Header(), c.title)
			}
		})
	}
}
