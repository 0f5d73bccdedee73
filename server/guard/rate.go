package guard

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"coopgraph/schema/cache"
)

// Rates bounds how much each caller may ask for over time, in the unit of CostOf. Each caller has a token bucket: it is
// full at first, a request takes as many tokens as it costs, and it is filled at a constant rate.
type Rates struct {
	perSecond, burst int

	buckets *cache.Cache[Caller, *rate.Limiter]
	adding  sync.Mutex // held while a bucket is added, so that a caller has one
	refused atomic.Int64
}

const (
	// maxCallers is how many callers have a bucket. If there are more, the bucket that was not used for the longest time is
	// dropped: it is as good as full unless very many callers ask at the same time.
	maxCallers = 1 << 16

	// What a request costs before it is known what it asks for.
	requestCost   = 300     // to read it, and to write a short answer
	bytesPerCost  = 10      // of a body or the query of a URL, to decode, parse and validate it
	unknownLength = 1 << 20 // is assumed of a body that does not tell its length

	// FileCost is what a file costs.
	FileCost = 200_000
)

// NewRates gives each caller a bucket of burst tokens, to which perSecond are added each second. It returns nil, which
// bounds nothing, if perSecond is 0.
func NewRates(perSecond, burst int) *Rates {
	if perSecond == 0 {
		return nil
	}
	one := func(Caller, *rate.Limiter) int64 { return 1 }
	return &Rates{perSecond: perSecond, burst: burst, buckets: cache.New(maxCallers, one)}
}

// TakeRequest takes what a request costs, whatever it asks for. It is called before the body is read.
func (r *Rates) TakeRequest(request *http.Request) error {
	length := int64(len(request.URL.RawQuery))
	if request.ContentLength >= 0 {
		length += request.ContentLength
	} else {
		length += unknownLength
	}
	return r.Take(request.Context(), requestCost+int(min(length, unknownLength)/bytesPerCost))
}

// Take takes a cost from the bucket of the context's caller. If the bucket has too little in it, nothing is taken, and the
// error is a *gqlerror.Error with the code RATE_LIMIT_EXCEEDED, a hint and retryAfter. What costs more than a bucket holds
// takes a full one.
func (r *Rates) Take(ctx context.Context, cost int) error {
	if r == nil {
		return nil
	}
	cost = min(cost, r.burst)
	bucket, now := r.bucketOf(CallerOf(ctx)), time.Now()
	if bucket.AllowN(now, cost) {
		return nil
	}
	r.refused.Add(1)
	missing := max(0, float64(cost)-bucket.TokensAt(now))
	return retryLater(codeRate, fmt.Sprintf("this request costs %d, and more was asked for from this address than the limit of %d per second",
		cost, r.perSecond), time.Duration(missing/float64(r.perSecond)*float64(time.Second)))
}

// codeRate is the code of a request whose caller has asked for too much.
const codeRate = "RATE_LIMIT_EXCEEDED"

// bucketOf returns the bucket of a caller.
func (r *Rates) bucketOf(c Caller) *rate.Limiter {
	bucket, ok := r.buckets.Get(context.Background(), c)
	if ok {
		return bucket
	}
	r.adding.Lock()
	defer r.adding.Unlock()
	if bucket, ok = r.buckets.Get(context.Background(), c); !ok {
		bucket = rate.NewLimiter(rate.Limit(r.perSecond), r.burst)
		r.buckets.Add(context.Background(), c, bucket)
	}
	return bucket
}

// RateStats are facts about the rates.
type RateStats struct {
	Callers int   // how many have a bucket
	Refused int64 // how many requests were refused since the start
}

// Stats returns facts about the rates.
func (r *Rates) Stats() RateStats {
	if r == nil {
		return RateStats{}
	}
	callers, _ := r.buckets.Size()
	return RateStats{Callers: callers, Refused: r.refused.Load()}
}
