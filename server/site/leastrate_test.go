package site

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A stream of events may last longer than the grace: its client is not behind, however little there is to read.
func TestEventsOutlastTheGrace(t *testing.T) {
	const grace, events = 150 * time.Millisecond, 10
	server := httptest.NewServer(withLeastRate(grace, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		stream := eventStream{w, http.NewResponseController(w)}
		for range events {
			stream.send("progress", progressEvent{Step: stepRead})
			time.Sleep(grace / 3)
		}
	})))
	defer server.Close()
	res, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close() //nolint:errcheck // it was only read
	body, err := io.ReadAll(res.Body)
	if got := strings.Count(string(body), "event: progress\n"); err != nil || got != events {
		t.Errorf("%d of %d events came: %v", got, events, err)
	}
}
