package guard

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// from is a context of a request from an address.
func from(t *testing.T, address string) context.Context {
	t.Helper()
	return context.WithValue(t.Context(), addressKey{}, netip.MustParseAddr(address))
}

// retryAfter returns the seconds after which a refused request may be sent again; ok is false if it was not refused.
func retryAfter(t *testing.T, err error) (seconds int, ok bool) {
	t.Helper()
	if err == nil {
		return 0, false
	}
	e, ok := errors.AsType[*gqlerror.Error](err)
	if !ok || e.Extensions["code"] != "RATE_LIMIT_EXCEEDED" || e.Extensions["hint"] == "" {
		t.Fatalf("not refused for the rate: %v", err)
	}
	return e.Extensions["retryAfter"].(int), true
}

// A caller may use its burst at once and its rate for ever, and is told the second from which on it may go on.
func TestRatesAreExact(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := NewRates(100, 1_000)
		a, b := from(t, "192.0.2.1"), from(t, "192.0.2.2")
		for range 10 {
			if err := r.Take(a, 100); err != nil {
				t.Fatal(err)
			}
		}
		for cost, want := range map[int]int{1: 1, 100: 1, 101: 2, 250: 3, 1_000: 10, 5_000: 10} {
			if got, ok := retryAfter(t, r.Take(a, cost)); !ok || got != want {
				t.Errorf("%d: retry after %d s, want %d", cost, got, want)
			}
		}
		if err := r.Take(b, 1_000); err != nil {
			t.Errorf("another caller: %v", err)
		}
		time.Sleep(3*time.Second - time.Millisecond)
		if _, ok := retryAfter(t, r.Take(a, 300)); !ok {
			t.Error("a request is accepted before its time")
		}
		time.Sleep(time.Millisecond)
		if err := r.Take(a, 300); err != nil {
			t.Errorf("after its time: %v", err)
		}
		time.Sleep(10 * time.Second)
		if err := r.Take(a, 5_000); err != nil { // more than a bucket holds
			t.Errorf("a full bucket: %v", err)
		}
		if s := r.Stats(); s.Callers != 2 || s.Refused != 7 {
			t.Errorf("%+v", s)
		}
	})
}

// What a request costs before it is read grows with its length.
func TestCostOfRequest(t *testing.T) {
	for name, c := range map[string]struct {
		request *http.Request
		cost    int
	}{
		"no query":       {httptest.NewRequest("GET", "/graphql", nil), 300},
		"a query":        {httptest.NewRequest("GET", "/graphql?"+strings.Repeat("x", 1_000), nil), 400},
		"a body":         {httptest.NewRequest("POST", "/graphql", strings.NewReader(strings.Repeat("x", 5_000))), 800},
		"unknown length": {httptest.NewRequest("POST", "/graphql", &struct{ *strings.Reader }{strings.NewReader("x")}), 300 + 1<<20/10},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := NewRates(1, 1<<20)
				if err := r.TakeRequest(c.request.WithContext(t.Context())); err != nil {
					t.Fatal(err)
				}
				if rest := r.bucketOf(Caller{}).Tokens(); rest != float64(1<<20-c.cost) {
					t.Errorf("it cost %v", 1<<20-rest)
				}
			})
		})
	}
}

// However many callers there are, so many have a bucket.
func TestBucketsAreBounded(t *testing.T) {
	r := NewRates(100, 1_000)
	regular := from(t, "2001:db8::1")
	for n := range maxCallers + 1_000 {
		if err := r.Take(from(t, fmt.Sprintf("10.%d.%d.%d", n>>16, n>>8&255, n&255)), 1_000); err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			if err := r.Take(regular, 1_000); err != nil {
				t.Fatal(err)
			}
		}
		if n%1_000 == 999 {
			if _, ok := retryAfter(t, r.Take(regular, 1_000)); !ok {
				t.Fatal("the bucket of a caller that goes on asking was dropped")
			}
		}
	}
	if s := r.Stats(); s.Callers != maxCallers {
		t.Errorf("%+v", s)
	}
}

func TestNoRates(t *testing.T) {
	r := NewRates(0, 0)
	if err := r.Take(t.Context(), 1<<40); err != nil {
		t.Error(err)
	}
	if s := r.Stats(); s != (RateStats{}) {
		t.Errorf("%+v", s)
	}
}
