package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"coopgraph/server/transport"
)

func TestTextsAreCachedAndCompressed(t *testing.T) {
	h := quietSite(t)
	page := request(t, h, "GET", "/playground", "", nil).Body.String()
	_, script, _ := strings.Cut(page, `src="/assets/graphiql`)
	script, _, _ = strings.Cut("/assets/graphiql"+script, `"`)
	cacheControl := map[string]string{"/schema.graphql": "no-cache", "/assets/graphiql.min.js": "no-cache",
		script: "public, max-age=31536000, immutable"}
	for target, want := range cacheControl {
		plain := request(t, h, "GET", target, "", nil)
		packed := request(t, h, "GET", target, "", header{"Accept-Encoding": "br, gzip;q=0.8"})
		if got := packed.Header().Get("Content-Encoding"); got != "gzip" || plain.Header().Get("Content-Encoding") != "" {
			t.Fatalf("%s: encoding %q", target, got)
		}
		r, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		unpacked, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(unpacked, plain.Body.Bytes()) || len(unpacked) == 0 {
			t.Errorf("%s: compressed and plain differ (%v)", target, err)
		}
		if plain.Header().Get("ETag") == packed.Header().Get("ETag") {
			t.Errorf("%s: one tag for two encodings", target)
		}
		for _, w := range []*httptest.ResponseRecorder{plain, packed} {
			encoding := "identity"
			if w == packed {
				encoding = "gzip"
			}
			again := request(t, h, "GET", target, "", header{"Accept-Encoding": encoding, "If-None-Match": w.Header().Get("ETag")})
			if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
				t.Errorf("%s: %s again: %d with %d bytes", target, encoding, again.Code, again.Body.Len())
			}
			if got := w.Header().Get("Cache-Control"); got != want {
				t.Errorf("%s: Cache-Control is %q", target, got)
			}
		}
		if !strings.Contains(strings.Join(plain.Header().Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: Vary is %q", target, plain.Header().Values("Vary"))
		}
	}
	for accepted, want := range map[string]bool{"": false, "gzip": true, "GZIP": true, "br": false, "*": true, "gzip;q=0": false, "*;q=0.5, gzip;q=0": false,
		"gzip; q=0.0, br": false, "deflate, gzip;q=1.0": true, "gzip;q=x": false, "xgzip": false} {
		if got := transport.AcceptsCoding(http.Header{"Accept-Encoding": {accepted}}, "gzip"); got != want {
			t.Errorf("Takes(%q, gzip) = %t", accepted, got)
		}
	}
}

// A wrong If-Match is answered by an error with a code and a hint, as on every other path. Ranges are ignored.
func TestTextsWithIfMatch(t *testing.T) {
	h := quietSite(t)
	for _, target := range []string{"/schema.graphql", "/", "/playground", "/docs", "/docs/zh/queries", "/assets/docs.css", "/assets/main.js", "/place/532931"} {
		for _, encoding := range []string{"identity", "gzip"} {
			tag := request(t, h, "HEAD", target, "", header{"Accept-Encoding": encoding}).Header().Get("ETag")
			for _, held := range []string{tag, "*", `"other", ` + tag} {
				if w := request(t, h, "GET", target, "", header{"Accept-Encoding": encoding, "If-Match": held}); w.Code != http.StatusOK {
					t.Errorf("%s in %s with %s: %d", target, encoding, held, w.Code)
				}
			}
			for _, held := range []string{`"other"`, "W/" + tag} {
				w := request(t, h, "GET", target, "", header{"Accept-Encoding": encoding, "If-Match": held})
				code, message := refusal(t, w)
				if w.Code != http.StatusPreconditionFailed || code != "PRECONDITION_FAILED" || !strings.Contains(message, target) ||
					!strings.Contains(w.Body.String(), "Leave If-Match out") || w.Header().Get("Content-Encoding") != "" {
					t.Errorf("%s in %s with %s: %d %s %v", target, encoding, held, w.Code, w.Body, w.Header())
				}
			}
			head := request(t, h, "HEAD", target, "", header{"Accept-Encoding": encoding})
			whole := request(t, h, "GET", target, "", header{"Accept-Encoding": encoding, "Range": "bytes=99999999-"})
			if whole.Code != http.StatusOK || head.Body.Len() > 0 || head.Header().Get("Content-Length") != strconv.Itoa(whole.Body.Len()) {
				t.Errorf("%s in %s: HEAD says %v of %d bytes (%d)", target, encoding, head.Header(), whole.Body.Len(), whole.Code)
			}
		}
	}
}
