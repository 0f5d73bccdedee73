package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"

	"coopgraph/graph"
)

// A client asks the handler of local: that of the server which holds the data directory, or one of this process.
type client struct {
	http  http.Client
	close func() error
}

// newSocketClient returns a client of the server that holds a data directory, nil if there is none.
func newSocketClient(ctx context.Context, dir string) *client {
	conn, err := dialSocket(ctx, dir)
	if err != nil {
		return nil
	}
	_ = conn.Close() // it has shown that a server is there
	transport := &http.Transport{DisableCompression: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return dialSocket(ctx, dir)
	}}
	return &client{http.Client{Transport: transport}, func() error {
		transport.CloseIdleConnections()
		return nil
	}}
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
	body, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	if err == nil {
		err = problemIn(body)
	}
	if errors.Is(err, errNoProblem) {
		return fmt.Errorf("the server answers %s", res.Status)
	}
	return err
}

var errNoProblem = errors.New("the server answers with an error that says nothing")

// problemIn returns the error that a text is; errNoProblem if the text has none.
func problemIn(body []byte) error {
	var answer struct{ Errors []problem }
	if err := json.Unmarshal(body, &answer); err != nil || len(answer.Errors) == 0 {
		return errNoProblem
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
