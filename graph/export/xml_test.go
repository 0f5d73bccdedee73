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
// skipped, but fails in CI. With -short it is skipped too.
func readerJars(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short runs no Java")
	}
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

// xmlContent is what testdata/validate.py finds in a file: what is not valid, and, of GEXF, what Gephi makes of it.
type xmlContent struct {
	Faults, Issues, Kinds []string
	Columns               struct{ Node, Edge []string }
	Nodes, Edges          map[string][2]string // the first and last day by id
	Labels                map[string]string
	Colours               map[string]string // of edges
}

// GraphML and GEXF files are valid, and Gephi opens GEXF without a complaint, with every record, its columns and the days
// on which it holds; also with special texts and without any record.
func TestXMLFiles(t *testing.T) {
	special, _ := specialTexts()
	networks := map[string]*graph.Network{"dataset": dataset(t), "special": special, "empty": {Version: graph.Version{Revision: 1}}}
	found := validateXML(t, networks)
	if len(found) != 2*len(networks) {
		t.Fatalf("%d files are opened", len(found))
	}
	for name, got := range found {
		t.Run(name, func(t *testing.T) {
			if len(got.Faults) > 0 {
				t.Errorf("it is not valid: %.500q", got.Faults)
			}
			if network, isGEXF := strings.CutSuffix(name, ".gexf"); isGEXF {
				got.checkGephi(t, networks[network])
			}
		})
	}
}

// validateXML writes networks as GraphML and GEXF, and has the files opened.
func validateXML(t *testing.T, networks map[string]*graph.Network) (found map[string]xmlContent) {
	t.Helper()
	var files []string
	folder := t.TempDir()
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
			files = append(files, file)
		}
	}
	return validated(t, files...)
}

// validated is what testdata/validate.py finds in files, by their names.
func validated(t *testing.T, files ...string) (found map[string]xmlContent) {
	t.Helper()
	python := pythontest.Python(t, "lxml==6.1.3", "JPype1==1.7.1")
	arguments := append([]string{"testdata/validate.py", readerJars(t)}, files...)
	var stderr strings.Builder
	validate := exec.CommandContext(t.Context(), python, arguments...)
	validate.Stderr = &stderr
	out, err := validate.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// checkGephi compares what Gephi makes of a file with the network.
func (x xmlContent) checkGephi(t *testing.T, n *graph.Network) {
	t.Helper()
	for _, issue := range x.Issues {
		if !strings.HasPrefix(issue, "INFO ") {
			t.Errorf("Gephi says %s", issue)
		}
	}
	if len(x.Nodes) != len(n.Nodes) || len(x.Edges) != len(n.Ties) {
		t.Errorf("Gephi has %d nodes and %d edges, of %d and %d", len(x.Nodes), len(x.Edges), len(n.Nodes), len(n.Ties))
	}
	checkColumns(t, x.Columns.Node, nodeColumns)
	checkColumns(t, x.Columns.Edge, tieColumns)
	checkDays := func(r graph.Record, got [2]string) {
		if want := [2]string{cellText(startDay(r)), cellText(endDay(r))}; got != want {
			t.Errorf("to Gephi %s holds %q, not %q", r.Head().ID, got, want)
		}
	}
	for _, node := range n.Nodes {
		checkDays(node, x.Nodes[string(node.Head().ID)])
		if label := x.Labels[string(node.Head().ID)]; label != node.NodeHead().NameZH {
			t.Errorf("to Gephi %s is %s", node.Head().ID, label)
		}
	}
	kinds := map[string]bool{}
	for _, tie := range n.Ties {
		checkDays(tie, x.Edges[string(tie.Head().ID)])
		kinds[kindOf(tie)] = true
	}
	if len(x.Kinds) != len(kinds) {
		t.Errorf("Gephi has edges of the kinds %q, not %v", x.Kinds, kinds)
	}
}

func checkColumns(t *testing.T, got []string, columns []column) {
	t.Helper()
	for _, c := range columns {
		if !slices.Contains(got, c.name) {
			t.Errorf("Gephi has no column %s", c.name)
		}
	}
}
