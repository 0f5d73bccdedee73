//go:build unix

package neo4jtest

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The user and the password of a server with authentication.
const (
	User     = "neo4j"
	Password = "correct horse battery staple"
)

// Options are the properties of a server that belongs to one test.
type Options struct {
	Auth     bool     // whether it asks for User and Password
	Settings []string // lines to add to neo4j.conf
	Version  string   // of Neo4j; empty for the one that is shared
}

// Server is a server that belongs to one test, with an empty database. It ends with the test.
type Server struct {
	tb        testing.TB
	options   Options
	home      home
	classPath string
	address   string
	password  string
	cmd       *exec.Cmd
	ended     chan struct{}
}

// Start starts a server and waits until it is ready. With -short a test is skipped.
func Start(tb testing.TB, o Options) *Server {
	tb.Helper()
	skipShort(tb)
	classPath, err := jars(cmp.Or(o.Version, version))
	require(tb, err)
	address, err := freeAddress()
	require(tb, err)
	s := &Server{tb: tb, options: o, home: home(tb.TempDir()), classPath: classPath, address: address, password: Password}
	tb.Cleanup(s.Kill)
	if o.Auth {
		s.start(changeInitialPassword)
	} else {
		s.start(ping)
	}
	return s
}

// Address is the address of the server, bolt://host:port.
func (s *Server) Address() string { return s.address }

// start starts the server and, when it answers, calls prepare.
func (s *Server) start(prepare func(address string) error) {
	s.tb.Helper()
	if err := s.home.configure(s.address, s.options.Auth, s.options.Settings...); err != nil {
		s.tb.Fatal(err)
	}
	cmd, err := s.home.command(s.classPath)
	if err != nil {
		s.tb.Fatal(err)
	}
	// The second compiler costs more than it gains in so short a life.
	cmd.Env = append(cmd.Environ(), "JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1")
	if err := cmd.Start(); err != nil {
		s.tb.Fatal(err)
	}
	s.cmd, s.ended = cmd, make(chan struct{})
	go func(ended chan struct{}) {
		_ = cmd.Wait() // its log says why
		close(ended)
	}(s.ended)
	if err := s.home.waitUntilReady(s.address, s.ended, prepare); err != nil {
		s.tb.Fatal(fmt.Errorf("a Neo4j was started, and %w", err))
	}
}

// Pause stops the process: the connections stay open, and the server does not respond.
func (s *Server) Pause() {
	s.tb.Helper()
	s.signal(syscall.SIGSTOP)
	for deadline := time.Now().Add(10 * time.Second); !s.isStopped(); { // the signal is sent, and not yet taken
		if time.Now().After(deadline) {
			s.tb.Fatal("the Neo4j does not stop")
		}
		time.Sleep(time.Millisecond)
	}
}

// isStopped reports whether a signal has stopped all threads of the process; always true if there is no /proc.
func (s *Server) isStopped() bool {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", s.cmd.Process.Pid))
	require(s.tb, err)
	for _, thread := range threads {
		stat, err := os.ReadFile(thread)
		if err != nil {
			continue // it has ended
		}
		if _, state, _ := strings.Cut(string(stat), ") "); !strings.HasPrefix(state, "T") {
			return false
		}
	}
	return true
}

// Resume lets the process run on after a Pause.
func (s *Server) Resume() { s.signal(syscall.SIGCONT) }

func (s *Server) signal(signal syscall.Signal) {
	s.tb.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.tb.Fatal(err)
	}
}

// SetPassword changes the password of User.
func (s *Server) SetPassword(to string) {
	s.tb.Helper()
	for start := time.Now(); ; time.Sleep(100 * time.Millisecond) {
		err := changePassword(s.address, s.password, to)
		if err == nil {
			s.password = to
			return
		}
		if time.Since(start) > 10*time.Second { // the user may be locked because others have tried a wrong password
			s.tb.Fatal(err)
		}
	}
}

// FillDisk makes every write of the server to a file fail, until it is restarted: the process may not write beyond the first
// byte of a file (RLIMIT_FSIZE).
func (s *Server) FillDisk() {
	s.tb.Helper()
	if output, err := exec.Command("prlimit", "--fsize=1", "--pid", strconv.Itoa(s.cmd.Process.Pid)).CombinedOutput(); err != nil {
		s.tb.Fatalf("prlimit: %v: %s", err, output)
	}
}

// Kill ends the process at once, as a crash would.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	_ = s.cmd.Process.Kill() // it may have ended
	<-s.ended
}

// Restart ends the process if it runs, and starts it again with the same address and database. These settings replace
// those before.
func (s *Server) Restart(settings ...string) {
	s.tb.Helper()
	s.Kill()
	s.options.Settings = settings
	s.start(ping)
}
