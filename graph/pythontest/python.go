package pythontest

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph/toolcache"
)

// Python is the path of an interpreter that has these packages, each with its version: "networkx==3.6.1". They are
// installed once into an environment of their own, which later tests share; without packages it is python3 itself. If there is no python3, or it
// cannot install them, the test is skipped; in CI it fails. With -short tests are skipped too, benchmarks are not.
func Python(tb testing.TB, requirements ...string) string {
	tb.Helper()
	if _, test := tb.(*testing.T); test && testing.Short() {
		tb.Skip("-short runs no Python")
	}
	python, err := environment(requirements)
	switch {
	case err != nil && os.Getenv("CI") != "":
		tb.Fatalf("CI must have a Python with %s: %v", strings.Join(requirements, " "), err)
	case err != nil:
		tb.Skipf("there is no Python with %s: %v", strings.Join(requirements, " "), err)
	}
	return python
}

// environment finds or makes the environment.
func environment(requirements []string) (python string, err error) {
	system, err := exec.LookPath("python3")
	if err != nil || len(requirements) == 0 {
		return system, err
	}
	requirements = slices.Sorted(slices.Values(requirements))
	python = filepath.Join("bin", "python")
	folder, err := toolcache.Folder("python", system+"\n"+strings.Join(requirements, "\n"), func(folder string) [][]string {
		return [][]string{
			{system, "-m", "venv", "--clear", folder},
			append([]string{filepath.Join(folder, python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"}, requirements...),
		}
	})
	return filepath.Join(folder, python), err
}
