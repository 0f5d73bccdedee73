package site

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"coopgraph/server/guard"
)

func TestRequestLog(t *testing.T) {
	var log bytes.Buffer
	h, _ := newSite(t, NewLogger(slog.NewJSONHandler(&log, nil), nil))
	last := func() (entry map[string]any) {
		t.Helper()
		lines := strings.Split(strings.TrimSpace(log.String()), "\n")
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &entry); err != nil {
			t.Fatal(err)
		}
		return entry
	}
	w := request(t, h, "POST", "/graphql?x=hush", `{"query":"{ secretword: __typename }"}`, header{"Content-Type": "application/json", "X-Request-ID": "Mine-1.2_3"})
	if got := w.Header().Get("X-Request-ID"); got != "Mine-1.2_3" {
		t.Errorf("the caller's id comes back as %q", got)
	}
	entry := last()
	if entry["msg"] != "request" || entry["id"] != "Mine-1.2_3" || entry["method"] != "POST" || entry["path"] != "/graphql" ||
		entry["status"] != 200.0 || entry["bytes"] != float64(w.Body.Len()) || entry["duration"] == nil {
		t.Errorf("entry %v", entry)
	}
	if strings.Contains(log.String(), "secretword") || strings.Contains(log.String(), "hush") {
		t.Errorf("the log holds the body or the query string: %s", &log)
	}
	for _, id := range []string{"", "a b", "é", "x\ny", strings.Repeat("x", 65), `"`} {
		w := request(t, h, "GET", "/healthz", "", header{"X-Request-ID": id})
		made := w.Header().Get("X-Request-ID")
		if made == id || !validRequestID(made) || last()["id"] != made {
			t.Errorf("id %q: %q is returned, %v logged", id, made, last()["id"])
		}
	}
}

// The log has the address of the client, as the limits see it: a trusted proxy says who it was asked by, and an IPv6 address is
// whole.
func TestRequestLogHasTheClient(t *testing.T) {
	for name, c := range map[string]struct{ proxies, forwarded, want string }{
		"no trusted proxy": {"", "198.51.100.7", "192.0.2.1"}, // from which httptest.NewRequest is
		"a trusted proxy":  {"192.0.2.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"},
		"IPv6":             {"192.0.2.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6"},
	} {
		t.Run(name, func(t *testing.T) {
			proxies, err := guard.ParseProxies(c.proxies)
			if err != nil {
				t.Fatal(err)
			}
			var log bytes.Buffer
			h, _ := newSite(t, NewLogger(slog.NewJSONHandler(&log, nil), nil), func(o *Options) { o.Proxies = proxies })
			request(t, h, "GET", "/healthz", "", header{"X-Forwarded-For": c.forwarded})
			var entry struct{ Client string }
			decode(t, log.Bytes(), &entry)
			if entry.Client != c.want {
				t.Errorf("the client is %q, want %q: %s", entry.Client, c.want, &log)
			}
		})
	}
}

// Each error has the id that the log has, whoever makes it and whether or not something was executed.
func TestErrorsHaveTheRequestID(t *testing.T) {
	h, _ := newSite(t, slog.New(slog.DiscardHandler))
	for name, c := range map[string]struct{ method, target, body string }{
		"not JSON":      {"POST", "/graphql", `{`},
		"no query":      {"GET", "/graphql", ``},
		"a syntax":      {"POST", "/graphql", `{"query":"{"}`},
		"a limit":       {"POST", "/graphql", `{"query":"{ ranking(by: DEGREE, limit: 10000000) { nodes { node { id } } } }"}`},
		"an unknown id": {"POST", "/graphql", `{"query":"{ place(by: {name: "nowhere at all"}) { name } }"}`},
		"a method":      {"DELETE", "/graphql", ``},
		"no page":       {"GET", "/nothing", ``},
		"no file":       {"GET", "/export/nothing", ``},
	} {
		t.Run(name, func(t *testing.T) {
			w := request(t, h, c.method, c.target, c.body, header{"Content-Type": "application/json", "X-Request-ID": "Mine"})
			var answer struct {
				Errors []struct{ Extensions struct{ RequestID string } }
			}
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) == 0 {
				t.Fatalf("no error (%v): %s", err, w.Body)
			}
			for _, e := range answer.Errors {
				if e.Extensions.RequestID != "Mine" {
					t.Errorf("requestId is %q: %s", e.Extensions.RequestID, w.Body)
				}
			}
		})
	}
}

func TestPanicIsAnswered(t *testing.T) {
	var log bytes.Buffer
	h := logRequests(NewLogger(slog.NewTextHandler(&log, nil), nil), nil, nil, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/late" {
			_, _ = io.WriteString(w, "begun")
		}
		panic("the innermost secret")
	}))
	w := request(t, h, "GET", "/early", "", nil)
	if code, message := refusal(t, w); w.Code != 500 || code != "INTERNAL_SERVER_ERROR" || strings.Contains(message, "secret") {
		t.Errorf("%d %s %s", w.Code, code, message)
	}
	if !strings.Contains(log.String(), "the innermost secret") || !strings.Contains(log.String(), "status=500") ||
		!strings.Contains(log.String(), "site_test.go") {
		t.Errorf("the log has no cause, status or stack: %s", &log)
	}
	func() {
		defer func() {
			if got, _ := recover().(error); !errors.Is(got, http.ErrAbortHandler) {
				t.Errorf("an answer that has begun is not cut off: %v", got)
			}
		}()
		request(t, h, "GET", "/late", "", nil)
	}()
}

// Records that are logged with the context of a request have its id.
func TestLogger(t *testing.T) {
	var b bytes.Buffer
	log := NewLogger(slog.NewTextHandler(&b, &slog.HandlerOptions{Level: slog.LevelWarn}), nil).With("a", 1).WithGroup("g")
	ctx := context.WithValue(t.Context(), requestIDKey{}, "r1")
	log.InfoContext(ctx, "quiet")
	log.WarnContext(ctx, "loud")
	log.Warn("alone")
	got := b.String()
	if strings.Contains(got, "quiet") || !strings.Contains(got, "msg=loud a=1 g.id=r1\n") || !strings.Contains(got, "msg=alone a=1\n") {
		t.Errorf("log: %s", got)
	}
}
