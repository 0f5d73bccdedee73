//go:build unix

package main

import (
	"bytes"
	"cmp"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// explorerInABrowser compares what Chromium makes of pages of the explorer over a Neo4j and over the store in memory.
func explorerInABrowser(t *testing.T, overNeo4j, memory http.Handler) {
	chromium, err := exec.LookPath(cmp.Or(os.Getenv("CHROMIUM"), "chromium"))
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("there is no chromium: ", err)
	}
	for path, has := range map[string]string{"/?lang=zh": `class="line support`, "/place/310115?lang=en": "<h1>Pudong New Area</h1>"} {
		t.Run(path, func(t *testing.T) {
			document := func(h http.Handler) string {
				server := httptest.NewServer(h)
				defer server.Close()
				var stderr bytes.Buffer
				run := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
					"--disable-dev-shm-usage", "--window-size=1280,900", "--user-data-dir="+t.TempDir(), "--virtual-time-budget=20000", "--dump-dom", server.URL+path)
				run.Stderr = &stderr
				text, err := run.Output()
				if err != nil {
					t.Fatalf("%v: %s", err, stderr.Bytes())
				}
				return strings.ReplaceAll(string(text), server.URL, "")
			}
			want := document(memory)
			if got := document(overNeo4j); got != want || !strings.Contains(got, has) {
				t.Errorf("%d bytes over Neo4j, %d over memory\n%.2000s", len(got), len(want), got)
			}
		})
	}
}
