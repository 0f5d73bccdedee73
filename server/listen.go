package main

import (
	"context"
	"net"
	"runtime"
	"syscall"
)

// maxUnsent is how many bytes of a response the kernel takes from the server before it can send them. By default that is up
// to 4 MB for each connection: 400 clients that read nothing would hold 1.6 GB, and the server could not see how fast a
// client reads. It does not bound what is on its way, so long distances stay fast.
const maxUnsent = 128 << 10

// tcpNotSentLowat is TCP_NOTSENT_LOWAT of Linux, which package syscall does not have (tcp(7), and E. Dumazet, TCP_NOTSENT_LOWAT
// socket option, LWN, 2013).
const tcpNotSentLowat = 25

// listen listens on an address. Connections have the socket options of their listener.
func listen(addr string) (net.Listener, error) {
	config := net.ListenConfig{Control: func(_, _ string, c syscall.RawConn) error {
		if runtime.GOOS != "linux" {
			return nil
		}
		var err error
		if failed := c.Control(func(fd uintptr) {
			err = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, tcpNotSentLowat, maxUnsent)
		}); failed != nil {
			return failed
		}
		return err
	}}
	config.SetMultipathTCP(false) // its sockets ignore the option
	return config.Listen(context.Background(), "tcp", addr)
}
