package main

import (
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/server/guard"
)

func fakeEnv(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}
}

func TestConfigurePrecedence(t *testing.T) {
	byDefault, err := configure(verb{}, nil, fakeEnv())
	if err != nil {
		t.Fatal(err)
	}
	if byDefault.addr != "127.0.0.1:8080" || byDefault.documentLimits != guard.DefaultDocumentLimits() || !byDefault.introspection || byDefault.logFormat != "text" {
		t.Errorf("defaults: %+v", byDefault)
	}
	env := fakeEnv("COOPGRAPH_ADDR", ":1", "COOPGRAPH_MAX_DEPTH", "7", "COOPGRAPH_LOG_LEVEL", "warn")
	c, err := configure(verb{}, []string{"-addr", ":2", "-read-timeout=1500ms"}, env)
	if err != nil {
		t.Fatal(err)
	}
	if c.addr != ":2" {
		t.Errorf("a flag does not win over the environment: %s", c.addr)
	}
	if c.documentLimits[guard.Depth] != 7 || c.logLevel != slog.LevelWarn {
		t.Errorf("the environment does not win over the defaults: %d %s", c.documentLimits[guard.Depth], c.logLevel)
	}
	if c.readTimeout != 1500*time.Millisecond {
		t.Errorf("read timeout %s", c.readTimeout)
	}
	if c, err = configure(verb{}, []string{"-cors-origins="}, env); err != nil || len(c.corsOrigins) != 0 {
		t.Errorf("an empty flag is not told from an absent one: %q %v", c.corsOrigins, err)
	}
}

// Every setting has a wrong value that is refused by flag and by variable, in one line that names it.
func TestConfigureRefusesWrongValues(t *testing.T) {
	wrong := map[string][]string{
		"addr":            {"", "nowhere", ":", ":http", ":65536", "1.2.3.4"},
		"layers":          {"", "nonsense", "official,,", "official,official"},
		"log-level":       {"", "loud"},
		"log-format":      {"", "JSON", "xml"},
		"cors-origins":    {"example.org", "https://example.org/path", "https://a.org,*", "ftp://a.org", "https://"},
		"frame-ancestors": {"example.org", "https://example.org/path", "'none'", "https://a.org;script-src *"},
		"contact":         {"nobody", "A <a@example.org>", "a@", "ftp://example.org", "javascript://example.org"},
		"introspection":   {"", "yes"},
		"trusted-only":    {"", "1"},
		"suggestions":     {"", "yes", "Auto"},
		"replace":         {"", "yes"},
		"open":            {"", "yes"},
		"read":            {"", "memory", "Store"},
		"store":           {"", "Memory", "localhost:7687", "http://localhost", "bolt://", "bolt://host/db", "neo4j://host?x=y", "neo4j://a b"},
		"admin-addr":      {"nowhere", ":", ":http", "1.2.3.4"},
		"otlp-endpoint":   {"localhost:4318", "grpc://localhost:4317", "http://", "http://user:password@host"},
		"explain":         {"", "true", "On-Request"},
		"memory":          {"", "0", "512", "512MB", "0.5GiB", "159MiB", "-1GiB", "99999999999GiB"},
		"slow":            {"", "-1s", "10", "soon"},
		"drain":           {"", "-1s", "10", "soon"},
		"stale":           {"", "-1s", "10", "soon"},
		"rate":            {"", "-1", "1.5", "Auto", "99999999999"},
		"trusted-proxies": {"proxy", "10.0.0.0/33", "10.0.0.1,"},
		"limits":          {"aliases", "aliases=", "aliases=0", "aliases=-1", "aliases=many", "depth=3", "Aliases=3", "aliases=3,", "nothing=3"},
		"max-body":        {"", "0", "-1", "1MiB", "9223372036854775808"},
		"max-response":    {"", "0", "-1", "16MB"},
		"max-running":     {"", "-1", "1", "2", "1.5", "many", "99999999999"},
	}
	for _, s := range settings(new(config)) {
		switch {
		case s.expects == "":
			continue
		case strings.HasSuffix(s.name, "-timeout") || s.name == "max-wait":
			wrong[s.name] = []string{"", "0s", "-1s", "10", "soon"}
		case s.name == "max-depth" || s.name == "max-complexity":
			wrong[s.name] = []string{"", "0", "-3", "1.5", "many"}
		case s.expects == aNumberOrZero:
			wrong[s.name] = []string{"", "-1", "1.5", "many", "99999999999"}
		}
		if wrong[s.name] == nil {
			t.Errorf("%s: no wrong value is tried", s.name)
		}
		for _, value := range wrong[s.name] {
			t.Run(s.name+"="+value, func(t *testing.T) {
				_, err := configure(verb{}, []string{"-" + s.name + "=" + value}, fakeEnv())
				if err == nil || !strings.HasPrefix(err.Error(), "-"+s.name+" is ") || strings.Contains(err.Error(), "\n") {
					t.Errorf("by flag: %v", err)
				}
				_, err = configure(verb{}, nil, fakeEnv(s.env(), value))
				if err == nil || !strings.HasPrefix(err.Error(), s.env()+" is ") || !strings.HasSuffix(err.Error(), s.expects) {
					t.Errorf("by variable: %v", err)
				}
			})
		}
	}
	_, err := configure(verb{}, []string{"-max-depth=0", "-addr=x"}, fakeEnv("COOPGRAPH_LOG_FORMAT", "y"))
	if got := strings.Count(err.Error(), "\n"); got != 2 {
		t.Errorf("three wrong values give %d lines: %v", got+1, err)
	}
}

// Stale reads need the snapshot that -read mirror reads.
func TestConfigureStale(t *testing.T) {
	if c, err := configure(verb{}, []string{"-stale=5m", "-read=mirror", "-store=neo4j://localhost"}, fakeEnv()); err != nil || c.stale != 5*time.Minute {
		t.Errorf("stale %s, %v", c.stale, err)
	}
	if _, err := configure(verb{}, []string{"-stale=5m"}, fakeEnv()); err == nil || !strings.Contains(err.Error(), "-read mirror") {
		t.Errorf("with -read store: %v", err)
	}
	if _, err := configure(verb{}, []string{"-read=mirror"}, fakeEnv()); err == nil || !strings.Contains(err.Error(), "-store") {
		t.Errorf("without a Neo4j: %v", err)
	}
}

// The error of a list names the item that is wrong, but not if it may hold a password.
func TestConfigureNamesTheWrongItem(t *testing.T) {
	for flag, want := range map[string]string{
		"-limits=aliases=3,foo=1":                      `"foo=1" is wrong: it must be limits of documents`,
		"-limits=aliases=3,values":                     `"values" is wrong: it must be limits of documents`,
		"-trusted-proxies=10.0.0.1,proxy":              `"proxy" is wrong`,
		"-cors-origins=https://a.org,b.org":            `"b.org" is wrong`,
		"-cors-origins=https://a.org,https://u:hush@b": "-cors-origins is not shown, since it may hold a password: it must be",
		"-limits=foo=1":                                "introspection-lists, selections",
		"-memory=512MB":                                "a whole number of MiB or GiB",
		"-neo4j-password=hush":                         "COOPGRAPH_NEO4J_PASSWORD",
	} {
		t.Run(flag, func(t *testing.T) {
			_, err := configure(verb{}, []string{flag}, fakeEnv())
			if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "hush") {
				t.Errorf("%v, want %s", err, want)
			}
		})
	}
}

// A variable that looks like that of a setting is told of, unless Kubernetes sets it for a service named coopgraph.
func TestUnknownVariables(t *testing.T) {
	got := unknownVariables([]string{"COOPGRAPH_ADDR=:1", "COOPGRAPH_NEO4J_PASSWORD=x", "COOPGRAPH_ADR=:1", "HOME=/", "COOPGRAPH_SERVICE_HOST=10.0.0.1",
		"COOPGRAPH_SERVICE_PORT=80", "COOPGRAPH_SERVICE_PORT_HTTP=80", "COOPGRAPH_PORT=tcp://10.0.0.1:80", "COOPGRAPH_PORT_80_TCP=tcp://10.0.0.1:80",
		"COOPGRAPH_PORT_80_TCP_ADDR=10.0.0.1", "COOPGRAPH_MAX_DEPHT=3", "COOPGRAPH_TEST_NEO4J=bolt://host"})
	if want := []string{"COOPGRAPH_ADR", "COOPGRAPH_MAX_DEPHT"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestConfigureStore(t *testing.T) {
	for _, address := range []string{"memory", "neo4j://localhost", "neo4j+s://a.databases.neo4j.io", "neo4j+ssc://h:1", "bolt://[::1]:7687",
		"bolt+s://h", "bolt+ssc://127.0.0.1:7687"} {
		t.Run(address, func(t *testing.T) {
			c, err := configure(verb{}, []string{"-store", address}, fakeEnv("COOPGRAPH_NEO4J_PASSWORD", "hush"))
			if err != nil || c.store != address || c.password != "hush" || c.user != "neo4j" || c.database != "neo4j" {
				t.Errorf("%+v, %v", c, err)
			}
		})
	}
	// An address with a password is refused, and the error does not repeat it.
	for _, address := range []string{"bolt://neo4j:hush@localhost:7687", "neo4j:hush@localhost", "neo4j://neo4j:hu sh@h", "neo4j+s://:hush@h"} {
		t.Run(address, func(t *testing.T) {
			_, err := configure(verb{}, []string{"-store", address}, fakeEnv("COOPGRAPH_STORE", address))
			if err == nil || strings.Contains(err.Error(), "sh@") || !strings.HasPrefix(err.Error(), "-store is not shown") {
				t.Error(err)
			}
		})
	}
	if _, err := configure(verb{}, []string{"-neo4j-password=hush"}, fakeEnv()); err == nil || strings.Contains(err.Error(), "hush") {
		t.Errorf("a password among the flags: %v", err)
	}
}

var settingRow = regexp.MustCompile("(?m)^\\| `-([a-z0-9-]+)` \\| `([A-Z0-9_]+)` \\| (?:`([^`]*)`)? ?\\| (.+) \\|$")

// The table of settings in the documents is the one in the code: name, variable and default, and in English the
// description.
func TestDocumentsListTheSettings(t *testing.T) {
	for _, file := range []string{"site/docs/configuration.md", "site/docs/zh/configuration.md"} {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			rows := settingRow.FindAllStringSubmatch(string(text), -1)
			table := settings(new(config))
			if len(rows) != len(table) {
				t.Fatalf("it lists %d settings of %d; the rows should be:\n%s", len(rows), len(table), settingRows())
			}
			translated := strings.Contains(file, "/zh/")
			for i, s := range table {
				if r := rows[i]; r[1] != s.name || r[2] != s.env() || r[3] != s.defaultValue || r[4] != s.help && !translated {
					t.Errorf("it says %q; the rows should be:\n%s", r[0], settingRows())
				}
			}
		})
	}
}

// settingRows is the table as the documents should have it.
func settingRows() string {
	var b strings.Builder
	for _, s := range settings(new(config)) {
		byDefault := ""
		if s.defaultValue != "" {
			byDefault = "`" + s.defaultValue + "` "
		}
		b.WriteString("| `-" + s.name + "` | `" + s.env() + "` | " + byDefault + "| " + s.help + " |\n")
	}
	return b.String()
}

// Without -rate there is a limit, unless only this computer can connect and no proxy forwards the requests of others.
func TestRateByDefault(t *testing.T) {
	for flags, limited := range map[string]bool{
		"-addr=127.0.0.1:0": false,
		"-addr=localhost:0": false,
		"-addr=[::1]:0":     false,
		"-addr=:0":          true,
		"-addr=0.0.0.0:0":   true,
		"-addr=[::]:0":      true,
		"-addr=10.1.2.3:0":  true,
		"-addr=127.0.0.1:0 -trusted-proxies=127.0.0.1": true,
		"-addr=:0 -rate=0":          false,
		"-addr=127.0.0.1:0 -rate=5": true,
	} {
		t.Run(flags, func(t *testing.T) {
			c, err := configure(verb{}, strings.Fields(flags), fakeEnv())
			if err != nil {
				t.Fatal(err)
			}
			if got := c.rates() != nil; got != limited {
				t.Errorf("limited: %v", got)
			}
		})
	}
}
