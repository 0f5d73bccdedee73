package site

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"coopgraph/schema/coerce"
)

// A problem is an error in the shape of GraphQL's, so that clients need to read one shape only.
type problem struct {
	Message    string `json:"message"`
	Extensions struct {
		Code      string `json:"code"`
		Hint      string `json:"hint"`
		RequestID string `json:"requestId"`
	} `json:"extensions"`
}

// writeProblem answers with an error, whose code is the name of the status.
func writeProblem(w http.ResponseWriter, r *http.Request, status int, message, hint string) {
	p := problem{Message: coerce.ClipMessage(message)}
	p.Extensions.Code = strings.ToUpper(strings.ReplaceAll(http.StatusText(status), " ", "_"))
	p.Extensions.Hint, p.Extensions.RequestID = coerce.ClipMessage(hint), requestID(r.Context())
	w.Header().Set("Cache-Control", "no-store")
	writeJSON(w, status, map[string][]problem{"errors": {p}})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // the client may have left
}

// notFound answers for a path that has nothing.
func notFound(w http.ResponseWriter, r *http.Request) {
	writeProblem(w, r, http.StatusNotFound, fmt.Sprintf("there is nothing at %.100q", r.URL.Path),
		"The API is at /graphql, the playground at /playground.")
}
