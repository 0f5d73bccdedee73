package seed

import (
	"net/url"
	"strings"
)

const mirrorsFile = "reported/mirrors.csv"

// readMirrors reads the hosts that are neither a government's nor known to belong to the publisher of what they show.
// What such a host shows has a medium confidence at most.
func (b *builder) readMirrors() {
	b.mirrors = map[string]bool{}
	for _, r := range b.rows(mirrorsFile, "host", "note") {
		host := r.text("host")
		r.text("note")
		if host != strings.ToLower(host) || strings.ContainsAny(host, "/: ") || !strings.Contains(host, ".") || strings.HasPrefix(host, "www.") {
			r.invalid("host", "the name of a host in small letters, without www.")
		}
		if isGovernment(host) {
			r.invalid("host", "a host that is not a government's")
		}
		b.checkUnique(host, occurrence{position: r.position}, mirrorsFile, host)
		b.mirrors[host] = true
	}
}

func isGovernment(host string) bool { return host == "gov.cn" || strings.HasSuffix(host, ".gov.cn") }

// mirrorHost returns the listed host of an address, or the listed host of which it is a subdomain. It is empty if there
// is none.
func (b *builder) mirrorHost(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	for host, found := u.Hostname(), true; found; _, host, found = strings.Cut(host, ".") {
		if b.mirrors[host] {
			return host
		}
	}
	return ""
}
