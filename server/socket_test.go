//go:build unix

package main

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// greet serves a text on a socket of a directory until the test ends or the listener is closed.
func greet(t *testing.T, dir, text string) net.Listener {
	t.Helper()
	listener, err := listenSocket(dir)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, text) })}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return listener
}

// askSocket returns what the server of a directory answers.
func askSocket(t *testing.T, dir string) string {
	t.Helper()
	c := newSocketClient(t.Context(), dir)
	if c == nil {
		t.Fatal("nobody listens")
	}
	defer func() { _ = c.close() }()
	var answer strings.Builder
	if err := c.copy(t.Context(), "/", &answer); err != nil {
		t.Fatal(err)
	}
	return answer.String()
}

// The socket is only for the user of the server, is removed at its end, and takes the place of one that a crash left.
func TestSocket(t *testing.T) {
	for name, dir := range map[string]string{"short path": t.TempDir(), "long path": filepath.Join(t.TempDir(), strings.Repeat("data", 40))} {
		t.Run(name, func(t *testing.T) {
			if err := os.MkdirAll(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, socketName)
			if len(path) > maxSocketPath && runtime.GOOS != "linux" {
				if _, err := listenSocket(dir); err == nil || !strings.Contains(err.Error(), "too long") {
					t.Error(err)
				}
				return
			}
			if c := newSocketClient(t.Context(), dir); c != nil {
				t.Error("a client without a server")
			}
			left := greet(t, dir, "first").(*socketListener)
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%v, %v", info, err)
			}
			if got := askSocket(t, dir); got != "first" {
				t.Errorf("it answers %q", got)
			}
			_ = left.UnixListener.Close() // as a crash does: the file stays
			if c := newSocketClient(t.Context(), dir); c != nil {
				t.Error("a client of a socket that a crash left")
			}
			listener := greet(t, dir, "second")
			if got := askSocket(t, dir); got != "second" {
				t.Errorf("it answers %q", got)
			}
			if err := listener.Close(); err != nil {
				t.Error(err)
			}
			if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the socket is still there: %v", err)
			}
		})
	}
}
