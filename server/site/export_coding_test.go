package site

import (
	"bytes"
	"compress/gzip"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"coopgraph/graph/export"
)

// download asks a running server for a file.
func download(t *testing.T, client *http.Client, method, target string, headers header) (*http.Response, []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, target, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	got, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = got.Body.Close() }()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return got, body
}

// plainClient is a client that accepts no coding unless it is told to.
func plainClient(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: 20 * time.Second}
}

// decompress decodes a body by a library for its coding.
func decompress(coding string, body []byte) (_ []byte, err error) {
	var r io.Reader = bytes.NewReader(body)
	switch coding {
	case "zstd":
		d, err := zstd.NewReader(r)
		if err != nil {
			return nil, err
		}
		defer d.Close()
		return io.ReadAll(d)
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		if r, err = gzip.NewReader(r); err != nil {
			return nil, err
		}
	}
	return io.ReadAll(r)
}

// In each coding, and with requests for all of them at once, a file decodes to the same bytes. Each coding has its own tag.
func TestExportCodings(t *testing.T) {
	at, client := serve(t, quietSite(t)), plainClient(t)
	for i, file := range exportFiles() {
		if testing.Short() && i%8 > 0 {
			continue // the race detector makes them ten times slower
		}
		f, target := file.format, at+file.target
		if testing.Short() || os.Getenv("CI") == "" {
			target += "&evidence=OFFICIAL" // in CI, files of all records
		}
		plainly, plain := download(t, client, "GET", target, header{"Accept-Encoding": "identity"})
		tags := sync.Map{}
		tags.Store(plainly.Header.Get("ETag"), "identity")
		var all sync.WaitGroup
		for _, coding := range []string{"zstd", "br", "gzip"} {
			all.Go(func() {
				got, body := download(t, client, "GET", target, header{"Accept-Encoding": coding, "Range": "bytes=0-9"})
				said, tag := got.Header.Get("Content-Encoding"), got.Header.Get("ETag")
				if other, taken := tags.LoadOrStore(tag, coding); taken != (f == export.Parquet) {
					t.Errorf("%s by %s has the tag of %v", target, coding, other)
				}
				if f == export.Parquet && said != "" || f != export.Parquet && (said != coding || len(body) > len(plain)/2) {
					t.Errorf("%s by %s comes by %q, %d of %d bytes", target, coding, said, len(body), len(plain))
				}
				if whole, err := decompress(said, body); err != nil || !bytes.Equal(whole, plain) {
					t.Errorf("%s by %s is not what it is plain: %v", target, coding, err)
				}
				if got.StatusCode != http.StatusOK || got.Header.Get("Accept-Ranges") != "none" || got.Header.Get("Content-Range") != "" {
					t.Errorf("%s claims ranges: %d %v", target, got.StatusCode, got.Header)
				}
				head, _ := download(t, client, "HEAD", target, header{"Accept-Encoding": coding})
				for _, name := range append(exportHeaders, "ETag", "Content-Encoding", "Content-Type", "Accept-Ranges", "Content-Disposition", "Vary") {
					if head.Header.Get(name) != got.Header.Get(name) {
						t.Errorf("%s of HEAD %s is %q, of GET %q", name, target, head.Header.Get(name), got.Header.Get(name))
					}
				}
				if head.ContentLength != int64(len(body)) {
					t.Errorf("HEAD %s says %d bytes, GET has %d", target, head.ContentLength, len(body))
				}
				same, none := download(t, client, "GET", target, header{"Accept-Encoding": coding, "If-None-Match": tag})
				if same.StatusCode != http.StatusNotModified || len(none) > 0 || !variesByEncoding(same) || !variesByEncoding(got) {
					t.Errorf("%s with its tag is %d, %v", target, same.StatusCode, same.Header)
				}
				other, _ := download(t, client, "GET", target, header{"Accept-Encoding": coding, "If-None-Match": plainly.Header.Get("ETag")})
				if (other.StatusCode == http.StatusOK) == (f == export.Parquet) {
					t.Errorf("%s by %s with the tag of the plain one is %d", target, coding, other.StatusCode)
				}
			})
		}
		all.Wait()
	}
}

func variesByEncoding(r *http.Response) bool {
	return strings.Contains(strings.Join(r.Header.Values("Vary"), ","), "Accept-Encoding")
}

// A client that accepts no plain file gets none, not even in a format that is compressed.
func TestExportCodingRefused(t *testing.T) {
	sequential(t)
	h, _ := newSite(t, quiet)
	for accepted, want := range map[string]string{"": "", "identity": "", "gzip;q=0": "", "deflate": "", "gzip, br;q=0.5": "gzip", "*": "br", "gzip, deflate, br, zstd": "br", "gzip, zstd": "gzip"} {
		if got := request(t, h, "HEAD", "/export/nodes.csv", "", header{"Accept-Encoding": accepted}); got.Header().Get("Content-Encoding") != want {
			t.Errorf("Accept-Encoding: %s gets %v", accepted, got.Header())
		}
	}
	got := request(t, h, "GET", "/export/nodes.parquet", "", header{"Accept-Encoding": "identity;q=0, gzip"})
	file, err := decompress("gzip", got.Body.Bytes())
	if err != nil || got.Header().Get("Content-Encoding") != "gzip" || !bytes.HasPrefix(file, []byte("PAR1")) || !bytes.HasSuffix(file, []byte("PAR1")) {
		t.Errorf("a Parquet file for who takes gzip only: %v, %v", got.Header(), err)
	}
	none := request(t, h, "GET", "/export/nodes.csv", "", header{"Accept-Encoding": "*;q=0"})
	if code, message := refusal(t, none); none.Code != http.StatusNotAcceptable || code != "NOT_ACCEPTABLE" || !strings.Contains(message, "Accept-Encoding") {
		t.Errorf("who takes no coding gets %d, %s", none.Code, message)
	}
}

// An export ends if its client leaves or stops reading. That is no error of the server, and is not logged as one.
func TestExportToClientThatLeaves(t *testing.T) {
	log := &sharedBuffer{}
	h, _ := newSite(t, NewLogger(slog.NewTextHandler(log, nil), nil), func(o *Options) { o.WriteTimeout = time.Second })
	at := serve(t, h)
	for n, leaves := range []bool{true, false} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(at, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = conn.Close() }()
		if err := conn.(*net.TCPConn).SetReadBuffer(4096); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, "GET /export/network.gexf?history=true HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(conn, make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
		if leaves {
			_ = conn.Close() // with bytes unread, which resets it
		}
		for end := time.Now().Add(10 * time.Second); strings.Count(log.String(), "an export was cut off") <= n; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("export %d is not cut off", n+1)
			}
		}
	}
	if log := log.String(); strings.Contains(log, "level=WARN") || strings.Contains(log, "level=ERROR") || strings.Count(log, "level=INFO msg=\"an export was cut off\"") != 2 {
		t.Errorf("it logs\n%s", log)
	}
	if got, body := download(t, plainClient(t), "GET", at+"/export/nodes.csv", nil); got.StatusCode != http.StatusOK || len(body) < 1000 {
		t.Errorf("afterwards a file is %d with %d bytes", got.StatusCode, len(body))
	}
}

// sharedBuffer is a buffer for several goroutines.
type sharedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *sharedBuffer) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *sharedBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
