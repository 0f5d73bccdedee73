package explorer

import (
	"regexp"
	"strings"
	"testing"
)

// The page loads nothing but assets that are there and the icon, which is the site's. It has nothing inline, which its
// content policy forbids.
func TestPageLoadsItsAssets(t *testing.T) {
	page, err := Page()
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
