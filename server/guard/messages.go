package guard

import (
	"fmt"
	"sync"
	"time"
)

// Messages bounds the memory of requests that are being read and of responses that are being sent, over all clients. A nil
// Messages bounds nothing.
type Messages struct {
	limit int64

	mu      sync.Mutex
	held    int64
	refused int64
}

// smallMessage is the length up to which a message may use the last eighth of the memory, so that clients that do not read
// large responses leave room for small ones.
const smallMessage = 64 << 10

// NewMessages returns a Messages with a limit in bytes.
func NewMessages(limit int64) *Messages { return &Messages{limit: limit} }

// Reserve reserves bytes for a message until release is called. It does not wait: what waits would hold memory too. If there
// is no room, the error is a *gqlerror.Error with the code OVERLOADED, a hint and retryAfter. A message that is larger than
// the limit has room if there is no other one.
func (m *Messages) Reserve(bytes int) (release func(), err error) {
	if m == nil {
		return func() {}, nil
	}
	n, limit := int64(bytes), m.limit
	if n > smallMessage {
		limit -= limit / 8
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.held > 0 && m.held+n > limit {
		m.refused++
		return nil, retryLater(codeOverloaded, fmt.Sprintf("the server is busy: clients have not read %d bytes of other answers", m.held), time.Second)
	}
	m.held += n
	return sync.OnceFunc(func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.held -= n
	}), nil
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
