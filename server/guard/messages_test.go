package guard

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Large messages leave room for small ones, and what is released can be reserved again.
func TestMessages(t *testing.T) {
	const limit = 16 << 20
	m := NewMessages(limit)
	var releases []func()
	for {
		release, err := m.Reserve(t.Context(), 0, 1<<20)
		if err != nil {
			refused, ok := errors.AsType[*gqlerror.Error](err)
			if !ok || refused.Extensions["code"] != codeOverloaded || refused.Extensions["retryAfter"] != 1 {
				t.Errorf("the refusal is %v", err)
			}
			break
		}
		releases = append(releases, release)
	}
	if len(releases) != 14 {
		t.Errorf("%d large messages have room", len(releases))
	}
	small := 0
	for ; small < 100; small++ {
		if _, err := m.Reserve(t.Context(), 0, smallMessage); err != nil {
			break
		}
	}
	if small != 32 {
		t.Errorf("%d small messages have room", small)
	}
	for _, release := range releases {
		release()
		release() // which does nothing
	}
	if got := m.Stats(); got != (MessageStats{Held: 2 << 20, Limit: limit, Refused: 2}) {
		t.Errorf("%+v", got)
	}
	if _, err := NewMessages(limit).Reserve(t.Context(), 0, 2*limit); err != nil {
		t.Errorf("one that is too large, alone: %v", err)
	}
	if release, err := (*Messages)(nil).Reserve(t.Context(), 0, 1<<40); err != nil {
		t.Error(err)
	} else {
		release()
	}
}

// A client is told to wait for as long as there has been no room, since that says how slowly other clients read.
func TestMessagesRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := NewMessages(16 << 20)
		for range 2 {
			release, err := m.Reserve(t.Context(), 0, 14<<20)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				pause   time.Duration
				seconds int
			}{{time.Minute, 1}, {time.Millisecond, 1}, {9 * time.Second, 10}} {
				time.Sleep(c.pause)
				_, err := m.Reserve(t.Context(), 0, 1<<20)
				if seconds, ok := overloadedFor(err); !ok || seconds != c.seconds {
					t.Errorf("after %s: %v, want %d s", c.pause, err, c.seconds)
				}
			}
			release()
		}
	})
}

// A caller may hold a quarter of the memory, and others have room meanwhile. Callers at a loopback address are not told apart,
// so they have no share. Nothing is kept of callers that hold nothing.
func TestShareOfMessages(t *testing.T) {
	const limit = 64 << 20
	for address, want := range map[string]int{"198.51.100.7": 14, "2001:db8::1": 14, "127.0.0.1": 56, "::1": 56} {
		t.Run(address, func(t *testing.T) {
			m, ctx := NewMessages(limit), from(t, address)
			var releases []func()
			for {
				release, err := m.Reserve(ctx, 0, 1<<20)
				if err != nil {
					refused, ok := errors.AsType[*gqlerror.Error](err)
					if !ok || refused.Extensions["code"] != codeOverloaded || strings.Contains(refused.Message, "this address") != (want == 14) {
						t.Errorf("the refusal is %v", err)
					}
					break
				}
				releases = append(releases, release)
			}
			if len(releases) != want {
				t.Errorf("%d large messages have room, want %d", len(releases), want)
			}
			if release, err := m.Reserve(ctx, 0, smallMessage); err != nil {
				t.Errorf("a small message: %v", err)
			} else {
				release()
			}
			if release, err := m.Reserve(from(t, "203.0.113.9"), 0, 1<<20); (err == nil) != (want == 14) {
				t.Errorf("another caller: %v", err)
			} else if err == nil {
				release()
			}
			for _, release := range releases {
				release()
			}
			if s := m.Stats(); s.Held != 0 || len(m.callers) != 0 {
				t.Errorf("%+v, callers %v", s, m.callers)
			}
		})
	}
}

// What a request has reserved for its body does not count against its response, if it is the only one of its caller.
func TestShareOfOneRequest(t *testing.T) {
	const limit = 64 << 20
	m, ctx := NewMessages(limit), from(t, "198.51.100.7")
	if _, err := m.Reserve(ctx, 0, 4<<20); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Reserve(ctx, 0, 16<<20); err == nil {
		t.Error("the response to another request has room")
	}
	if _, err := m.Reserve(ctx, 4<<20, 16<<20); err != nil {
		t.Error(err)
	}
}
