package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/durable"
	"coopgraph/seed"
)

// mustRun runs the program, which must succeed, and returns what it prints.
func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := runProgram(t, nil, args...)
	if code != 0 {
		t.Fatalf("%q: exit %d: %s", args, code, stderr)
	}
	return stdout
}

// mustFail runs the program, which must fail with this exit code and a text in its error.
func mustFail(t *testing.T, code int, part string, args ...string) {
	t.Helper()
	got, stdout, stderr := runProgram(t, nil, args...)
	if got != code || stdout != "" || !strings.Contains(stderr, part) || !strings.HasPrefix(stderr, "coopgraph: ") {
		t.Errorf("%q: exit %d, stdout %.200q, stderr %q, and should say %q", args, got, stdout, stderr, part)
	}
}

// readAll is what the verbs print of a data directory.
func readAll(t *testing.T, dir string) string {
	t.Helper()
	return mustRun(t, "check", "-data", dir) + mustRun(t, "export", "network.json", "-data", dir)
}

// The verbs print the same of a data directory whether a server holds it or not. A backup that is made while a server writes
// gives the same again.
func TestDataDirectory(t *testing.T) {
	dir, other := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "other")
	file := filepath.Join(t.TempDir(), "backup")
	mustFail(t, 1, "holds no network", "check", "-data", dir)
	p := startProgram(t, "-data", dir)
	p.awaitLog("has the dataset of this program")
	beside := readAll(t, dir)
	held := "process " + strconv.Itoa(p.cmd.Process.Pid)
	mustFail(t, 1, held, "serve", "-data", dir, "-addr", "127.0.0.1:0", "-admin-addr=")
	mustRun(t, "backup", file, "-data", dir)
	mustFail(t, 1, held, "restore", file, "-data", dir)
	p.signal(syscall.SIGTERM)
	if code := p.exit(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
	if _, err := os.Stat(filepath.Join(dir, socketName)); !os.IsNotExist(err) {
		t.Errorf("its socket is still there: %v", err)
	}
	if alone := readAll(t, dir); alone != beside {
		t.Errorf("without a server other bytes are printed: %d, not %d", len(alone), len(beside))
	}
	if says := mustRun(t, "restore", file, "-data", other); !strings.Contains(says, "revision 1, ") {
		t.Errorf("restore says %q", says)
	}
	if restored := readAll(t, other); restored != beside {
		t.Errorf("of the restored backup other bytes are printed: %d, not %d", len(restored), len(beside))
	}
}

// What cannot be done with a data directory is refused, and the error says what to do.
func TestDataRefusals(t *testing.T) {
	dir := t.TempDir()
	notOurs := filepath.Join(dir, "file")
	if err := os.WriteFile(notOurs, []byte("no backup"), 0o600); err != nil {
		t.Fatal(err)
	}
	list, link, pipe := writeList(t, xuhui), filepath.Join(dir, "link"), filepath.Join(dir, "pipe")
	if err := errors.Join(os.Symlink(list, link), syscall.Mkfifo(pipe, 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		code int
		part string
		args []string
	}{
		{"remarks over the spreadsheet", 1, "is the spreadsheet itself", []string{"import", list, "-dry-run", "-remarks", list}},
		{"remarks over a link to it", 1, "is the spreadsheet itself", []string{"import", list, "-dry-run", "-remarks", link}},
		{"remarks over the log", 1, "is in the data directory", []string{"import", list, "-data", dir, "-remarks", filepath.Join(dir, "commits.log")}},
		{"remarks over a pipe", 1, "no regular file", []string{"import", list, "-dry-run", "-remarks", pipe}},
		{"backup over a device", 1, "no regular file", []string{"backup", "/dev/null", "-data", filepath.Join(dir, "new")}},
		{"two stores", 2, "-data and -store name two networks", []string{"serve", "-data", dir, "-store", "bolt://localhost"}},
		{"no directory", 2, "backup is for a data directory: name it by -data", []string{"backup", "file"}},
		{"no file", 2, "restore takes one FILE, or -accept", []string{"restore", "-data", dir}},
		{"empty", 1, "holds no network", []string{"export", "nodes.csv", "-data", dir}},
		{"backup over the log", 1, "is in the data directory", []string{"backup", filepath.Join(dir, "commits.log"), "-data", dir}},
		{"no backup", 1, "backup", []string{"restore", notOurs, "-data", filepath.Join(dir, "new")}},
		{"below a file", 1, "cannot be written", []string{"serve", "-data", filepath.Join(notOurs, "data"), "-addr", "127.0.0.1:0", "-admin-addr="}},
	} {
		t.Run(c.name, func(t *testing.T) { mustFail(t, c.code, c.part, c.args...) })
	}
}

// A crash leaves the socket, and the next server takes its place. A file that was damaged meanwhile is restored from the
// other one, and the log says so.
func TestDataAfterACrash(t *testing.T) {
	dir := t.TempDir()
	p := startProgram(t, "-data", dir)
	before := readAll(t, dir)
	p.signal(syscall.SIGKILL)
	p.exit()
	if _, err := os.Stat(filepath.Join(dir, socketName)); err != nil {
		t.Errorf("no crash: %v", err)
	}
	path := filepath.Join(dir, "commits.log")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	p = startProgram(t, "-data", dir)
	p.awaitLog("commits.log was damaged")
	p.awaitLog("no commit is lost")
	if after := readAll(t, dir); after != before {
		t.Error("it has other records than before")
	}
}

// If damage has cost a commit, the server names it, says that it is read-only and why, and takes no import until restore -accept.
func TestDataWithALostCommit(t *testing.T) {
	const note = "the commit that is lost"
	dir, list := t.TempDir(), writeList(t, xuhui)
	mustRun(t, "import", list, "-data", dir, "-note", note)
	for _, name := range []string{"commits.log", "commits.db"} {
		path := filepath.Join(dir, name)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		damaged := bytes.ReplaceAll(content, []byte(note), []byte(strings.ToUpper(note)))
		if err := os.WriteFile(path, damaged, 0o600); err != nil || bytes.Equal(damaged, content) {
			t.Fatalf("%s is not damaged, %v", name, err)
		}
	}
	p := startProgram(t, "-data", dir)
	p.awaitLog("commit 2 is lost")
	res, err := newClient(t).Get(p.url + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	if body, err := io.ReadAll(res.Body); res.StatusCode != 200 || !strings.Contains(string(body), `"status":"read-only","cause":"`) || !strings.Contains(string(body), "restore -accept") {
		t.Errorf("/readyz says %d %s, %v", res.StatusCode, body, err)
	}
	mustFail(t, 1, "restore -accept", "import", list, "-data", dir)
	mustFail(t, 1, "restore -accept", "check", "-data", dir)
	p.signal(syscall.SIGTERM)
	p.exit()
	if says := mustRun(t, "restore", "-accept", "-data", dir); !strings.Contains(says, "goes on without 1 lost commits") || !strings.Contains(says, "commit 2 is lost") {
		t.Errorf("restore says %q", says)
	}
	if says := mustRun(t, "import", list, "-data", dir, "-language", "en"); !strings.Contains(says, "applied as revision ") {
		t.Errorf("the next import says\n%s", says)
	}
}

// limited is the server of a data directory, whose files may not grow beyond a number of bytes, as on a full disk.
func limited(t *testing.T, dir string, bytes int64) *exec.Cmd {
	t.Helper()
	return exec.Command("/bin/sh", "-c", `ulimit -f "$0"; exec "$@"`, strconv.FormatInt(bytes/512, 10), executable(t), "serve", "-data", dir, "-addr", "127.0.0.1:0")
}

// On a full disk a directory is not filled, and filled later. Imports are refused, and reads go on. What was acknowledged is
// there later.
func TestDataOnAFullDisk(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("it imports some ten thousand rows: .ci/run does it, and so does CI=true")
	}
	dir, next := filepath.Join(t.TempDir(), "data"), batches(t, 2000)
	out, err := limited(t, dir, 1<<20).CombinedOutput()
	if ended, ok := errors.AsType[*exec.ExitError](err); !ok || ended.ExitCode() != 1 || !strings.Contains(string(out), "Free space on the disk") {
		t.Errorf("without space it ends with %v and says %s", err, out)
	}
	p := startProgram(t, "-data", dir)
	p.awaitLog("has the dataset of this program")
	p.signal(syscall.SIGTERM)
	p.exit()
	p = startCommand(t, limited(t, dir, 16<<20)) // room for a few commits
	asks := newSocketClient(t.Context(), dir)
	var written []*batch
	for err = nil; err == nil; {
		b := next()
		written = append(written, b)
		var answer *importAnswer
		if answer, err = asks.sendBatches(t.Context(), true, b); err == nil {
			b.acknowledged = answer.Applied
		}
	}
	t.Logf("import %d says %v", len(written), err)
	if !strings.Contains(err.Error(), "disk") {
		t.Errorf("import %d says %v", len(written), err)
	}
	if err := asks.copy(t.Context(), "/export/nodes.csv", io.Discard); err != nil {
		t.Errorf("a read says %v", err)
	}
	p.signal(syscall.SIGKILL)
	p.exit()
	startProgram(t, "-data", dir)
	if held := checkBatches(t, dir, written[max(0, len(written)-2):]); len(held) < 1 || len(written) > 20 {
		t.Errorf("%d of %d imports are there", len(held), len(written))
	}
}

// A program with a newer dataset merges it under what people wrote: records that they did not touch follow the dataset, and
// records that both have changed stay as people wrote them and are logged. Another start changes nothing.
func TestNewerDataset(t *testing.T) {
	dir := t.TempDir()
	dataset, err := seed.Load()
	if err != nil {
		t.Fatal(err)
	}
	older := dataset.Changes()
	var chambers []*graph.Chamber // in the older dataset
	for i, change := range older {
		c, ok := change.(graph.Create).Record.(*graph.Chamber)
		if ok && !graph.IsPlaceholder(c) && len(chambers) < 2 {
			other := *c
			other.NameEN = "of the older dataset"
			older[i] = graph.Create{Record: &other}
			chambers = append(chambers, &other)
		}
	}
	byPeople := *chambers[1]
	byPeople.NameEN = "of people"
	store, err := durable.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Role: graph.RoleDataset, Note: "dataset of before"}, older); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), graph.CommitInfo{Role: graph.RoleAdmin}, []graph.Change{graph.Replace{Record: &byPeople}}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, says := range []string{"created=0 replaced=1 deleted=0 conflicts=1", ""} {
		p := startProgram(t, "-data", dir)
		log := p.logged()
		if !strings.Contains(log, says) || says != "" && !strings.Contains(log, string(byPeople.ID)) || says == "" && strings.Contains(log, "dataset") {
			t.Errorf("it should say %q", says)
		}
		nodes := mustRun(t, "export", "nodes.csv", "-data", dir)
		if !strings.Contains(nodes, "of people") || strings.Contains(nodes, "of the older dataset") {
			t.Error("it has other names")
		}
		p.signal(syscall.SIGTERM)
		p.exit()
	}
}
