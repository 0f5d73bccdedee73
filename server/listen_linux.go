package main

import "syscall"

// maxUnsent is how many bytes of a response the kernel takes from the server before it can send them. By default that is up
// to 4 MB for each connection: 400 clients that read nothing would hold 1.6 GB, and the server could not see how fast a
// client reads. It does not bound what is on its way, so long distances stay fast.
const maxUnsent = 128 << 10

// tcpNotSentLowat is TCP_NOTSENT_LOWAT of Linux, which package syscall does not have (tcp(7), and E. Dumazet, TCP_NOTSENT_LOWAT
// socket option, LWN, 2013).
const tcpNotSentLowat = 25

// limitUnsent sets the limit maxUnsent for a socket.
func limitUnsent(socket uintptr) error {
	return syscall.SetsockoptInt(int(socket), syscall.IPPROTO_TCP, tcpNotSentLowat, maxUnsent)
}
