package explorer

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The page loads nothing but assets that are there and the icon, which is the site's. It has nothing inline, which its
// content policy forbids.
func TestPageLoadsItsAssets(t *testing.T) {
	page, err := Page(Settings{})
	if err != nil {
		t.Fatal(err)
	}
	assets, err := Assets()
	if err != nil {
		t.Fatal(err)
	}
	loaded := 0
	for _, m := range regexp.MustCompile(`<(?:script|link)[^>]* (?:src|href)="([^"]*)"`).FindAllStringSubmatch(string(page), -1) {
		name, ok := strings.CutPrefix(m[1], "/assets/")
		if !ok {
			t.Errorf("the page loads %s", m[1])
		}
		if assets[name] == nil && name != "icon.svg" {
			t.Errorf("the page loads %s, which is not there", name)
		}
		loaded++
	}
	if loaded < 3 {
		t.Errorf("the page loads %d files: a script, a style sheet and an icon are the least", loaded)
	}
	if inline := regexp.MustCompile(`<style|style=|<script>|<script type="module">`).Find(page); inline != nil {
		t.Errorf("the page has %s", inline)
	}
	for name, b := range assets {
		if len(b) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

// The page has the operator's settings, and no meta elements without them.
func TestPageHasTheSettings(t *testing.T) {
	for _, c := range []struct {
		name     string
		settings Settings
		want     []string
	}{
		{"none", Settings{}, nil},
		{"an address", Settings{Contact: "a@example.org"}, []string{`<meta name="coopgraph-contact" content="a@example.org">`}},
		{"a URL, escaped", Settings{Contact: "https://e.org/?\"b"}, []string{`<meta name="coopgraph-contact" content="https://e.org/?&#34;b">`}},
		{"both", Settings{"a@example.org", WritingOn}, []string{`<meta name="coopgraph-contact" content="a@example.org">`, `<meta name="coopgraph-writing" content="on">`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, err := Page(c.settings)
			if err != nil {
				t.Fatal(err)
			}
			if got := regexp.MustCompile(`<meta name="coopgraph-[^>]*>`).FindAllString(string(page), -1); !slices.Equal(got, c.want) {
				t.Errorf("the page has %q", got)
			}
		})
	}
}
