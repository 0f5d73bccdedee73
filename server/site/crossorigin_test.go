package site

import (
	"fmt"
	"testing"
)

func TestCrossOrigin(t *testing.T) {
	preflight := header{"Origin": "https://a.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
	const a, b = "https://a.example", "https://b.example"
	for _, c := range []struct {
		origins []string
		allowed string
	}{{[]string{"*"}, "*"}, {[]string{a}, a}, {[]string{b, a}, a}, {[]string{b}, ""}, {nil, ""}} {
		h := quietSite(t, func(o *Options) { o.CORSOrigins = c.origins })
		for method, headers := range map[string]header{"OPTIONS": preflight, "GET": {"Origin": "https://a.example"}} {
			t.Run(fmt.Sprint(c.origins, " ", method), func(t *testing.T) {
				w := request(t, h, method, "/graphql?query={__typename}", "", headers)
				if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.allowed {
					t.Errorf("allowed is %q", got)
				}
				if w.Header().Get("Access-Control-Allow-Credentials") != "" {
					t.Error("credentials are allowed")
				}
			})
		}
	}
}

// A page of an allowed origin may send any header: the preflight request allows those that it names.
func TestCrossOriginHeaders(t *testing.T) {
	for _, origins := range []string{"*", "https://a.example"} {
		h := quietSite(t, func(o *Options) { o.CORSOrigins = []string{origins} })
		for _, asked := range []string{"authorization", "apollo-require-preflight,content-type", "traceparent,tracestate", "content-type", "if-match,x-request-id"} {
			t.Run(origins+" "+asked, func(t *testing.T) {
				w := request(t, h, "OPTIONS", "/graphql", "", header{"Origin": "https://a.example",
					"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": asked})
				if got := w.Header().Get("Access-Control-Allow-Headers"); w.Code != 204 || got != asked {
					t.Errorf("%d, allowed are %q", w.Code, got)
				}
			})
		}
	}
}
