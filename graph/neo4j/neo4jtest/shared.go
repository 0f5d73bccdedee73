//go:build unix

package neo4jtest

import (
	_ "embed"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

//go:embed lease.sh
var leased string

// Address is the address, bolt://host:port, of a server without a password that this test has for itself until it ends,
// with a database that was emptied for it; constraints and indexes stay. A test asks once: a second one, or a parallel
// test, waits for the first to end.
func Address(tb testing.TB) string {
	tb.Helper()
	address := sharedAddress(tb)
	if err := run(address, emptying); err != nil {
		tb.Fatalf("the Neo4j at %s cannot be emptied: %v", address, err)
	}
	return "bolt://" + address
}

func sharedAddress(tb testing.TB) string {
	tb.Helper()
	folder, err := cache(version + "-shared")
	require(tb, err)
	unlock, err := lock(folder + ".lock")
	require(tb, err)
	tb.Cleanup(unlock)
	if given := os.Getenv("COOPGRAPH_TEST_NEO4J"); given != "" {
		return strings.TrimPrefix(given, "bolt://")
	}
	h := home(folder)
	require(tb, h.renew())
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(time.Minute):
				_ = h.renew() // the next one may succeed
			}
		}
	}()
	tb.Cleanup(func() { close(stop) })
	if at, err := os.ReadFile(h.address()); err == nil && answers(string(at)) == nil {
		return string(at)
	}
	at, err := h.share()
	require(tb, err)
	tb.Logf("a Neo4j was started at %s; it is left for the next test, and ends after five minutes without one", at)
	return at
}

func (h home) address() string { return filepath.Join(string(h), "address") }

// renew says to the shared server that a test has it.
func (h home) renew() error { return os.WriteFile(filepath.Join(string(h), "lease"), nil, 0o644) }

// share starts the shared server anew, with an empty database.
func (h home) share() (address string, err error) {
	classPath, err := jars(version)
	if err != nil {
		return "", err
	}
	if address, err = freePort(); err != nil {
		return "", err
	}
	if err := h.clear(); err != nil {
		return "", err
	}
	if err := h.configure(address, false); err != nil {
		return "", err
	}
	cmd, err := h.command(classPath, "/bin/sh", "-c", leased, "lease.sh")
	if err != nil {
		return "", err
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // it outlives the test, and Ctrl-C
	if err := cmd.Start(); err != nil {
		return "", err
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // its log says why
		close(ended)
	}()
	if err := h.await(address, ended); err != nil {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended
		return "", err
	}
	return address, os.WriteFile(h.address(), []byte(address), 0o644)
}

// clear takes away what an earlier server left, but for the lease.
func (h home) clear() error {
	entries, err := os.ReadDir(string(h))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "lease") {
			continue
		}
		if err := os.RemoveAll(filepath.Join(string(h), e.Name())); err != nil {
			return err
		}
	}
	return nil
}
