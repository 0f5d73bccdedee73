package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// progressInterval is the time between two events of progress.
const progressInterval = time.Second

// progressEvent is what an import has done so far.
type progressEvent struct {
	Step importStep `json:"step"`
	Rows int        `json:"rows"` // that are done in this step
}

// sendEvents answers with a stream of Server-Sent Events: each second `progress` with the step and the number of rows, and at
// the end `report` with the answer, or `error`. It ends the turn before the answer.
func (x *writes) sendEvents(w http.ResponseWriter, r *http.Request, q *importRequest, file []byte, end func()) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	stream := eventStream{w: w, control: http.NewResponseController(w)}
	last := time.Now()
	q.progress = func(step importStep, rows int) {
		if now := time.Now(); now.Sub(last) >= progressInterval {
			last = now
			stream.send("progress", progressEvent{step, rows})
		}
	}
	_, answer, err := x.run(r.Context(), q, file)
	end()
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
}

// send writes one event and sends it at once. A client that has left is noticed by the context of its request.
func (s *eventStream) send(event string, data any) {
	var text bytes.Buffer
	if err := json.NewEncoder(&text).Encode(data); err != nil { // ends with a newline
		return
	}
	_, _ = fmt.Fprintf(s.w, "event: %s\ndata: %s\n", event, text.Bytes())
	_ = s.control.Flush()
}
