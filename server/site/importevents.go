package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// progressStep is the time between two events of progress.
const progressStep = time.Second

// sendEvents answers with a stream of Server-Sent Events: `progress` with the number of rows that were read, each second, and
// at the end `report` with the answer, or `error`.
func (x *writes) sendEvents(w http.ResponseWriter, r *http.Request, q *importRequest, file []byte) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	stream := eventStream{w: w, control: http.NewResponseController(w)}
	last := time.Now()
	q.options.Progress = func(rows int) {
		if now := time.Now(); now.Sub(last) >= progressStep {
			last = now
			stream.send("progress", map[string]int{"rows": rows})
		}
	}
	_, answer, err := x.run(r.Context(), q, file)
	if err != nil {
		p, _ := x.problemOf(r.Context(), err)
		stream.send("error", p.body(r.Context()))
		return
	}
	stream.send("report", answer)
}

// eventStream writes Server-Sent Events.
type eventStream struct {
	w       http.ResponseWriter
	control *http.ResponseController

	mu sync.Mutex
}

// send writes one event and sends it at once. A client that has left is noticed by the context of its request.
func (s *eventStream) send(event string, data any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var text bytes.Buffer
	if err := json.NewEncoder(&text).Encode(data); err != nil { // ends with a newline
		return
	}
	_, _ = fmt.Fprintf(s.w, "event: %s\ndata: %s\n", event, text.Bytes())
	_ = s.control.Flush()
}
