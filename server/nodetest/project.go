package nodetest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"coopgraph/graph/toolcache"
)

// Project is a copy of a Node project, with the packages that it needs.
type Project struct{ Dir string }

// Open copies the project in a folder. The packages that its package-lock.json names are installed once, and shared with
// later tests. If there is no Node or they cannot be installed, the test is skipped, but fails in CI. With -short it is
// skipped too.
func Open(tb testing.TB, folder string) Project {
	tb.Helper()
	if testing.Short() {
		tb.Skip("-short runs no Node")
	}
	project, err := Find(tb, folder)
	switch {
	case err != nil && os.Getenv("CI") != "":
		tb.Fatalf("CI must have Node with what %s needs: %v", folder, err)
	case err != nil:
		tb.Skipf("there is no Node with what %s needs: %v", folder, err)
	}
	return project
}

// Find is Open for who can do without the project: if there is no Node or its packages cannot be installed, it returns an error.
func Find(tb testing.TB, folder string) (Project, error) {
	tb.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		return Project{}, err
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return Project{}, err
	}
	dir := tb.TempDir()
	if err := os.CopyFS(dir, os.DirFS(folder)); err != nil {
		return Project{}, err
	}
	locked, err := os.ReadFile(filepath.Join(dir, "package-lock.json"))
	if err != nil {
		return Project{}, err
	}
	installed, err := toolcache.Folder("node", npm+"\n"+string(locked), func(cached string) [][]string {
		return [][]string{
			{"cp", filepath.Join(dir, "package.json"), filepath.Join(dir, "package-lock.json"), cached},
			{npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"},
		}
	})
	if err != nil {
		return Project{}, err
	}
	return Project{dir}, os.Symlink(filepath.Join(installed, "node_modules"), filepath.Join(dir, "node_modules"))
}

// Run runs a program in a folder of the project, and returns its standard output. The program is one of the project's
// packages or of the system. It must succeed within a minute.
func (p Project) Run(t *testing.T, folder, program string, arguments ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if own := filepath.Join(p.Dir, "node_modules", ".bin", program); exists(own) {
		program = own
	}
	run := exec.CommandContext(ctx, program, arguments...)
	run.Dir = filepath.Join(p.Dir, folder)
	var complaints bytes.Buffer
	run.Stderr = &complaints
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", filepath.Base(program), err, out, &complaints)
	}
	return out
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, os.ErrNotExist)
}
