package importer_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/graph/importer"
)

// outcome is what a process that dry-runs a file says.
type outcome struct {
	Err    string
	Counts importer.Counts
	Took   time.Duration // of processors
	KB     int           // the most memory that it had; over a dataset what it had above that of the store
}

// The variables that make this program dry-run a file, over an empty network or over the dataset, in place of its tests.
const fileVariable, networkVariable = "COOPGRAPH_FILE", "COOPGRAPH_NETWORK"

func TestMain(m *testing.M) {
	name := os.Getenv(fileVariable)
	if name == "" {
		os.Exit(m.Run())
	}
	o, err := readFile(name, os.Getenv(networkVariable) != "")
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(o)
	}
	if err != nil {
		panic(err)
	}
}

// readFile dry-runs a file and measures that.
func readFile(name string, overDataset bool) (o outcome, err error) {
	network, before := &graph.Network{}, 0
	g := gazetteer.New(graph.NewHierarchy(network))
	if overDataset {
		d, err := dataset()
		if err != nil {
			return o, err
		}
		network, g = d.network, d.gazetteer
		debug.FreeOSMemory()
		if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil { // the peak begins again
			return o, err
		}
		if before, err = peak(); err != nil {
			return o, err
		}
	}
	file, err := os.ReadFile(name)
	if err != nil {
		return o, err
	}
	start, err := processorTime()
	if err != nil {
		return o, err
	}
	options := importer.Options{Evidence: graph.Official}
	if !overDataset {
		options.Source = "x"
	}
	r, err := importer.Read(context.Background(), file, options, network, g)
	if err != nil {
		o.Err = err.Error()
	} else {
		o.Counts = r.Counts
	}
	end, err := processorTime()
	if err != nil {
		return o, err
	}
	o.Took = end - start
	o.KB, err = peak()
	o.KB -= before
	return o, err
}

// processorTime returns how much time of processors the process has had. Other processes do not count, as they would in a time
// of a clock.
func processorTime() (time.Duration, error) {
	var u syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), err
}

// peak returns the most memory that the process has had, in kB.
func peak() (int, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	return strconv.Atoi(strings.Fields(after)[0])
}

// readInProcess dry-runs a file in a new process, so that its memory can be measured.
func readInProcess(t *testing.T, name, network string) (o outcome) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), fileVariable+"="+name, networkVariable+"="+network)
	child.Stderr = os.Stderr
	out, err := child.Output()
	if err == nil {
		err = json.Unmarshal(out, &o)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return o
}
