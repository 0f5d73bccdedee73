package guard

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// Messages bounds the memory of requests that are being read and of responses that are being sent, over all clients. A
// caller may hold a quarter of it. A nil Messages bounds nothing.
type Messages struct {
	limit int64

	mu      sync.Mutex
	held    int64
	callers shares    // of held
	full    time.Time // when the first message was refused since a large one had room; zero if none was
	refused int64
}

// smallMessage is the length up to which a message may use the last eighth of the memory, and of a caller's share, so that
// clients that do not read large responses leave room for small ones.
const smallMessage = 64 << 10

// NewMessages returns a Messages with a limit in bytes.
func NewMessages(limit int64) *Messages { return &Messages{limit: limit, callers: shares{}} }

// Reserve reserves bytes for a message of the context's caller until release is called. Own is how many bytes are reserved
// for the same request already. Reserve does not wait: what waits would hold memory too. If there is no room, the error is a
// *gqlerror.Error with the code OVERLOADED, a hint and retryAfter. A message that is larger than the limit has room if no
// other request holds memory.
func (m *Messages) Reserve(ctx context.Context, own, bytes int) (release func(), err error) {
	if m == nil {
		return func() {}, nil
	}
	caller, n := CallerOf(ctx), int64(bytes)
	m.mu.Lock()
	defer m.mu.Unlock()
	if held := m.callers[caller]; !hasRoom(held, int64(own), n, m.limit/callerShare) {
		m.refused++
		return nil, retryLater(codeOverloaded, fmt.Sprintf("this address has too many answers unread: they hold %d bytes", held), time.Second)
	}
	if !hasRoom(m.held, int64(own), n, m.limit) {
		m.refused++
		if m.full.IsZero() {
			m.full = time.Now()
		}
		return nil, retryLater(codeOverloaded, fmt.Sprintf("the server is busy: clients have not read %d bytes of other answers", m.held),
			time.Since(m.full)) // it is expected to stay full for as long again
	}
	if n > smallMessage {
		m.full = time.Time{}
	}
	m.add(caller, n)
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.add(caller, -n)
		n = 0 // a second call does nothing
	}, nil
}

// hasRoom reports whether n bytes have room beside what is held, of which a part is the request's own.
func hasRoom(held, own, n, limit int64) bool {
	if n > smallMessage {
		limit -= limit / 8
	}
	return held <= own || held+n <= limit
}

// add adds to what all callers hold, and to what one of them holds.
func (m *Messages) add(c Caller, n int64) {
	m.held += n
	m.callers.add(c, n)
}

// MessageStats are the facts about messages: the bytes that they hold, the most that they may hold, and how many were
// refused since the start.
type MessageStats struct{ Held, Limit, Refused int64 }

// Stats returns the facts about messages.
func (m *Messages) Stats() MessageStats {
	if m == nil {
		return MessageStats{}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return MessageStats{m.held, m.limit, m.refused}
}
