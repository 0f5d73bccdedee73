//go:build !linux

package main

import "fmt"

// shortSocketPath returns a path of a socket, and an error if it is too long.
func shortSocketPath(path string) (short string, done func(), err error) {
	if len(path) > maxSocketPath {
		return "", nil, fmt.Errorf("the path %s is too long for a socket: choose a data directory with a shorter path, or a relative one", path)
	}
	return path, func() {}, nil
}
