package transport

import (
	"net/http"
	"strings"
	"testing"
)

func TestMediaFor(t *testing.T) {
	for accept, want := range map[string]media{
		"":                                  mediaJSON,
		" ":                                 mediaJSON,
		"*/*":                               mediaJSON,
		"application/*":                     mediaJSON,
		"application/json":                  mediaJSON,
		"APPLICATION/JSON":                  mediaJSON,
		"application/graphql-response+json": mediaGraphQL,
		"application/graphql-response+json; charset=utf-8, application/json; charset=utf-8": mediaGraphQL,
		"application/json, application/graphql-response+json":                               mediaGraphQL,
		"application/graphql-response+json, application/json;q=0.9":                         mediaGraphQL,
		"application/graphql-response+json;q=0.8, application/json;q=0.9":                   mediaJSON,
		"application/graphql-response+json;q=0.8, */*":                                      mediaJSON,
		"application/graphql-response+json, */*":                                            mediaGraphQL,
		"application/json, */*":                                                             mediaJSON,
		"application/json;q=0, */*":                                                         mediaGraphQL,
		"application/json;q=0, application/*;q=0.1":                                         mediaGraphQL,
		"application/graphql-response+json;q=0, */*;q=0.5":                                  mediaJSON,
		"application/*;q=0.2, */*;q=0.9":                                                    mediaJSON,
		"text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8":                mediaJSON,
		"application/graphql-response+json;charset=\"UTF-8\"":                               mediaGraphQL,
		"application/graphql-response+json;charset=gbk, application/json;q=0.1":             mediaJSON,
		"application/graphql-response+json ; q = 1.000 , text/html":                         mediaGraphQL,
		"application/graphql-response+json;q=2, application/json;q=0.001":                   mediaJSON,
		"application/graphql-response+json;profile=x":                                       mediaGraphQL,
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
		t.Run(accept, func(t *testing.T) {
			got, ok := mediaFor(http.Header{"Accept": {accept}})
			if !ok && got != mediaJSON {
				t.Errorf("Accept: %s: refused as %q", accept, got)
			}
			if !ok {
				got = ""
			}
			if got != want {
				t.Errorf("Accept: %s is answered by %q, want %q", accept, got, want)
			}
		})
	}
	if got, _ := mediaFor(http.Header{"Accept": {"text/html", string(mediaGraphQL)}}); got != mediaGraphQL {
		t.Errorf("of two fields: %s", got)
	}
	if got, ok := mediaFor(http.Header{}); got != mediaJSON || !ok {
		t.Errorf("without Accept: %s", got)
	}
}

func TestParseQuality(t *testing.T) {
	for q, want := range map[string]int{"0": 0, "0.": 0, "0.5": 500, "0.05": 50, "0.999": 999, "1": 1000, "1.0": 1000, "1.000": 1000,
		"": -1, ".5": -1, "1.001": -1, "2": -1, "0.1234": -1, "-0": -1, "0.5x": -1, "1e0": -1, "０": -1} {
		t.Run(q, func(t *testing.T) {
			got, ok := parseQuality(q)
			if !ok {
				got = -1
			}
			if got != want {
				t.Errorf("q=%s is %d, want %d", q, got, want)
			}
		})
	}
}

// Whatever a client accepts, the chosen media type and coding exist, and are not refused by name.
func FuzzNegotiation(f *testing.F) {
	for _, seed := range []string{"", "*/*", "application/json;q=0.5, application/graphql-response+json", "gzip, br;q=0, zstd;q=1.0",
		"identity;q=0, *;q=0", `a;b="c,d";q=0.1`, ";q=,=;", "*;q=0.001"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, field string) {
		for _, item := range parseAccept([]string{field}) {
			if item.quality < 0 || item.quality > 1000 || item.name == "" || item.name != strings.TrimSpace(item.name) {
				t.Errorf("%q: %+v", field, item)
			}
		}
		if m, ok := mediaFor(http.Header{"Accept": {field}}); m != mediaGraphQL && m != mediaJSON {
			t.Errorf("%q: media %q, %t", field, m, ok)
		}
		c, acceptsIdentity := CodingFor(http.Header{"Accept-Encoding": {field}})
		if c == nil && acceptsIdentity || c == Identity && !acceptsIdentity {
			t.Errorf("%q: coding %v, identity %t", field, c, acceptsIdentity)
		}
		if c == nil {
			return
		}
		if item, ok := findItem(parseAccept([]string{field}), c.Name); ok && item.quality == 0 {
			t.Errorf("%q: %s is refused and chosen", field, c.Name)
		}
	})
}
