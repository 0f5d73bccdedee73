package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// loadClient sends requests to a server and records the responses.
type loadClient struct {
	t      *testing.T
	url    string
	client *http.Client

	mu       sync.Mutex
	answered []time.Duration
	refused  []time.Duration
}

func newLoadClient(t *testing.T, p *program) *loadClient {
	transport := &http.Transport{MaxIdleConnsPerHost: 1_000}
	t.Cleanup(transport.CloseIdleConnections)
	return &loadClient{t: t, url: p.url + "/graphql", client: &http.Client{Transport: transport}}
}

// send sends a query, which must be answered with data or refused as OVERLOADED.
func (l *loadClient) send(query string, variables map[string]any) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		l.t.Error(err)
		return
	}
	r, err := http.NewRequestWithContext(l.t.Context(), http.MethodPost, l.url, bytes.NewReader(body))
	if err != nil {
		l.t.Error(err)
		return
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	start := time.Now()
	w, err := l.client.Do(r)
	if err != nil {
		l.t.Error(err)
		return
	}
	text, err := io.ReadAll(w.Body)
	took := time.Since(start)
	_ = w.Body.Close()
	var answer struct {
		Data   json.RawMessage
		Errors []struct {
			Extensions struct {
				Code, Hint string
				RetryAfter int
			}
		}
	}
	if err == nil {
		err = json.Unmarshal(text, &answer)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err != nil:
		l.t.Errorf("%v in %.200q", err, text)
	case w.StatusCode == http.StatusOK && answer.Errors == nil && answer.Data != nil:
		l.answered = append(l.answered, took)
	case w.StatusCode != http.StatusServiceUnavailable || answer.Data != nil || len(answer.Errors) != 1 ||
		answer.Errors[0].Extensions.Code != "OVERLOADED" || answer.Errors[0].Extensions.Hint == "" ||
		w.Header.Get("Retry-After") != fmt.Sprint(answer.Errors[0].Extensions.RetryAfter):
		l.t.Errorf("%d, Retry-After %q: %.300s", w.StatusCode, w.Header.Get("Retry-After"), text)
	default:
		l.refused = append(l.refused, took)
	}
}

// operations returns the next operation: a query and its variables.
type operations func() (query string, variables map[string]any)

// counting returns operations that have a number.
func counting(operation func(n int) (query string, variables map[string]any)) operations {
	var n atomic.Int32
	return func() (string, map[string]any) { return operation(int(n.Add(1))) }
}

// sendInTurn sends operations for some time, so many at once, each after the answer to another one. It returns how many
// were answered in a second.
func (l *loadClient) sendInTurn(next operations, atOnce int, duration time.Duration) (perSecond float64) {
	var all sync.WaitGroup
	start := time.Now()
	for range atOnce {
		all.Go(func() {
			for time.Since(start) < duration {
				l.send(next())
			}
		})
	}
	all.Wait()
	l.mu.Lock()
	defer l.mu.Unlock()
	return float64(len(l.answered)) / time.Since(start).Seconds()
}

// sendAtRate sends operations at a rate for some time, without waiting for responses, and then waits for all of them.
func (l *loadClient) sendAtRate(next operations, perSecond float64, duration time.Duration) {
	var all sync.WaitGroup
	start := time.Now()
	for n := 0; ; n++ {
		at := time.Duration(float64(n) / perSecond * float64(time.Second))
		if at >= duration {
			break
		}
		time.Sleep(at - time.Since(start))
		query, variables := next()
		all.Go(func() { l.send(query, variables) })
	}
	all.Wait()
}

// take returns what was recorded since the last call.
func (l *loadClient) take() (answered, refused []time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	answered, refused, l.answered, l.refused = l.answered, l.refused, nil, nil
	return answered, refused
}
