package importer_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

var rows = flag.Int("rows", 0, "how many rows TestSize dry-runs: 1000000 for the figure that is published; 0 for none")

// cooperations is a file of rows that are all new: the places of the dataset by their paths, each row with other ends.
func cooperations(t *testing.T, d *data, count int, xlsx bool) []byte {
	t.Helper()
	h := graph.NewHierarchy(d.network)
	var paths []string
	for p := range h.All {
		paths = append(paths, h.Path(p))
	}
	header := []any{"合作方", "合作地区", "合作形式", "建立时间", "来源"}
	cells := func(i int) []any {
		from, to := i%len(paths), (i+1+i/len(paths))%len(paths)
		return []any{paths[from], paths[to], "结对", fmt.Sprintf("%d年%d月", 2001+i%20, 1+i%12), "名单 (2024-05)"}
	}
	var out bytes.Buffer
	if !xlsx {
		fmt.Fprintln(&out, "合作方,合作地区,合作形式,建立时间,来源")
		for i := range count {
			fmt.Fprintln(&out, strings.Trim(strings.ReplaceAll(fmt.Sprintf("%q", cells(i)), `" "`, ","), `["]`))
		}
		return out.Bytes()
	}
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for i := range count + 1 {
		row := header
		if i > 0 {
			row = cells(i - 1)
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const sizeFile = "COOPGRAPH_SIZE_FILE"

// TestSizeInProcess dry-runs the file that TestSize names.
func TestSizeInProcess(t *testing.T) {
	name := os.Getenv(sizeFile)
	if name == "" {
		t.Skip("TestSize runs this")
	}
	d := load(t)
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil { // the peak begins again
		t.Fatal(err)
	}
	before := peak(t)
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	start := processorTime(t)
	r, err := importer.Read(context.Background(), file, importer.Options{Evidence: graph.Official}, d.network, d.gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("\n%+v of %d MB: %v of processors, %d MB above %d MB of the store\n", r.Counts, len(file)>>20, (processorTime(t) - start).Round(time.Millisecond),
		(peak(t)-before)>>10, before>>10)
	if peak(t)-before > 512<<10 {
		t.Error("it took more than 512 MB")
	}
	if r.Counts.New != r.Counts.Total() {
		t.Error("some rows are not new")
	}
}

// A dry run of 1,000,000 rows takes no more than 512 MB above the store's own memory.
func TestSize(t *testing.T) {
	if *rows == 0 {
		t.Skip("-rows says how many")
	}
	for _, xlsx := range []bool{false, true} {
		t.Run(map[bool]string{false: "CSV", true: "XLSX"}[xlsx], func(t *testing.T) {
			name := t.TempDir() + "/file"
			if err := os.WriteFile(name, cooperations(t, load(t), *rows, xlsx), 0o600); err != nil {
				t.Fatal(err)
			}
			child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSizeInProcess$", "-test.v")
			child.Env = append(os.Environ(), sizeFile+"="+name)
			out, err := child.CombinedOutput()
			t.Logf("%s", out)
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}
