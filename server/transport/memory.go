package transport

import (
	"context"
	"io"
)

// held is the memory that a request and its response are counted with, by Options.Reserve.
type held struct {
	ctx      context.Context // of the request
	reserve  func(ctx context.Context, own, bytes int) (release func(), err error)
	bytes    int
	releases []func()
}

// add reserves more. If there is none, the error is the response.
func (m *held) add(bytes int) error {
	if m.reserve == nil {
		return nil
	}
	release, err := m.reserve(m.ctx, m.bytes, bytes)
	if err == nil {
		m.bytes += bytes
		m.releases = append(m.releases, release)
	}
	return err
}

// release gives everything back.
func (m *held) release() {
	for _, release := range m.releases {
		release()
	}
	m.bytes, m.releases = 0, nil
}

// Of the memory for a body: how much of the body is not counted, how much is counted at once, and how often it is counted,
// since its text is copied when it is read and parsed.
const (
	uncountedBody = 16 << 10
	bodyStep      = 64 << 10
	bodyCopies    = 4
)

// bodyReader reads a body, and reserves memory as the body comes, so that nobody holds memory by a promise.
type bodyReader struct {
	io.Reader
	held    *held
	counted int // bytes of the body that memory is reserved for, uncountedBody included
	read    int
	refused error
}

func (r *bodyReader) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if r.read += n; r.read > r.counted {
		if r.refused = r.held.add(bodyCopies * bodyStep); r.refused != nil {
			return 0, r.refused
		}
		r.counted += bodyStep
	}
	return n, err
}
