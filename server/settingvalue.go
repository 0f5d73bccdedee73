package main

import (
	"errors"
	"net"
	"net/mail"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"coopgraph/server/guard"
	"coopgraph/server/observe"
)

// The functions below make the set functions of settings. A set function reads a value as text, and refuses a wrong one.

// plainText sets a text that passes the checks.
func plainText(p *string, checks ...func(string) error) func(string) error {
	return func(s string) error {
		for _, refuse := range checks {
			if err := refuse(s); err != nil {
				return err
			}
		}
		*p = s
		return nil
	}
}

// parsed sets the value that parse reads from a text.
func parsed[T any](p *T, parse func(string) (T, error)) func(string) error {
	return func(s string) (err error) {
		*p, err = parse(s)
		return err
	}
}

// boolean sets true or false, which must be written so.
func boolean(p *bool) func(string) error {
	return func(s string) error {
		*p = s == "true"
		return oneOf("true", "false")(s)
	}
}

// natural sets a whole number above 0.
func natural[N int | int64](p *N) func(string) error {
	return func(s string) error {
		n, err := strconv.ParseInt(s, 10, 64)
		*p = N(n)
		return isPositive(n, err)
	}
}

// leastRunning is the least -max-running: each class of operations needs a place.
const leastRunning = 3

// naturalOrZero sets a whole number that is 0, or least or more.
func naturalOrZero(p *int, least int64) func(string) error {
	return func(s string) error {
		n, err := strconv.ParseInt(s, 10, 32)
		*p = int(n)
		if err == nil && n != 0 && n < least {
			err = errors.New("too little")
		}
		return err
	}
}

// duration sets a duration above 0.
func duration(p *time.Duration) func(string) error {
	return func(s string) error {
		d, err := time.ParseDuration(s)
		*p = d
		return isPositive(int64(d), err)
	}
}

// durationOrNone sets a duration that may be 0.
func durationOrNone(p *time.Duration) func(string) error {
	return func(s string) error {
		d, err := time.ParseDuration(s)
		*p = d
		if err == nil && d < 0 {
			err = errors.New("below 0")
		}
		return err
	}
}

// isPositive refuses a number that is not above 0, and one that could not be parsed.
func isPositive(n int64, err error) error {
	if err == nil && n <= 0 {
		err = errors.New("not above 0")
	}
	return err
}

// oneOf refuses all but these values.
func oneOf(values ...string) func(string) error {
	return func(s string) error {
		if !slices.Contains(values, s) {
			return errors.New("none of them")
		}
		return nil
	}
}

// choice sets one of these values, written in any case.
func choice(p *string, values ...string) func(string) error {
	return func(s string) error {
		*p = strings.ToLower(s)
		return oneOf(values...)(*p)
	}
}

// hasPort refuses what is not a host and a port.
func hasPort(s string) error {
	_, port, err := net.SplitHostPort(s)
	if err != nil {
		return err
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err
}

// emptyOr lets a check pass the empty text.
func emptyOr(refuse func(string) error) func(string) error {
	return func(s string) error {
		if s == "" {
			return nil
		}
		return refuse(s)
	}
}

// isHTTP refuses what is not the address of an HTTP server.
func isHTTP(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return errors.New("it is not an address")
	}
	return nil
}

// isContact refuses what is neither an e-mail address nor the address of an HTTP server.
func isContact(s string) error {
	if strings.Contains(s, "://") {
		return isHTTP(s)
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s {
		return errors.New("it is no address")
	}
	return nil
}

// parseExplain reads which operations are explained.
func parseExplain(s string) (observe.Explain, error) {
	return observe.Explain(s), oneOf(string(observe.ExplainNever), string(observe.ExplainOnRequest), string(observe.ExplainAlways))(s)
}

// parseOrigins reads the origins that a browser may send, or * for all of them.
func parseOrigins(list string) ([]string, error) {
	switch list {
	case "":
		return nil, nil
	case "*":
		return []string{list}, nil
	}
	var origins []string
	for o := range strings.SplitSeq(list, ",") {
		o = strings.TrimSpace(o)
		u, err := url.Parse(o)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Scheme+"://"+u.Host != o {
			return nil, &guard.ItemError{Item: o}
		}
		origins = append(origins, o)
	}
	return origins, nil
}
