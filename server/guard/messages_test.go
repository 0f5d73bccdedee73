package guard

import (
	"errors"
	"testing"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Large messages leave room for small ones, and what is released can be reserved again.
func TestMessages(t *testing.T) {
	const limit = 16 << 20
	m := NewMessages(limit)
	var releases []func()
	for {
		release, err := m.Reserve(1 << 20)
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
		if _, err := m.Reserve(smallMessage); err != nil {
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
	if _, err := NewMessages(limit).Reserve(2 * limit); err != nil {
		t.Errorf("one that is too large, alone: %v", err)
	}
	if release, err := (*Messages)(nil).Reserve(1 << 40); err != nil {
		t.Error(err)
	} else {
		release()
	}
}
