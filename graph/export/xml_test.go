package export

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/pythontest"
	"coopgraph/graph/toolcache"
)

// readerJars is a folder with the Java programs that XML files are held against. If there is no Java or Maven the test is
// skipped, but fails in CI.
func readerJars(t *testing.T) string {
	t.Helper()
	folder, err := installReaderJars()
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatalf("CI must have Java and Maven: %v", err)
	case err != nil:
		t.Skipf("there are no jars: %v", err)
	}
	return folder
}

func installReaderJars() (string, error) {
	for _, program := range []string{"java", "mvn"} {
		if _, err := exec.LookPath(program); err != nil {
			return "", err
		}
	}
	pom, err := filepath.Abs("testdata/pom.xml")
	if err != nil {
		return "", err
	}
	dependencies, err := os.ReadFile(pom)
	if err != nil {
		return "", err
	}
	return toolcache.Folder("readers", string(dependencies), func(folder string) [][]string {
		return [][]string{{"mvn", "-B", "-q", "-f", pom,
			"org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies", "-DoutputDirectory=" + folder}}
	})
}

// GraphML and GEXF files are valid, and Gephi opens GEXF without a complaint, with every record, its columns and its
// life; also with special texts and without any record.
func TestXMLFiles(t *testing.T) {
	python := pythontest.Python(t, "lxml==6.1.3", "JPype1==1.7.1")
	jars, folder := readerJars(t), t.TempDir()
	special, _ := specialTexts()
	networks := map[string]*graph.Network{"dataset": dataset(t), "special": special, "empty": {Version: graph.Version{Revision: 1}}}
	arguments := []string{"testdata/validate.py", jars}
	for name, n := range networks {
		for _, f := range []Format{GraphML, GEXF} {
			var b bytes.Buffer
			if err := New(n, n, meta).Write(&b, f, Network, Options{}); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(folder, name+"."+string(f))
			if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			arguments = append(arguments, file)
		}
	}
	var stderr strings.Builder
	open := exec.CommandContext(t.Context(), python, arguments...)
	open.Stderr = &stderr
	out, err := open.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var found map[string]struct {
		Faults, Issues, Kinds []string
		Columns               struct{ Node, Edge []string }
		Nodes, Edges          map[string][2]string // the first and last day by id
		Labels                map[string]string
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	if len(found) != 2*len(networks) {
		t.Fatalf("%d files are opened", len(found))
	}
	for name, got := range found {
		if len(got.Faults) > 0 {
			t.Errorf("%s is not valid: %.500q", name, got.Faults)
		}
		network, isGEXF := strings.CutSuffix(name, ".gexf")
		if !isGEXF {
			continue
		}
		n := networks[network]
		for _, issue := range got.Issues {
			if !strings.HasPrefix(issue, "INFO ") {
				t.Errorf("%s: Gephi says %s", name, issue)
			}
		}
		if len(got.Nodes) != len(n.Nodes) || len(got.Edges) != len(n.Ties) {
			t.Errorf("%s: Gephi has %d nodes and %d edges, of %d and %d", name, len(got.Nodes), len(got.Edges), len(n.Nodes), len(n.Ties))
		}
		checkColumns(t, name, got.Columns.Node, nodeColumns)
		checkColumns(t, name, got.Columns.Edge, tieColumns)
		life := func(r graph.Record, got [2]string) {
			if want := [2]string{cellText(startDay(r)), cellText(endDay(r))}; got != want {
				t.Errorf("%s: to Gephi %s holds %q, not %q", name, r.Head().ID, got, want)
			}
		}
		for _, node := range n.Nodes {
			life(node, got.Nodes[string(node.Head().ID)])
			if label := got.Labels[string(node.Head().ID)]; label != node.NodeHead().NameZH {
				t.Errorf("%s: to Gephi %s is %s", name, node.Head().ID, label)
			}
		}
		kinds := map[string]bool{}
		for _, tie := range n.Ties {
			life(tie, got.Edges[string(tie.Head().ID)])
			kinds[kindOf(tie)] = true
		}
		if len(got.Kinds) != len(kinds) {
			t.Errorf("%s: Gephi has edges of the kinds %q, not %v", name, got.Kinds, kinds)
		}
	}
}

func checkColumns(t *testing.T, name string, got []string, columns []column) {
	t.Helper()
	for _, c := range columns {
		if !slices.Contains(got, c.name) {
			t.Errorf("%s: Gephi has no column %s", name, c.name)
		}
	}
}
