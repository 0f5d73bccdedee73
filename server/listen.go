package main

import (
	"context"
	"net"
	"syscall"
)

// listen listens on an address. Connections have the socket options of their listener.
func listen(addr string) (net.Listener, error) {
	config := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		var err error
		if failed := c.Control(func(socket uintptr) { err = limitUnsent(socket) }); failed != nil {
			return failed
		}
		return err
	}}
	config.SetMultipathTCP(false) // its sockets ignore the option
	return config.Listen(context.Background(), "tcp", addr)
}
