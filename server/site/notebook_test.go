package site

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/pythontest"
)

const notebook = "../../.github/examples/network.ipynb"

// runNotebook runs the cells of a notebook in turn, as its readers do, and prints its table.
const runNotebook = `
import sys, nbclient, nbformat
notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)
notebook.cells.append(nbformat.v4.new_code_cell('print(table.to_json(orient="index", force_ascii=False))'))
nbclient.NotebookClient(notebook, kernel_name="python3", timeout=300).execute()
print(notebook.cells[-1].outputs[0].text)
`

// The notebook reads a running server. Its table is what the store holds.
func TestNotebook(t *testing.T) {
	python := pythontest.Python(t, "networkx==3.6.1", "numpy==2.4.6", "pandas==3.1.1", "nbclient==0.11.0", "nbformat==5.11.1", "ipykernel==7.4.0")
	h, store := newSite(t, quiet)
	running := httptest.NewServer(h)
	defer running.Close()
	var stdout, stderr bytes.Buffer
	run := exec.CommandContext(t.Context(), python, "-c", runNotebook, notebook)
	folder := t.TempDir() // for what Jupyter and IPython leave behind
	run.Env = append(os.Environ(), "COOPGRAPH="+running.URL, "JUPYTER_RUNTIME_DIR="+folder, "JUPYTER_CONFIG_DIR="+folder, "IPYTHONDIR="+folder)
	run.Stdout, run.Stderr = &stdout, &stderr
	if err := run.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var table map[string]struct {
		Supports, Friendly int
		Provinces          string
		Betweenness        float64
	}
	decode(t, stdout.Bytes(), &table)

	known, err := store.Network(t.Context(), graph.Scope{Tie: graph.Ongoing{}})
	if err != nil {
		t.Fatal(err)
	}
	hierarchy := graph.NewHierarchy(known)
	supports, friendly, provinces := map[string]int{}, map[string]int{}, map[string][]string{}
	for i, tie := range known.Ties {
		district := known.Nodes[known.From[i]].NodeHead().NameZH
		switch {
		case tie.Kind() == graph.Supports:
			supports[district]++
			province := hierarchy.Province(known.Nodes[known.To[i]].(graph.Place))
			provinces[district] = append(provinces[district], province.NodeHead().NameZH)
		case tie.Kind() == graph.Friendly && tie.Head().Evidence != graph.Synthetic:
			friendly[district]++
		}
	}
	for name, got := range table {
		slices.Sort(provinces[name])
		in := strings.Join(slices.Compact(provinces[name]), " ")
		if got.Supports != supports[name] || got.Friendly != friendly[name] || got.Provinces != in || got.Betweenness == 0 {
			t.Errorf("%s is %+v: it supports %d places in %s and has %d friendly ones", name, got, supports[name], in, friendly[name])
		}
	}
	if len(table) != len(supports) || len(table) == 0 {
		t.Errorf("%d supporters of %d: %v", len(table), len(supports), table)
	}
}

// The notebook has at most twenty lines of code, and no output of a run.
func TestNotebookHasNoOutput(t *testing.T) {
	text, err := os.ReadFile(notebook)
	if err != nil {
		t.Fatal(err)
	}
	var committed struct {
		Cells []struct {
			CellType       string            `json:"cell_type"`
			ExecutionCount *int              `json:"execution_count"`
			Outputs        []json.RawMessage `json:"outputs"`
			Source         []string          `json:"source"`
		} `json:"cells"`
	}
	decode(t, text, &committed)
	lines := 0
	for i, c := range committed.Cells {
		if len(c.Outputs) > 0 || c.ExecutionCount != nil {
			t.Errorf("cell %d has outputs", i)
		}
		for _, line := range c.Source {
			if c.CellType == "code" && strings.TrimSpace(line) != "" {
				lines++
			}
		}
	}
	if lines < 10 || lines > 20 {
		t.Errorf("it has %d lines of code", lines)
	}
}
