//go:build unix

package neo4jtest

import (
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"coopgraph/graph/toolcache"
)

// version is that of a server unless a test wants another: the long-term one.
const version = "5.26.28"

//go:embed pom.xml
var pom []byte

// skipShort skips a test with -short, with which no other programs are run. It does not skip benchmarks.
func skipShort(tb testing.TB) {
	tb.Helper()
	if _, test := tb.(*testing.T); test && testing.Short() {
		tb.Skip("-short runs no Neo4j")
	}
}

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

// jars is the class path of a server of this version. Maven resolves it once, into the user's cache folder.
func jars(version string) (classPath string, err error) {
	for _, program := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(program); err != nil {
			return "", err
		}
	}
	folder, err := toolcache.Folder("neo4j", version+string(pom), func(folder string) [][]string {
		project := filepath.Join(folder, "pom.xml")
		_ = os.WriteFile(project, pom, 0o644) // if it fails, so does Maven
		return [][]string{{"mvn", "-B", "-q", "-f", project, "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
			"-DincludeScope=runtime", "-DoutputDirectory=" + folder, "-Dneo4j.version=" + version}}
	})
	return filepath.Join(folder, "*"), err
}
