package guard

import (
	"net/http/httptest"
	"testing"
)

// The caller is the address that the last trusted proxy was asked from. Nothing that a client writes changes that.
func TestCaller(t *testing.T) {
	for _, c := range []struct {
		name, proxies, remote string
		forwarded             []string
		want                  string
	}{
		{"no proxy", "", "192.0.2.1:1234", nil, "192.0.2.1"},
		{"no trusted proxy", "", "192.0.2.1:1234", []string{"198.51.100.7"}, "192.0.2.1"},
		{"another proxy is trusted", "10.0.0.0/8", "192.0.2.1:1234", []string{"198.51.100.7"}, "192.0.2.1"},
		{"a proxy", "10.0.0.0/8", "10.1.2.3:1234", []string{"198.51.100.7"}, "198.51.100.7"},
		{"a proxy by its address", "10.1.2.3", "10.1.2.3:1234", []string{"198.51.100.7"}, "198.51.100.7"},
		{"invented addresses", "10.0.0.0/8", "10.1.2.3:1234", []string{"203.0.113.1, 10.9.9.9 ,198.51.100.7"}, "198.51.100.7"},
		{"an invented header", "10.0.0.0/8", "10.1.2.3:1234", []string{"203.0.113.1", "198.51.100.7"}, "198.51.100.7"},
		{"two proxies", "10.0.0.0/8, 172.16.0.0/12", "10.1.2.3:1234", []string{"203.0.113.1, 198.51.100.7, 172.16.0.9"}, "198.51.100.7"},
		{"proxies only", "10.0.0.0/8", "10.1.2.3:1234", []string{"10.0.0.7, 10.0.0.8"}, "10.0.0.7"},
		{"no header", "10.0.0.0/8", "10.1.2.3:1234", nil, "10.1.2.3"},
		{"an empty header", "10.0.0.0/8", "10.1.2.3:1234", []string{""}, "10.1.2.3"},
		{"no address", "10.0.0.0/8", "10.1.2.3:1234", []string{"198.51.100.7, unknown"}, "10.1.2.3"},
		{"no address behind one", "10.0.0.0/8", "10.1.2.3:1234", []string{"198.51.100.7, _hidden, 10.0.0.9"}, "10.0.0.9"},
		{"with a port", "10.0.0.0/8", "10.1.2.3:1234", []string{"198.51.100.7:4711"}, "198.51.100.7"},
		{"IPv6", "", "[2001:db8:1:2:3:4:5:6]:1234", nil, "2001:db8:1:2::/64"},
		{"IPv6 of the same network", "", "[2001:db8:1:2::9]:1234", nil, "2001:db8:1:2::/64"},
		{"IPv6 with a zone", "", "[fe80::1%eth0]:1234", nil, "fe80::/64"},
		{"IPv4 in IPv6", "", "[::ffff:192.0.2.1]:1234", nil, "192.0.2.1"},
		{"a proxy as IPv4 in IPv6", "10.0.0.0/8", "[::ffff:10.1.2.3]:1234", []string{"::ffff:198.51.100.7"}, "198.51.100.7"},
		{"a proxy by IPv6", "::1, 2001:db8::/32", "[::1]:1234", []string{"[2001:db9::7]:4711, 2001:db8::5"}, "2001:db9::/64"},
		{"IPv6 in brackets", "::1", "[::1]:1234", []string{"[2001:db9::7]"}, "2001:db9::/64"},
		{"a socket", "10.0.0.0/8", "@", []string{"198.51.100.7"}, "unknown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			proxies, err := ParseProxies(c.proxies)
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequestWithContext(t.Context(), "GET", "/", nil)
			r.RemoteAddr, r.Header["X-Forwarded-For"] = c.remote, c.forwarded
			if got := CallerOf(proxies.Context(r)); got.String() != c.want {
				t.Errorf("the caller is %s, want %s", got, c.want)
			}
		})
	}
}

func TestParseProxies(t *testing.T) {
	for _, wrong := range []string{"10.0.0.0/33", "proxy", "10.0.0.1,,10.0.0.2", "10.0.0", ","} {
		t.Run(wrong, func(t *testing.T) {
			if p, err := ParseProxies(wrong); err == nil {
				t.Errorf("%q is read as %v", wrong, p)
			}
		})
	}
}
