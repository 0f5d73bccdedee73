//go:build linux

package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// With -open the program opens its page by the command of the desktop, once it listens.
func TestOpen(t *testing.T) {
	executable(t) // with the PATH as it is
	for name, c := range map[string]struct {
		command string // the desktop's; empty if there is none
		logged  string
	}{
		"desktop":             {command: "#!/bin/sh\necho \"$@\" >\"$0.called\"\n"},
		"no desktop":          {logged: "no browser could be opened"},
		"no browser in there": {command: "#!/bin/sh\nexit 3\n", logged: "exit status 3"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			t.Setenv("PATH", folder+":/usr/bin:/bin")
			opener := filepath.Join(folder, "xdg-open")
			if c.command == "" {
				t.Setenv("PATH", folder)
			} else if err := os.WriteFile(opener, []byte(c.command), 0o755); err != nil {
				t.Fatal(err)
			}
			p := startProgram(t, "-open")
			done := func() bool {
				called, _ := os.ReadFile(opener + ".called")
				return c.logged == "" && string(called) == p.url+"/\n" ||
					c.logged != "" && strings.Contains(p.logged(), c.logged) && strings.Contains(p.logged(), "page="+p.url+"/")
			}
			for end := time.Now().Add(10 * time.Second); !done(); time.Sleep(5 * time.Millisecond) {
				if time.Now().After(end) {
					t.Fatal("neither is its page opened nor does it say why not")
				}
			}
		})
	}
}

func TestPageAddress(t *testing.T) {
	for listening, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080/",
		"[::1]:80":       "http://[::1]:80/",
		"0.0.0.0:8080":   "http://localhost:8080/",
		"[::]:8080":      "http://localhost:8080/",
	} {
		t.Run(listening, func(t *testing.T) {
			address, err := net.ResolveTCPAddr("tcp", listening)
			if err != nil {
				t.Fatal(err)
			}
			if got := pageAddress(address); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
}
