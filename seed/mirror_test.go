package seed

import (
	"testing"

	"coopgraph/graph"
)

// What a host shows that is neither its publisher's nor a government's is of medium confidence at most, and each host
// that is listed shows something.
func TestMirrorsLowerConfidence(t *testing.T) {
	b := newBook(dataset())
	b.readMirrors()
	if err := b.err(); err != nil {
		t.Fatal(err)
	}
	mirrors, shown := map[graph.ID]string{}, map[string]int{}
	for _, s := range recordsOf[*graph.Source](whole(t)) {
		mirrors[s.ID] = b.mirror(s.URL)
	}
	for _, r := range recordsOf[graph.Record](whole(t)) {
		for _, c := range r.Head().Sources {
			host := mirrors[c.SourceID]
			if shown[host]++; host != "" && c.Confidence == graph.High {
				t.Errorf("%s is of high confidence, and shown by %s", r.Head().ID, host)
			}
		}
	}
	for host := range b.mirrors {
		if shown[host] == 0 {
			t.Errorf("%s shows nothing", host)
		}
	}
	for address, want := range map[string]string{
		"http://av069.com/a.html":             "av069.com",
		"https://wikipedia.kfd.me/wiki/x":     "kfd.me",
		"http://www.shcafe.org/x":             "shcafe.org",
		"https://www.shanghai.gov.cn/nw15343": "",
		"https://notav069.com/":               "",
		"":                                    "",
	} {
		if got := b.mirror(address); got != want {
			t.Errorf("%s is shown by the mirror %q: want %q", address, got, want)
		}
	}
}

// A document is one source, under whichever title rows would cite it.
func TestAnAddressIsOneSource(t *testing.T) {
	titles := map[string]string{}
	for _, s := range recordsOf[*graph.Source](whole(t)) {
		if before := titles[s.URL]; before != "" && s.URL != "" {
			t.Errorf("%s is %s and %s", s.URL, before, s.NameZH)
		}
		titles[s.URL] = s.NameZH
	}
	if _, ok := titles["http://shcafe.org/shzxxw/112397.html"]; !ok {
		t.Error("the work plan of 松江 and 庄河 is missing")
	}
}
