//go:build unix

package neo4jtest

import (
	_ "embed"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

//go:embed lease.sh
var leaseScript string

// Address is the address, bolt://host:port, of a server without a password. The test has the server for itself until it
// ends. Its database was emptied; constraints and indexes stay. A test calls Address once: a second test that calls it
// waits until the first has ended. With -short a test is skipped.
func Address(tb testing.TB) string {
	tb.Helper()
	skipShort(tb)
	address := sharedAddress(tb)
	Empty(tb, address)
	return address
}

func sharedAddress(tb testing.TB) string {
	tb.Helper()
	folder, err := sharedFolder()
	require(tb, err)
	unlock, err := lock(folder + ".lock")
	require(tb, err)
	tb.Cleanup(unlock)
	if given := os.Getenv("COOPGRAPH_TEST_NEO4J"); given != "" {
		return given
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
	if at, err := os.ReadFile(h.address()); err == nil && ping(scheme+string(at)) == nil {
		return scheme + string(at)
	}
	at, err := h.share()
	require(tb, err)
	tb.Logf("a Neo4j was started at %s; it is left for the next test, and ends after five minutes without one", at)
	return at
}

func (h home) address() string { return filepath.Join(string(h), "address") }

// renew renews the lease: a test has the shared server.
func (h home) renew() error { return os.WriteFile(filepath.Join(string(h), "lease"), nil, 0o644) }

// share starts a shared server with an empty database.
func (h home) share() (address string, err error) {
	classPath, err := jars(version)
	if err != nil {
		return "", err
	}
	if address, err = freeAddress(); err != nil {
		return "", err
	}
	if err := h.clear(); err != nil {
		return "", err
	}
	if err := h.configure(address, false); err != nil {
		return "", err
	}
	cmd, err := h.command(classPath, "/bin/sh", "-c", leaseScript, "lease.sh")
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
	if err := h.waitUntilReady(address, ended, ping); err != nil {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may have ended
		return "", err
	}
	return address, os.WriteFile(h.address(), []byte(strings.TrimPrefix(address, scheme)), 0o644)
}

// sharedFolder is the home of the shared server, in the user's cache folder.
func sharedFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "coopgraph", "neo4j-"+version+"-shared")
	return folder, os.MkdirAll(folder, 0o755)
}

// lock waits for a lock among all processes, which ends with the process at the latest.
func lock(path string) (unlock func(), err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		if err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX); !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		_ = file.Close() // nothing was written
		return nil, err
	}
	return func() { _ = file.Close() }, nil // which also unlocks it
}

// clear deletes what an earlier server left, but for the lease.
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
