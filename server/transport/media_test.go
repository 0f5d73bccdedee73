package transport

import (
	"net/http"
	"strings"
	"testing"
)

func TestMediaFor(t *testing.T) {
	for accept, want := range map[string]media{
		"":                                  legacy,
		" ":                                 legacy,
		"*/*":                               legacy,
		"application/*":                     legacy,
		"application/json":                  legacy,
		"APPLICATION/JSON":                  legacy,
		"application/graphql-response+json": modern,
		"application/graphql-response+json; charset=utf-8, application/json; charset=utf-8": modern,
		"application/json, application/graphql-response+json":                               modern,
		"application/graphql-response+json, application/json;q=0.9":                         modern,
		"application/graphql-response+json;q=0.8, application/json;q=0.9":                   legacy,
		"application/graphql-response+json;q=0.8, */*":                                      legacy,
		"application/graphql-response+json, */*":                                            modern,
		"application/json, */*":                                                             legacy,
		"application/json;q=0, */*":                                                         modern,
		"application/json;q=0, application/*;q=0.1":                                         modern,
		"application/graphql-response+json;q=0, */*;q=0.5":                                  legacy,
		"application/*;q=0.2, */*;q=0.9":                                                    legacy,
		"text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8":                legacy,
		"application/graphql-response+json;charset=\"UTF-8\"":                               modern,
		"application/graphql-response+json;charset=gbk, application/json;q=0.1":             legacy,
		"application/graphql-response+json ; q = 1.000 , text/html":                         modern,
		"application/graphql-response+json;q=2, application/json;q=0.001":                   legacy,
		"application/graphql-response+json;profile=x":                                       modern,
		"text/html":                         "",
		"application/json;q=0":              "",
		"application/json;q=0.000":          "",
		"application/json;charset=gbk":      "",
		"application/json;q=":               "",
		"application/json;q=0.1234":         "",
		"*/*;q=0":                           "",
		"text/event-stream":                 "",
		"multipart/mixed;deferSpec=2022":    "",
		"application/jsonx, xapplication/*": "",
		"application":                       "",
		";;,,":                              "",
	} {
		got, ok := mediaFor(http.Header{"Accept": {accept}})
		if !ok && got != legacy {
			t.Errorf("Accept: %s: refused as %q", accept, got)
		}
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("Accept: %s is answered by %q, want %q", accept, got, want)
		}
	}
	if got, _ := mediaFor(http.Header{"Accept": {"text/html", string(modern)}}); got != modern {
		t.Errorf("of two fields: %s", got)
	}
	if got, ok := mediaFor(http.Header{}); got != legacy || !ok {
		t.Errorf("without Accept: %s", got)
	}
}

func TestWeightOf(t *testing.T) {
	for q, want := range map[string]int{"0": 0, "0.": 0, "0.5": 500, "0.05": 50, "0.999": 999, "1": 1000, "1.0": 1000, "1.000": 1000,
		"": -1, ".5": -1, "1.001": -1, "2": -1, "0.1234": -1, "-0": -1, "0.5x": -1, "1e0": -1, "０": -1} {
		got, ok := weightOf(q)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("q=%s is %d, want %d", q, got, want)
		}
	}
}

// Whatever is accepted, what is chosen is one of what is there, and not what is refused by name.
func FuzzNegotiation(f *testing.F) {
	for _, seed := range []string{"", "*/*", "application/json;q=0.5, application/graphql-response+json", "gzip, br;q=0, zstd;q=1.0",
		"identity;q=0, *;q=0", `a;b="c,d";q=0.1`, ";q=,=;", "*;q=0.001"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, field string) {
		for _, w := range wishes([]string{field}) {
			if w.weight < 0 || w.weight > 1000 || w.name == "" || w.name != strings.TrimSpace(w.name) {
				t.Errorf("%q: %+v", field, w)
			}
		}
		if m, ok := mediaFor(http.Header{"Accept": {field}}); m != modern && m != legacy {
			t.Errorf("%q: media %q, %t", field, m, ok)
		}
		c, plain := CodingFor(http.Header{"Accept-Encoding": {field}})
		if c == nil && plain || c == Identity && !plain {
			t.Errorf("%q: coding %v, plain %t", field, c, plain)
		}
		if c == nil {
			return
		}
		if w, named := find(wishes([]string{field}), c.Name); named && w.weight == 0 {
			t.Errorf("%q: %s is refused and chosen", field, c.Name)
		}
	})
}
