package transport

import (
	"net/http"
	"strings"
)

// media is the type of an answer.
type media string

const (
	modern media = "application/graphql-response+json"
	legacy media = "application/json"
)

// contentType is the type as Content-Type says it.
func (m media) contentType() string { return string(m) + "; charset=utf-8" }

// status is that of a request that is well formed and not executed, for which the newer type has this one.
func (m media) status(newer int) int {
	if m == legacy {
		return http.StatusOK
	}
	return newer
}

// How closely a range of Accept names a type.
const (
	notNamed = iota
	anyType
	anyApplication
	exactly
)

// mediaFor is the type that a client takes; false if it takes neither.
func mediaFor(h http.Header) (media, bool) {
	accepted := wishes(h.Values("Accept"))
	if len(accepted) == 0 {
		return legacy, strings.TrimSpace(strings.Join(h.Values("Accept"), "")) == ""
	}
	newer, newerFit := wishFor(accepted, modern)
	older, olderFit := wishFor(accepted, legacy)
	switch {
	case newer == 0 && older == 0:
		return legacy, false
	case newer > older, newer == older && newerFit > olderFit, newer == older && newerFit == olderFit && newerFit == exactly:
		return modern, true
	}
	return legacy, true
}

// wishFor is the weight of the range that names m most closely, and how closely.
func wishFor(accepted []wish, m media) (weight, fit int) {
	for _, w := range accepted {
		found := notNamed
		switch w.name {
		case string(m):
			found = exactly
		case "application/*":
			found = anyApplication
		case "*/*":
			found = anyType
		}
		if w.charset != "" && w.charset != "utf-8" || found == notNamed || found < fit {
			continue
		}
		if found > fit || w.weight > weight {
			weight, fit = w.weight, found
		}
	}
	return weight, fit
}
