package main

import (
	"net"
	"strings"
	"testing"
)

func TestProgramComplains(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for name, c := range map[string]struct {
		env, args []string
		code      int
		line      string
	}{
		"port in use": {nil, []string{"-addr", taken.Addr().String()}, 1,
			"cannot listen on " + taken.Addr().String() + ": bind: address already in use; choose another address with -addr"},
		"unknown flag":   {nil, []string{"serve", "-port", "1"}, 2, "flag provided but not defined: -port; `coopgraph help` lists the flags"},
		"wrong value":    {nil, []string{"-max-depth", "deep"}, 2, `-max-depth is "deep": it must be a number above 0`},
		"wrong variable": {[]string{"COOPGRAPH_ADDR=x"}, nil, 2, `COOPGRAPH_ADDR is "x": it must be host:port`},
		"unknown verb":   {nil, []string{"start"}, 2, `there is no verb "start"`},
		"load nowhere":   {nil, []string{"load"}, 2, "load is for a Neo4j: name it by -store"},
		"migrate memory": {nil, []string{"migrate", "-store", "memory"}, 2, "migrate is for a Neo4j: name it by -store"},
		"stray word":     {nil, []string{"check", "all"}, 2, `"all" is no flag`},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := runProgram(t, c.env, c.args...)
			if code != c.code || !strings.HasPrefix(stderr, "coopgraph: "+c.line) || strings.Count(stderr, "\n") != 1 || stdout != "" {
				t.Errorf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
			}
		})
	}
}

func TestProgramSpeaks(t *testing.T) {
	for _, c := range []struct{ arg, part string }{{"help", "COOPGRAPH_SHUTDOWN_TIMEOUT"}, {"-help", "Usage:"}, {"-h", "Usage:"}} {
		t.Run(c.arg, func(t *testing.T) {
			if code, stdout, stderr := runProgram(t, nil, c.arg); code != 0 || !strings.Contains(stdout, c.part) || stderr != "" {
				t.Errorf("exit %d, stdout %.100q, stderr %q", code, stdout, stderr)
			}
		})
	}
}

func TestCheckPrintsTheSummary(t *testing.T) {
	code, stdout, stderr := runProgram(t, nil, "check")
	if code != 0 || stderr != "" {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, part := range []string{"OFFICIAL", "SYNTHETIC", "DISTRICT", "FRIENDLY", "published", "friendly.domestic_pairs", "official, reported, synthetic"} {
		if !strings.Contains(stdout, part) {
			t.Errorf("no %s in the summary:\n%s", part, stdout)
		}
	}
}
