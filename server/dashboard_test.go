package main

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// series are the names of the series at /metrics.
func series(t *testing.T, admin string) []string {
	t.Helper()
	status, text := get(t, admin+"/metrics", "")
	if status != 200 {
		t.Fatalf("%d: %s", status, text)
	}
	var names []string
	for line := range strings.Lines(text) {
		if name := metricName.FindString(line); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// hasSeries reports an error if a line is not at /metrics.
func hasSeries(t *testing.T, admin string, lines ...string) {
	t.Helper()
	_, text := get(t, admin+"/metrics", "")
	for _, line := range lines {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("/metrics has no %s", line)
		}
	}
}

var (
	metricName = regexp.MustCompile(`^[a-zA-Z_:][a-zA-Z0-9_:]*`)

	// In PromQL names also stand for labels, in braces and after by, and for functions, before a parenthesis.
	notMetrics = regexp.MustCompile(`\{[^}]*\}|\[[^\]]*\]|\b(by|without|on|ignoring|group_left|group_right) *\([^)]*\)|\b[a-z_]+ *\(|\b(sum|and|or|unless|bool|offset)\b`)
	name       = regexp.MustCompile(`[a-zA-Z_:][a-zA-Z0-9_:]*`)
)

// metricsOf are the metrics that a PromQL expression names.
func metricsOf(expression string) []string {
	return name.FindAllString(notMetrics.ReplaceAllString(expression, " "), -1)
}

func TestMetricsOf(t *testing.T) {
	for expression, want := range map[string]string{
		`up`: "up",
		`histogram_quantile(0.99, sum by (le, class) (rate(a_bucket{job=~"$job"}[$__rate_interval])))`: "a_bucket",
		`sum without (x) (increase(b_total[5m])) / on (y) group_left (z) c:d unless e == 1`:            "b_total c:d e",
	} {
		t.Run(expression, func(t *testing.T) {
			if got := strings.Join(metricsOf(expression), " "); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

// dashboardMetrics are the metrics that the Grafana dashboard names.
func dashboardMetrics(t *testing.T) (names []string) {
	t.Helper()
	text, err := os.ReadFile("../.github/grafana/coopgraph.json")
	if err != nil {
		t.Fatal(err)
	}
	var dashboard struct {
		UID, Title string
		Panels     []struct {
			Title, Type string
			Targets     []struct{ Expr string }
		}
	}
	if err := json.Unmarshal(text, &dashboard); err != nil || dashboard.UID == "" || dashboard.Title == "" {
		t.Fatalf("it is no dashboard: %v", err)
	}
	for _, p := range dashboard.Panels {
		if p.Type != "row" && len(p.Targets) == 0 {
			t.Errorf("%s shows nothing", p.Title)
		}
		for _, target := range p.Targets {
			found := metricsOf(target.Expr)
			if len(found) == 0 {
				t.Errorf("%s shows no metric: %s", p.Title, target.Expr)
			}
			names = append(names, found...)
		}
	}
	return names
}

// useAll makes requests so that the server has every metric.
func useAll(t *testing.T, p *program) {
	t.Helper()
	askProgram(t, p, pairsOfDistricts, "Accept-Encoding", "identity")
	askProgram(t, p, `{"query":"{"}`)
	for _, path := range []string{"/readyz", "/export/nodes.csv"} {
		if status, _ := get(t, p.url+path, ""); status != 200 {
			t.Fatalf("%s: %d", path, status)
		}
	}
}

// Every metric of the Grafana dashboard is at /metrics of a running server. TestNeo4j looks for those of a Neo4j too.
func TestDashboard(t *testing.T) {
	p, admin := startObserved(t)
	useAll(t, p)
	checkDashboard(t, admin, func(name string) bool {
		return strings.HasPrefix(name, "coopgraph_statement_") || strings.HasPrefix(name, "coopgraph_circuit_breaker_state")
	})
}

// checkDashboard compares the metrics of the dashboard, but those that are left out, with those at /metrics.
func checkDashboard(t *testing.T, admin string, leftOut func(name string) bool) {
	t.Helper()
	have, checked := series(t, admin), 0
	for _, name := range dashboardMetrics(t) {
		if leftOut(name) {
			continue
		}
		checked++
		if !slices.Contains(have, name) {
			t.Errorf("there is no %s", name)
		}
	}
	if checked < 40 {
		t.Errorf("only %d metrics are checked", checked)
	}
}
