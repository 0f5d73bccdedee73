package site

import (
	"net/http"
	"time"
)

// leastRate is how many bytes a second a client must read, on average. It is about what a phone gets at the edge of a 2G
// network. A client that reads less holds memory, and a file its turn, for longer than a file is of use.
const leastRate = 16 << 10

// pieceBytes is how much of a response is written at once, at most. The deadline moves from piece to piece.
const pieceBytes = 64 << 10

// withLeastRate ends the connection of a client that reads too slowly: one that is behind leastRate by more than the
// grace. To have read fast before gains no more than the grace. This is a leaky bucket (J. Turner, New Directions in
// Communications, IEEE Communications Magazine 24(10), 1986). A grace of 0 is no bound.
func withLeastRate(grace time.Duration, next http.Handler) http.Handler {
	if grace == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&rateWriter{ResponseWriter: w, control: http.NewResponseController(w), grace: grace}, r)
	})
}

// rateWriter is a ResponseWriter that sets the write deadline of its connection from piece to piece.
type rateWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	grace   time.Duration
	due     time.Time // when the client should have read what was written so far, the grace included
	set     time.Time // the deadline of the connection: less than leastStep from due
}

// leastStep is by how much the deadline moves at least: so a short response sets it once.
const leastStep = time.Second

func (w *rateWriter) Write(b []byte) (written int, err error) {
	for {
		piece := b[written:min(len(b), written+pieceBytes)]
		if latest := time.Now().Add(w.grace); w.due.IsZero() || w.due.After(latest) {
			w.due = latest
		}
		w.due = w.due.Add(time.Duration(len(piece)) * time.Second / leastRate)
		if w.due.Sub(w.set).Abs() >= leastStep {
			w.set = w.due
			_ = w.control.SetWriteDeadline(w.due) // a connection without deadlines has none to move
		}
		n, err := w.ResponseWriter.Write(piece)
		written += n
		if err != nil || written == len(b) {
			return written, err
		}
	}
}

// FlushError sends what was written. The time of the client begins anew with the next piece, since it cannot read an event
// before there is one. A client that does not read still has no more than the grace for each piece.
func (w *rateWriter) FlushError() error {
	w.due, w.set = time.Time{}, time.Time{}
	return w.control.Flush()
}

// Unwrap gives http.ResponseController the writer of the server.
func (w *rateWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
