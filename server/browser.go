package main

import (
	"log/slog"
	"net"
	"os/exec"
	"runtime"
	"strconv"
)

// openBrowser opens the page of a server that listens on this computer, in the browser of whoever sits at it. If that
// fails, a warning in the log has the address.
func openBrowser(listening net.Addr, log *slog.Logger) {
	page := pageAddress(listening)
	name, args := browserCommand(runtime.GOOS)
	command := exec.Command(name, append(args, page)...)
	if err := command.Start(); err != nil {
		log.Warn("no browser could be opened", "page", page, "error", err)
		return
	}
	go func() {
		if err := command.Wait(); err != nil {
			log.Warn("no browser could be opened", "page", page, "error", err)
		}
	}()
}

// pageAddress returns the address of the page of a server, as a browser on the same computer reaches it.
func pageAddress(listening net.Addr) string {
	tcp, ok := listening.(*net.TCPAddr)
	if !ok {
		return "http://" + listening.String() + "/"
	}
	host := tcp.IP.String()
	if tcp.IP.IsUnspecified() { // every interface
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(tcp.Port)) + "/"
}

// browserCommand returns the command that opens a page on an operating system, without the address of the page.
func browserCommand(system string) (name string, args []string) {
	switch system {
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	case "darwin":
		return "open", nil
	}
	return "xdg-open", nil
}
