package transport

import (
	"net/http"
	"strings"
)

// media is the media type of a response.
type media string

const (
	mediaGraphQL media = "application/graphql-response+json"
	mediaJSON    media = "application/json" // what clients took before there was mediaGraphQL
)

// contentType returns the value of Content-Type.
func (m media) contentType() string { return string(m) + "; charset=utf-8" }

// status returns the status of a well-formed request that is not executed: the given one for mediaGraphQL, 200 for
// mediaJSON.
func (m media) status(graphQL int) int {
	if m == mediaJSON {
		return http.StatusOK
	}
	return graphQL
}

// How closely a media range of Accept matches a type, the closest last.
const (
	noMatch = iota
	matchAny
	matchApplication
	matchExact
)

// mediaFor returns the media type for a client; ok is false if the client accepts neither.
func mediaFor(h http.Header) (_ media, ok bool) {
	fields := h["Accept"]
	if len(fields) == 1 && (fields[0] == string(mediaJSON) || fields[0] == string(mediaGraphQL)) {
		return media(fields[0]), true
	}
	items := parseAccept(fields)
	if len(items) == 0 {
		return mediaJSON, strings.TrimSpace(strings.Join(fields, "")) == ""
	}
	graphQLQuality, graphQLMatch := mediaQuality(items, mediaGraphQL)
	jsonQuality, jsonMatch := mediaQuality(items, mediaJSON)
	switch {
	case graphQLQuality == 0 && jsonQuality == 0:
		return mediaJSON, false
	case graphQLQuality > jsonQuality, graphQLQuality == jsonQuality && graphQLMatch > jsonMatch,
		graphQLQuality == jsonQuality && graphQLMatch == jsonMatch && graphQLMatch == matchExact:
		return mediaGraphQL, true
	}
	return mediaJSON, true
}

// mediaQuality returns the weight of the media range that matches m most closely, and how closely it matches.
func mediaQuality(items []acceptItem, m media) (quality, match int) {
	for _, item := range items {
		found := noMatch
		switch item.name {
		case string(m):
			found = matchExact
		case "application/*":
			found = matchApplication
		case "*/*":
			found = matchAny
		}
		if item.charset != "" && item.charset != "utf-8" || found == noMatch || found < match {
			continue
		}
		if found > match || item.quality > quality {
			quality, match = item.quality, found
		}
	}
	return quality, match
}
