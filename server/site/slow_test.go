package site

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"coopgraph/server/transport"
)

// A slow operation has one line in the log, with its cost and its document's hash, and its name if it is a trusted one. The
// log has neither its text nor its variables.
func TestSlowOperations(t *testing.T) {
	examples, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	trusted := examples[0]
	for name, c := range map[string]struct {
		threshold            time.Duration
		query, operationName string
		logged               bool
	}{
		"all are slow":             {1, `query Hush($i:ID!){node(id:$i){hushed:id}}`, "", true},
		"a trusted one":            {1, trusted.Query, trusted.Name, true},
		"none is slow":             {time.Hour, `query Hush($i:ID!){node(id:$i){hushed:id}}`, "", false},
		"slow ones are not logged": {0, `query Hush($i:ID!){node(id:$i){hushed:id}}`, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			h, _ := newSite(t, NewLogger(slog.NewJSONHandler(&log, nil), nil), func(o *Options) { o.Slow = c.threshold })
			body, err := json.Marshal(map[string]any{"query": c.query, "variables": map[string]string{"i": "hushed-value"}})
			if err != nil {
				t.Fatal(err)
			}
			w := request(t, h, "POST", "/graphql", string(body), header{"Content-Type": "application/json", "X-Request-ID": "r1"})
			var slow map[string]any
			for line := range strings.Lines(log.String()) {
				var entry map[string]any
				if err := json.Unmarshal([]byte(line), &entry); err != nil {
					t.Fatal(err)
				}
				if entry["msg"] == "slow operation" {
					slow = entry
				}
			}
			if (slow != nil) != c.logged || strings.Contains(strings.ToLower(log.String()), "hush") {
				t.Fatalf("the log is %s", &log)
			}
			if !c.logged {
				return
			}
			operationName, _ := slow["operation"].(string)
			cost, _ := slow["cost"].(float64)
			if slow["level"] != "WARN" || slow["id"] != "r1" || slow["document"] != transport.DocumentID(c.query) || operationName != c.operationName ||
				cost <= 0 || slow["duration"] == nil || slow["status"] != 200.0 || slow["client"] != "192.0.2.1" || slow["bytes"] != float64(w.Body.Len()) {
				t.Errorf("the line is %v", slow)
			}
		})
	}
}
