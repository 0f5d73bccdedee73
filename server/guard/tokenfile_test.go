package guard

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

var (
	tokenA = strings.Repeat("a", 32)
	tokenB = strings.Repeat("b", 40) + "=="
)

// tokenFile writes a file of tokens that others cannot read.
func tokenFile(t *testing.T, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func openTokens(t *testing.T, file string) *TokenFile {
	t.Helper()
	tokens, err := OpenTokenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return tokens
}

// checkWriter sends a request with these headers, in pairs, through the handler to the check. The code is empty if it passes.
func checkWriter(t *testing.T, tokens *TokenFile, headers ...string) (w Writer, code string) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://here.example/import", nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	var err error
	tokens.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		w, err = tokens.CheckWriter(r)
		if seen, ok := WriterOf(r.Context()); err == nil && (!ok || seen != w) {
			t.Errorf("WriterOf is %v, %v", seen, ok)
		}
	})).ServeHTTP(nil, r)
	if refused, ok := errors.AsType[*gqlerror.Error](err); ok {
		code, _ = refused.Extensions["code"].(string)
	} else if err != nil {
		t.Fatal(err)
	}
	return w, code
}

func TestCheckWriter(t *testing.T) {
	file := tokenFile(t, "# who may write\n\n"+tokenA+"\t王 芳\r\n"+tokenB+"\n")
	for _, c := range []struct {
		name    string
		headers []string
		writer  Writer
		code    string
	}{
		{"a token with a name", []string{"Authorization", "Bearer " + tokenA}, Writer{Name: "王 芳"}, ""},
		{"a token without a name", []string{"Authorization", "bearer " + tokenB}, Writer{}, ""},
		{"no token", nil, Writer{}, codeUnauthenticated},
		{"a wrong token", []string{"Authorization", "Bearer " + tokenA + "a"}, Writer{}, codeUnauthenticated},
		{"the beginning of a token", []string{"Authorization", "Bearer " + tokenA[:31]}, Writer{}, codeUnauthenticated},
		{"an empty token", []string{"Authorization", "Bearer "}, Writer{}, codeUnauthenticated},
		{"another scheme", []string{"Authorization", "Basic " + tokenA}, Writer{}, codeUnauthenticated},
		{"a name instead of its token", []string{"Authorization", "Bearer 王 芳"}, Writer{}, codeUnauthenticated},
		{"from a page of this site", []string{"Authorization", "Bearer " + tokenA, "Sec-Fetch-Site", "same-origin"}, Writer{Name: "王 芳"}, ""},
		{"from a page of another site", []string{"Authorization", "Bearer " + tokenA, "Sec-Fetch-Site", "cross-site"}, Writer{}, codePermissionDenied},
		{"from a page of another port", []string{"Authorization", "Bearer " + tokenA, "Sec-Fetch-Site", "same-site"}, Writer{}, codePermissionDenied},
		{"from another origin, by an old browser", []string{"Authorization", "Bearer " + tokenA, "Origin", "http://there.example"}, Writer{}, codePermissionDenied},
		{"from an origin that is hidden", []string{"Authorization", "Bearer " + tokenA, "Origin", "null"}, Writer{}, codePermissionDenied},
		{"a cookie", []string{"Cookie", "token=" + tokenA}, Writer{}, codeUnauthenticated},
	} {
		t.Run(c.name, func(t *testing.T) {
			writer, code := checkWriter(t, openTokens(t, file), c.headers...)
			if code != c.code || writer != c.writer && code == "" {
				t.Errorf("%q, %v", code, writer)
			}
		})
	}
}

// Without a file nobody may write over HTTP, from whatever address. Over the socket of the data no token is needed.
func TestCheckWriterWithoutFile(t *testing.T) {
	var none *TokenFile
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/import", nil)
	r.RemoteAddr = "127.0.0.1:50000"
	r.Header.Set("Authorization", "Bearer "+tokenA)
	if _, err := none.CheckWriter(r); err == nil || !strings.Contains(err.Error(), "writing over HTTP is off") {
		t.Error(err)
	}
	local := r.WithContext(WithWriter(r.Context()))
	for _, tokens := range []*TokenFile{none, openTokens(t, tokenFile(t, tokenB))} {
		if w, err := tokens.CheckWriter(local); err != nil || !w.Local {
			t.Error(w, err)
		}
	}
}

func TestOpenTokenFileRefuses(t *testing.T) {
	for _, c := range []struct{ name, content, part string }{
		{"an empty file", "\n# nothing\n", "has none"},
		{"a short token", tokenA + "\n" + tokenA[:31], "line 2"},
		{"a token with other characters", tokenA + "\"\n", "letters, digits"},
		{"the same token twice", tokenA + " x\n" + tokenB + "\n" + tokenA + " y", "lines 1 and 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := OpenTokenFile(tokenFile(t, c.content))
			if err == nil || !strings.Contains(err.Error(), c.part) || strings.Contains(err.Error(), tokenA[:31]) {
				t.Error(err)
			}
		})
	}
	if _, err := OpenTokenFile(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	for mode, refused := range map[os.FileMode]bool{0o600: false, 0o440: false, 0o640: false, 0o644: true, 0o620: true, 0o604: true} {
		file := tokenFile(t, tokenA)
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenTokenFile(file); (err != nil) != refused {
			t.Errorf("mode %o: %v", mode, err)
		}
	}
}

// A file that changes is read again. While it cannot be used, nobody may write: a token that was taken out is not remembered.
func TestTokensAreReadAgain(t *testing.T) {
	file := tokenFile(t, tokenA)
	tokens := openTokens(t, file)
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, time.Time{}, time.Now().Add(time.Duration(len(content))*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ content, withA, withB string }{
		{tokenA, "", codeUnauthenticated},
		{tokenB, codeUnauthenticated, ""},
		{"short", "UNAVAILABLE", "UNAVAILABLE"},
		{tokenB + "\n" + tokenA, "", ""},
	} {
		write(c.content)
		if _, code := checkWriter(t, tokens, "Authorization", "bearer "+tokenB); code != c.withB {
			t.Errorf("%.8q: %q for one token", c.content, code)
		}
		if _, code := checkWriter(t, tokens, "Authorization", "Bearer "+tokenA); code != c.withA {
			t.Errorf("%.8q: %q for the other", c.content, code)
		}
	}
}

// An address that has sent many wrong tokens may send no more for a while; others still may. The right token is taken from every
// address, and uses nothing up.
func TestWrongTokensAreLimited(t *testing.T) {
	tokens := openTokens(t, tokenFile(t, tokenA))
	send := func(from, token string) string {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/import", nil)
		r.RemoteAddr = from
		r.Header.Set("Authorization", "Bearer "+token)
		var err error
		tokens.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, err = tokens.CheckWriter(r) })).ServeHTTP(nil, r.WithContext(Proxies(nil).Context(r)))
		if err == nil {
			return ""
		}
		refused, _ := errors.AsType[*gqlerror.Error](err)
		code, _ := refused.Extensions["code"].(string)
		return code
	}
	for range 3 * wrongAtOnce {
		if code := send("203.0.113.7:1", tokenA); code != "" {
			t.Fatal(code)
		}
	}
	for i := range wrongAtOnce {
		if code := send("203.0.113.7:1", tokenB); code != codeUnauthenticated {
			t.Fatalf("wrong token %d: %q", i, code)
		}
	}
	for from, want := range map[string]string{"203.0.113.7:2": codeRate, "203.0.113.8:1": codeUnauthenticated} {
		if code := send(from, tokenA); code != "" {
			t.Errorf("the right token from %s: %q", from, code)
		}
		if code := send(from, tokenB); code != want {
			t.Errorf("a wrong token from %s: %q, want %q", from, code, want)
		}
	}
}
