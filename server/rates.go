package main

import (
	"errors"
	"net"
	"net/netip"
	"strconv"

	"coopgraph/server/guard"
)

const (
	autoRate     = -1        // the rate is by the other settings
	defaultRate  = 1_000_000 // cost per second
	burstSeconds = 20
)

// parseRate reads a rate.
func parseRate(s string) (int, error) {
	if s == "auto" {
		return autoRate, nil
	}
	n, err := strconv.ParseInt(s, 10, 32)
	if err == nil && n < 0 {
		err = errors.New("below 0")
	}
	return int(n), err
}

// rates returns the limit of what each caller may ask for over time. By default there is none if only this computer can
// connect and no proxy forwards the requests of others.
func (c config) rates() *guard.Rates {
	perSecond, burst := c.rate, c.burst
	if perSecond == autoRate {
		perSecond = defaultRate
		if isLoopback(c.addr) && len(c.proxies) == 0 {
			perSecond = 0
		}
	}
	if burst == 0 {
		burst = burstSeconds * perSecond
	}
	return guard.NewRates(perSecond, burst)
}

// isLoopback reports whether only this computer can connect to an address to listen on.
func isLoopback(addr string) bool {
	host, _, _ := net.SplitHostPort(addr) // the setting is checked
	ip, _ := netip.ParseAddr(host)
	return host == "localhost" || ip.IsLoopback()
}
