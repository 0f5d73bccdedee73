package importer_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

var rows = flag.Int("rows", 5_000, "how many rows TestSize dry-runs, such as 1000000")

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

// A dry run of 1,000,000 rows takes no more than 512 MB above the store's own memory, and fewer rows take less.
func TestSize(t *testing.T) {
	if testing.Short() {
		t.Skip("bounds on memory hold without the race detector only")
	}
	for _, xlsx := range []bool{false, true} {
		t.Run(map[bool]string{false: "CSV", true: "XLSX"}[xlsx], func(t *testing.T) {
			name := t.TempDir() + "/file"
			if err := os.WriteFile(name, cooperations(t, load(t), *rows, xlsx), 0o600); err != nil {
				t.Fatal(err)
			}
			o := readInProcess(t, name, "dataset")
			t.Logf("%d rows: %v of processors, %d MB above the store's own", *rows, o.Took.Round(time.Millisecond), o.KB>>10)
			if o.Err != "" || o.Counts != (importer.Counts{New: *rows}) {
				t.Errorf("%s, %+v", o.Err, o.Counts)
			}
			if limit := 64<<10 + *rows*448/1000; o.KB > limit { // 512 MB for 1,000,000
				t.Errorf("it took %d MB: want at most %d", o.KB>>10, limit>>10)
			}
		})
	}
}
