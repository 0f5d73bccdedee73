//go:build unix

package neo4jtest

import (
	"bytes"
	_ "embed"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

//go:embed neo4j.conf
var conf string

// java is the command that runs a class of the jars, with the serial collector, which takes less memory than the default
// one. Both compilers are on: the shared server spends most of its time on planning new statements, and the second compiler
// saves a third of that.
func java(classPath, class string, args ...string) []string {
	flags := []string{"java", "-Xms64m", "-Xmx512m", "-XX:+UseSerialGC",
		"-Dlog4j2.disable.jmx=true", "-Djdk.nio.maxCachedBufferSize=1024", "-Dio.netty.tryReflectionSetAccessible=true",
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED", "-cp", classPath, class}
	return append(flags, args...)
}

// home is the folder of one server: its configuration, data and log.
type home string

func (h home) log() string { return filepath.Join(string(h), "console.log") }

// configure writes the configuration file.
func (h home) configure(address string, auth bool, settings ...string) error {
	folder := filepath.Join(string(h), "conf")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	text := fmt.Sprintf("%sserver.bolt.listen_address=%[2]s\nserver.bolt.advertised_address=%[2]s\ndbms.security.auth_enabled=%[3]t\n%[4]s\n",
		conf, strings.TrimPrefix(address, scheme), auth, strings.Join(settings, "\n"))
	return os.WriteFile(filepath.Join(folder, "neo4j.conf"), []byte(text), 0o644)
}

// command is the command that runs a server in this home. Prefix is a command that runs that command, if any.
func (h home) command(classPath string, prefix ...string) (*exec.Cmd, error) {
	out, err := os.Create(h.log())
	if err != nil {
		return nil, err
	}
	args := slices.Concat(prefix, java(classPath, "org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+string(h), "--config-dir="+filepath.Join(string(h), "conf"), "--console-mode"))
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = string(h), out, out
	return cmd, nil
}

// waitUntilReady waits until a server that was started answers, prepares it, and waits until its database answers too.
func (h home) waitUntilReady(address string, ended <-chan struct{}, prepare func(address string) error) error {
	prepared := false
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		select {
		case <-ended:
			return h.failure("it ended")
		default:
		}
		output, err := os.ReadFile(h.log())
		if err != nil || !bytes.Contains(output, []byte("Started.")) || !prepared && prepare(address) != nil {
			continue
		}
		prepared = true
		if _, err := query(address, warmUp); err == nil {
			return nil
		}
	}
	return h.failure("it is not ready after two minutes")
}

// failure is an error that shows the end of the log.
func (h home) failure(why string) error {
	output, err := os.ReadFile(h.log())
	if err != nil {
		return err
	}
	return fmt.Errorf("%s:\n%s", why, output[max(0, len(output)-3000):])
}

const scheme = "bolt://"

// freeAddress is an address at a loopback port that was free a moment ago.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return scheme + listener.Addr().String(), listener.Close()
}
