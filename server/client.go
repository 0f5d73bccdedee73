package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"coopgraph/graph"
)

// A client asks a handler of this process, as over HTTP.
type client struct {
	http  http.Client
	close func() error
}

// newPipeClient returns a client of a handler of this process. Close ends its requests.
func newPipeClient(h http.Handler) *client {
	pipes := newPipeListener()
	server := &http.Server{Handler: h}
	go func() { _ = server.Serve(pipes) }() // until it is closed
	transport := &http.Transport{DisableCompression: true, DialContext: pipes.DialContext}
	return &client{http.Client{Transport: transport}, server.Close}
}

// send sends a request, and returns the answer if its status is 200. The error is that of the answer, with its hint.
func (c *client) send(ctx context.Context, method, target string, header http.Header, body io.Reader) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, method, "http://coopgraph"+target, body)
	if err != nil {
		return nil, err
	}
	if header != nil {
		r.Header = header
	}
	res, err := c.http.Do(r)
	if err != nil {
		return nil, err
	}
	if res.StatusCode == http.StatusOK {
		return res, nil
	}
	defer func() { _ = res.Body.Close() }()
	return nil, problemOf(res)
}

// copy writes the answer to a GET.
func (c *client) copy(ctx context.Context, target string, w io.Writer) error {
	res, err := c.send(ctx, http.MethodGet, target, nil, nil)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	_, err = io.Copy(w, res.Body)
	return err
}

// A problem is an error in the shape in which the site answers with errors.
type problem struct {
	Message    string `json:"message"`
	Extensions struct {
		Hint string `json:"hint,omitempty"`
	} `json:"extensions"`
}

// problemOf returns the error that an answer is.
func problemOf(res *http.Response) error {
	var answer struct{ Errors []problem }
	err := json.NewDecoder(io.LimitReader(res.Body, 1<<20)).Decode(&answer)
	if err != nil || len(answer.Errors) == 0 {
		return errors.Join(fmt.Errorf("the server answers %s", res.Status), err)
	}
	first := answer.Errors[0]
	return withHint(&graph.Error{Message: first.Message, Hint: first.Extensions.Hint})
}

// writeProblem answers with an error.
func writeProblem(w http.ResponseWriter, err error) {
	p := problem{Message: err.Error()}
	if e, ok := errors.AsType[*graph.Error](err); ok {
		p.Message, p.Extensions.Hint = e.Message, e.Hint
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(http.StatusInternalServerError)
	_ = json.NewEncoder(w).Encode(map[string][]problem{"errors": {p}}) // the client may have left
}
