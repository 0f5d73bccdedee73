package neo4j

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The pause before work is repeated is random, up to a limit that doubles each time ("full jitter"; Brooker, Exponential
// Backoff and Jitter, AWS Architecture Blog, 2015).
const (
	firstPause   = 50 * time.Millisecond
	greatestStep = 500 * time.Millisecond
)

func pauseBefore(repetition int) time.Duration {
	return rand.N(min(firstPause<<min(repetition, 10), greatestStep)) + time.Millisecond
}

// repeat does work that is safe to repeat, and repeats it while its failure may pass, for up to retryTime. The driver would
// wait a second before it repeats work. If the failure may mean that the server is away, the server is probed first, and
// the work is not repeated if it is.
func repeat[T any](ctx context.Context, b *breaker, do func(context.Context) (T, error)) (T, error) {
	began := time.Now()
	for repetition := 0; ; repetition++ {
		answer, err := do(ctx)
		if err == nil || ctx.Err() != nil {
			return answer, err
		}
		// If the server refuses the password, whoever has a connection could go on, but nobody gets another one. If the
		// database has failed, transactions begin and do nothing.
		if refused, ok := serverError(err); refusesLogin(err) || ok && isDatabaseFailure(refused) {
			b.failed(err)
			return answer, err
		}
		if mayBeAway(err) && b.probe(ctx) != nil {
			return answer, err
		}
		pause := pauseBefore(repetition)
		if !mayPass(err) || time.Since(began)+pause > retryTime {
			return answer, err
		}
		select {
		case <-ctx.Done():
			return answer, err
		case <-time.After(pause):
		}
	}
}

// lastAttempt returns the error of the last attempt, if the driver made several.
func lastAttempt(err error) error {
	if limit, ok := errors.AsType[*neo4j.TransactionExecutionLimit](err); ok && len(limit.Errors) > 0 {
		return limit.Errors[len(limit.Errors)-1]
	}
	return err
}

// mayPass reports whether work that failed may succeed if it is repeated, and can be repeated: its transaction was not
// committed. Such are transient errors, a connection that broke before COMMIT, and a member of a cluster that does not
// lead any more.
func mayPass(err error) bool { return neo4j.IsRetryable(lastAttempt(err)) }

// refusesLogin reports whether the server refuses the user or the password, and there is no other password to try.
func refusesLogin(err error) bool {
	refused, ok := serverError(err)
	return ok && refusesPassword(refused) && !mayPass(err) || errors.Is(err, errPasswordRefused)
}

// hasOtherPassword reports whether the server refuses the password, and another one was read since.
func hasOtherPassword(err error) bool {
	refused, ok := serverError(err)
	return ok && refusesPassword(refused) && mayPass(err)
}

// mayBeAway reports whether an error may mean that the server is away: it cannot be reached, refuses the password, or does
// not have the database.
func mayBeAway(err error) bool {
	if refused, ok := serverError(err); ok {
		return refused.Category() == "Security" || refused.Title() == "DatabaseUnavailable" || refused.Title() == "DatabaseNotFound"
	}
	return neo4j.IsConnectivityError(lastAttempt(err)) || errors.Is(err, errPasswordRefused)
}
