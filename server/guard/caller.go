package guard

import (
	"context"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Proxies are the networks of trusted reverse proxies.
type Proxies []netip.Prefix

// ParseProxies reads networks such as 10.0.0.0/8, and addresses, separated by commas.
func ParseProxies(list string) (Proxies, error) {
	if list == "" {
		return nil, nil
	}
	var proxies Proxies
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		network, err := netip.ParsePrefix(item)
		if err != nil {
			address, err := netip.ParseAddr(item)
			if err != nil {
				return nil, &ItemError{item}
			}
			network = netip.PrefixFrom(address, address.BitLen())
		}
		proxies = append(proxies, network.Masked())
	}
	return proxies, nil
}

// trusts reports whether an address is one of a trusted proxy.
func (p Proxies) trusts(address netip.Addr) bool {
	return slices.ContainsFunc(p, func(network netip.Prefix) bool { return network.Contains(address) })
}

// Caller is who has sent a request: an IPv4 address or, since one household or host has as many addresses, an IPv6 network
// of 64 bits (RFC 6177). It is invalid if the address is not known.
type Caller netip.Prefix

// String returns the address or the network, or unknown.
func (c Caller) String() string {
	switch p := netip.Prefix(c); {
	case !p.IsValid():
		return "unknown"
	case p.IsSingleIP():
		return p.Addr().String()
	default:
		return p.String()
	}
}

// toldApart reports whether the caller can be told apart from others. A loopback address is that of all programs of this
// computer, and of all who ask through a proxy on it that is not trusted.
func (c Caller) toldApart() bool {
	p := netip.Prefix(c)
	return p.IsValid() && !p.Addr().IsLoopback() && !p.Contains(netip.IPv6Loopback())
}

// callerAt returns the caller with an address.
func callerAt(address netip.Addr) Caller {
	bits := address.BitLen()
	if address.Is6() {
		bits = 64
	}
	network, _ := address.Prefix(bits) // the error is for too many bits, and for an invalid address
	return Caller(network)
}

// address returns the address that a request is from. Each trusted proxy adds the address that it was asked from to the end of
// X-Forwarded-For. So the header is read from the right, to the first address that is not one of a trusted proxy. What is
// left of it, the client may have invented. Forwarded (RFC 7239) is not read: a proxy that knows only one of the two headers
// passes the other one on as the client sent it.
func (p Proxies) address(r *http.Request) netip.Addr {
	address := parseAddress(r.RemoteAddr)
	if !p.trusts(address) {
		return address
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		next := parseAddress(strings.TrimSpace(hop))
		if !next.IsValid() {
			break
		}
		if address = next; !p.trusts(address) {
			break
		}
	}
	return address
}

// parseAddress reads an address with or without a port. An IPv4 address that is written as one of IPv6 is one of IPv4.
func parseAddress(text string) netip.Addr {
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		withPort, _ := netip.ParseAddrPort(text) // the address is invalid if there is an error
		address = withPort.Addr()
	}
	return address.Unmap().WithZone("")
}

type addressKey struct{}

// Context returns the context of a request with the address that the request is from.
func (p Proxies) Context(r *http.Request) context.Context {
	return context.WithValue(r.Context(), addressKey{}, p.address(r))
}

// AddressOf returns the address that the request of the context is from. It is invalid if it is not known, and if the context
// is not of Proxies.Context.
func AddressOf(ctx context.Context) netip.Addr {
	address, _ := ctx.Value(addressKey{}).(netip.Addr)
	return address
}

// CallerOf returns the caller whose request the context is of.
func CallerOf(ctx context.Context) Caller { return callerAt(AddressOf(ctx)) }
