package site

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// blockedWriter is the response to a client that does not read.
type blockedWriter struct {
	*httptest.ResponseRecorder
	begun, read chan struct{}
	once        *sync.Once
}

func (w blockedWriter) Write(b []byte) (int, error) {
	w.once.Do(func() { close(w.begun) })
	<-w.read
	return w.ResponseRecorder.Write(b)
}

// A client that does not read its report keeps no other one waiting.
func TestImportBesideSlowReader(t *testing.T) {
	h, _ := writableSite(t)
	for name, accept := range map[string]string{"JSON": "application/json", "events": "text/event-stream", "remarks": spreadsheetType} {
		t.Run(name, func(t *testing.T) {
			slow := blockedWriter{httptest.NewRecorder(), make(chan struct{}), make(chan struct{}), new(sync.Once)}
			r := httptest.NewRequest(http.MethodPost, "/import?evidence=REPORTED", strings.NewReader(threePairs))
			for name, value := range withToken("Accept", accept) {
				r.Header.Set(name, value)
			}
			done := make(chan struct{})
			go func() {
				h.ServeHTTP(slow, r)
				close(done)
			}()
			<-slow.begun
			if other := answerOf(t, request(t, h, "POST", "/import?evidence=REPORTED", threePairs, withToken())); other.Counts["NEW"] != 3 {
				t.Errorf("%+v", other)
			}
			close(slow.read)
			<-done
		})
	}
}

// One write runs at a time. Another one waits for its turn, and is refused if that takes too long.
func TestWritesTakeTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := newWrites(Options{}, nil, quiet)
		end, err := x.begin(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := x.begin(t.Context()); err == nil || !strings.Contains(err.Error(), "another spreadsheet is being imported") {
			t.Errorf("a second one while the first runs: %v", err)
		}
		time.AfterFunc(turnWait/2, end)
		if _, err := x.begin(t.Context()); err != nil {
			t.Errorf("a second one that waits for half of the time: %v", err)
		}
	})
}
