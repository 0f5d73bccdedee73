package main

import (
	"bufio"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"syscall"
	"testing"
)

// The server goes on if whoever reads its log goes away, or stops reading.
func TestLogWithoutReader(t *testing.T) {
	for name, leave := range map[string]func(*os.File) error{
		"closed":   (*os.File).Close,
		"not read": func(*os.File) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = r.Close() }()
			cmd := exec.Command(executable(t), "serve", "-addr", "127.0.0.1:0", "-admin-addr=")
			cmd.Stderr = w
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = cmd.Process.Kill() }() // it may have ended
			_ = w.Close()                             // the program has its own
			line, err := bufio.NewReader(r).ReadString('\n')
			at := servingAt.FindStringSubmatch(line)
			if err != nil || at == nil {
				t.Fatalf("it says %q (%v)", line, err)
			}
			if err := leave(r); err != nil {
				t.Fatal(err)
			}
			client := newClient(t)
			for range 2000 { // whose lines are longer than what a pipe holds
				answer, err := client.Get("http://" + at[1] + "/healthz")
				if err != nil {
					t.Fatal(err)
				}
				_ = answer.Body.Close()
			}
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Wait(); err != nil {
				t.Error(err)
			}
		})
	}
}

var droppedLines = regexp.MustCompile(`level=WARN msg="lines of the log were dropped, since nobody read them" lines=(\d+)`)

// Lines that nobody reads are dropped beyond a number, and the next line that is read says how many.
func TestLogWriterDrops(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = r.Close(), w.Close() }()
	c, err := configure(verb{}, nil, fakeEnv())
	if err != nil {
		t.Fatal(err)
	}
	writer := newLogWriter(c, w)
	const lines = 2*maxPendingLines + 10_000
	log := newLogger(c, writer)
	for range lines {
		log.Info("a line that is long enough for a pipe to be full soon")
	}
	read, dropped := 0, 0
	for scanner := bufio.NewScanner(r); read+dropped < lines && scanner.Scan(); {
		if n := droppedLines.FindStringSubmatch(scanner.Text()); n != nil {
			count, err := strconv.Atoi(n[1])
			if err != nil {
				t.Fatal(err)
			}
			dropped += count
		} else {
			read++
		}
	}
	if dropped == 0 || read < maxPendingLines {
		t.Errorf("%d lines are read, %d dropped", read, dropped)
	}
	writer.close()
}
