package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
)

// socketName is the name of the Unix socket in a data directory.
const socketName = "socket"

// maxSocketPath is the longest path of a Unix socket that every system takes, in bytes: 104 on macOS and 108 on Linux, with
// the zero at the end (unix(7)).
const maxSocketPath = 103

// A socketListener listens on the socket of a data directory.
type socketListener struct {
	*net.UnixListener
	path string
	done func() // with the short path
}

// listenSocket listens on the socket of a data directory. The caller has locked the directory, so a socket that is there
// already was left by a process that has crashed. Only the user of this process may connect.
func listenSocket(dir string) (net.Listener, error) {
	path := filepath.Join(dir, socketName)
	short, done, err := shortSocketPath(path)
	if err != nil {
		return nil, err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		done()
		return nil, err
	}
	listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: short, Net: "unix"})
	if err != nil {
		done()
		return nil, fmt.Errorf("cannot listen on %s: %w", path, err)
	}
	listener.SetUnlinkOnClose(false) // Close removes the path itself, which may be longer
	l := &socketListener{listener, path, done}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// Close stops to listen and removes the socket.
func (l *socketListener) Close() error {
	err := l.UnixListener.Close()
	if err == nil { // the first time
		err = os.Remove(l.path)
		l.done()
	}
	return err
}

// dialSocket connects to the server that holds a data directory. The error is an os.ErrNotExist or a refused connection if
// there is no such server.
func dialSocket(ctx context.Context, dir string) (net.Conn, error) {
	short, done, err := shortSocketPath(filepath.Join(dir, socketName))
	if err != nil {
		return nil, err
	}
	defer done()
	return new(net.Dialer).DialContext(ctx, "unix", short)
}
