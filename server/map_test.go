package main

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMapFile(t *testing.T) {
	const reviewed = `{"type": "FeatureCollection", "credit": "审图号：GS(2024)0000号", "features": [{"type": "Feature", "properties": {"code": "530000"},
		"geometry": {"type": "Polygon", "coordinates": [[[98, 24], [106, 24], [102, 29], [98, 24]]]}}]}`
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	get := func(t *testing.T, p *program) (status int, contentType, body string) {
		response, err := newClient(t).Get(p.url + "/map.geojson")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = response.Body.Close() }()
		b, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response.StatusCode, response.Header.Get("Content-Type"), string(b)
	}
	t.Run("none", func(t *testing.T) {
		if status, _, body := get(t, startProgram(t)); status != http.StatusNoContent || body != "" {
			t.Errorf("%d %s: want 204 and nothing", status, body)
		}
	})
	t.Run("a reviewed one", func(t *testing.T) {
		status, contentType, body := get(t, startProgram(t, "-map", file("reviewed.geojson", reviewed)))
		if status != http.StatusOK || contentType != "application/geo+json" || body != reviewed {
			t.Errorf("%d %s: %s", status, contentType, body)
		}
	})
	for name, c := range map[string]struct{ path, want string }{
		"no file":   {filepath.Join(folder, "missing.geojson"), "the base map of -map cannot be read"},
		"no credit": {file("plain.geojson", strings.Replace(reviewed, "审图号：GS(2024)0000号", "", 1)), `it has no member "credit"`},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, complaints := runProgram(t, nil, "serve", "-addr", "127.0.0.1:0", "-admin-addr", "", "-map", c.path)
			if code != 1 || !strings.Contains(complaints, c.want) {
				t.Errorf("exit code %d, %s: want 1 and %q", code, complaints, c.want)
			}
		})
	}
}
