//go:build unix

package neo4jtest

import (
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// version is that of a server unless a test wants another: the long-term one.
const version = "5.26.28"

//go:embed pom.xml
var pom []byte

// require ends a test that cannot have a server: it is skipped, but fails in CI.
func require(tb testing.TB, err error) {
	tb.Helper()
	switch {
	case err == nil:
	case os.Getenv("CI") != "":
		tb.Fatalf("CI must have a Neo4j: %v", err)
	default:
		tb.Skipf("there is no Neo4j: %v", err)
	}
}

// cache is the folder for something of this package that outlives a test.
func cache(name string) (string, error) {
	root, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(root, "coopgraph", "neo4j-"+name)
	return folder, os.MkdirAll(folder, 0o755)
}

// jars is the class path of a server of this version. Maven resolves it once, into the cache.
func jars(version string) (classPath string, err error) {
	for _, program := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(program); err != nil {
			return "", err
		}
	}
	folder, err := cache(version)
	if err != nil {
		return "", err
	}
	unlock, err := lock(folder + ".lock")
	if err != nil {
		return "", err
	}
	defer unlock()
	classPath = filepath.Join(folder, "*")
	ready := filepath.Join(folder, "ready")
	if _, err := os.Stat(ready); err == nil {
		return classPath, nil
	}
	project := filepath.Join(folder, "pom.xml")
	if err := os.WriteFile(project, pom, 0o644); err != nil {
		return "", err
	}
	copied := exec.Command("mvn", "-B", "-q", "-f", project, "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
		"-DincludeScope=runtime", "-DoutputDirectory="+folder, "-Dneo4j.version="+version)
	if said, err := copied.CombinedOutput(); err != nil {
		return "", fmt.Errorf("mvn: %w: %.2000s", err, said)
	}
	return classPath, os.WriteFile(ready, nil, 0o644)
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
