package main

import (
	"bytes"
	"io"
	"log/slog"
	"sync/atomic"
	"time"
)

// logWriter writes the lines of the log from a goroutine of its own, so that no request waits for whoever reads the log. It
// writes a line at once, and those that come within the next millisecond together: a system call for each would be a
// twentieth of the time that a short answer takes. It drops lines while too many wait.
type logWriter struct {
	w       io.Writer
	log     *slog.Logger // writes to w, to say how many lines are missing
	lines   chan []byte
	dropped atomic.Int64
	closing chan struct{}
	ended   chan struct{} // closed when the goroutine has ended
}

// maxPendingLines is how many lines may wait. A line has about 200 bytes, one with a stack some thousand.
const maxPendingLines = 4096

// newLogWriter returns a writer that passes lines on to w.
func newLogWriter(c config, w io.Writer) *logWriter {
	l := &logWriter{w: w, lines: make(chan []byte, maxPendingLines), log: newLogger(c, w), closing: make(chan struct{}), ended: make(chan struct{})}
	go l.run()
	return l
}

// Write takes one line, and never waits.
func (l *logWriter) Write(line []byte) (int, error) {
	select {
	case l.lines <- bytes.Clone(line):
	default:
		l.dropped.Add(1)
	}
	return len(line), nil
}

// run writes lines until the writer is closed and none is left.
func (l *logWriter) run() {
	defer close(l.ended)
	var together []byte
	for {
		select {
		case line := <-l.lines:
			together = l.addWaiting(append(together[:0], line...))
			l.write(together)
			time.Sleep(time.Millisecond)
		case <-l.closing:
			if len(l.lines) == 0 {
				return
			}
		}
	}
}

// addWaiting appends the lines that wait, up to about 64 KiB of them.
func (l *logWriter) addWaiting(lines []byte) []byte {
	for len(lines) < 64<<10 {
		select {
		case line := <-l.lines:
			lines = append(lines, line...)
		default:
			return lines
		}
	}
	return lines
}

// write writes lines, and before them, if lines were dropped, how many. It ignores errors: there is no other place to say
// what the log cannot say.
func (l *logWriter) write(lines []byte) {
	if n := l.dropped.Swap(0); n > 0 {
		l.log.Warn("lines of the log were dropped, since nobody read them", "lines", n)
	}
	_, _ = l.w.Write(lines)
}

// close writes what waits, for a second at most. It is called once.
func (l *logWriter) close() {
	close(l.closing)
	select {
	case <-l.ended:
	case <-time.After(time.Second):
	}
}
