package pythontest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Python is the path of an interpreter that has these packages, each with its version: "networkx==3.6.1". They are
// installed once into an environment of their own in the user's cache folder, which later tests share. Where there is
// no python3 or it cannot install them the test is skipped, but fails in CI.
func Python(tb testing.TB, requirements ...string) string {
	tb.Helper()
	python, err := environment(requirements)
	switch {
	case err != "" && os.Getenv("CI") != "":
		tb.Fatalf("CI must have a Python with %s: %s", strings.Join(requirements, " "), err)
	case err != "":
		tb.Skipf("there is no Python with %s: %s", strings.Join(requirements, " "), err)
	}
	return python
}

// environment finds or makes the environment; where it cannot, it says why.
func environment(requirements []string) (python, failure string) {
	system, err := exec.LookPath("python3")
	if err != nil {
		return "", err.Error()
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err.Error()
	}
	requirements = slices.Sorted(slices.Values(requirements))
	hash := sha256.Sum256([]byte(system + "\n" + strings.Join(requirements, "\n")))
	folder := filepath.Join(cache, "coopgraph", "python-"+hex.EncodeToString(hash[:6]))
	python, ready := filepath.Join(folder, "bin", "python"), filepath.Join(folder, "ready")

	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return "", err.Error()
	}
	lock, err := os.Create(folder + ".lock")
	if err != nil {
		return "", err.Error()
	}
	defer func() { _ = lock.Close() }() // which also unlocks it
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return "", err.Error()
	}
	if _, err := os.Stat(ready); err == nil {
		return python, ""
	}

	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	for _, command := range [][]string{
		{system, "-m", "venv", "--clear", folder},
		append([]string{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"}, requirements...),
	} {
		if said, err := exec.CommandContext(ctx, command[0], command[1:]...).CombinedOutput(); err != nil {
			return "", strings.Join(command, " ") + ": " + err.Error() + "\n" + string(said)
		}
	}
	if err := os.WriteFile(ready, nil, 0o644); err != nil {
		return "", err.Error()
	}
	return python, ""
}
