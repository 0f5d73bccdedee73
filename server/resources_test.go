package main

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// resources are what a program has used of the machine, as proc(5) tells it.
type resources struct {
	cpu  time.Duration // processor time in user and kernel mode, in hundredths of a second
	peak int64         // the most resident memory since the start or the last resetPeak, in bytes
}

// since returns what was used after an earlier time. The peak is above the peak of that time.
func (u resources) since(before resources) resources {
	return resources{u.cpu - before.cpu, u.peak - before.peak}
}

// resources returns what the program has used so far.
func (p *program) resources() resources {
	p.t.Helper()
	stat := p.proc("stat")
	fields := strings.Fields(stat[strings.LastIndexByte(stat, ')')+1:]) // those from the third one, state, on
	const ticksPerSecond = 100                                          // USER_HZ
	ticks := p.number(fields[11]) + p.number(fields[12])
	return resources{time.Duration(ticks) * time.Second / ticksPerSecond, p.memory("VmHWM")}
}

// resetPeak makes the peak of the resident memory that of now.
func (p *program) resetPeak() {
	p.t.Helper()
	if err := os.WriteFile(p.procFile("clear_refs"), []byte("5"), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// memory returns a size from the program's status, in bytes.
func (p *program) memory(name string) int64 {
	p.t.Helper()
	found := regexp.MustCompile(`(?m)^` + name + `:\s+(\d+) kB$`).FindStringSubmatch(p.proc("status"))
	if found == nil {
		p.t.Fatalf("no %s in its status", name)
	}
	return p.number(found[1]) << 10
}

// descriptors returns how many files and connections the program has open.
func (p *program) descriptors() int {
	p.t.Helper()
	open, err := os.ReadDir(p.procFile("fd"))
	if err != nil {
		p.t.Fatal(err)
	}
	return len(open)
}

// procFile returns where the kernel says something about the program.
func (p *program) procFile(name string) string {
	p.t.Helper()
	if runtime.GOOS != "linux" {
		p.t.Skip("this system has no proc(5)")
	}
	return fmt.Sprintf("/proc/%d/%s", p.cmd.Process.Pid, name)
}

func (p *program) proc(name string) string {
	p.t.Helper()
	b, err := os.ReadFile(p.procFile(name))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(b)
}

func (p *program) number(text string) int64 {
	p.t.Helper()
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		p.t.Fatal(err)
	}
	return n
}

// The processor time and the memory of a program are those that it uses.
func TestResources(t *testing.T) {
	p := startProgram(t)
	if u := p.resources(); u.cpu < 20*time.Millisecond || u.cpu > 20*time.Second || u.peak < 20<<20 || u.peak > 1<<30 {
		t.Errorf("after the start it has used %+v", u)
	}
	p.resetPeak()
	if u := p.resources(); u.peak > p.memory("VmRSS")+(8<<20) {
		t.Errorf("the peak is %d bytes, and it uses %d", u.peak, p.memory("VmRSS"))
	}
	if n := p.descriptors(); n < 4 || n > 100 {
		t.Errorf("%d descriptors are open", n)
	}
}
