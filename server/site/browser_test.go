package site

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// browser is a headless Chromium with one tab, driven by the DevTools protocol over a pipe: JSON messages that end with
// a zero byte.
type browser struct {
	t       *testing.T
	to      io.Writer
	session string

	mu       sync.Mutex
	lastID   int                          // of a command
	results  map[int]chan json.RawMessage // by the id of the command
	problems []string                     // console errors, exceptions, violations of the content policy
	requests []string                     // the addresses that pages have asked for
}

// findChromium is the path of Chromium. Without one the test is skipped, but fails in CI. With -short it is skipped too.
func findChromium(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("-short runs no Chromium")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("there is no Chromium, which CI must have")
	}
	t.Skip("there is no Chromium (apt-get install chromium)")
	return ""
}

// newBrowser starts Chromium with one tab. It ends with the test.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	theirIn, ourOut := pipe(t)
	ourIn, theirOut := pipe(t)
	cmd := exec.Command(findChromium(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--window-size=1400,900", "--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4, as Chromium expects
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = theirIn.Close(), theirOut.Close() // Chromium has its own
	b := &browser{t: t, to: ourOut, results: map[int]chan json.RawMessage{}}
	listening := make(chan struct{})
	go func() {
		defer close(listening)
		b.listen(ourIn)
	}()
	t.Cleanup(func() {
		b.close(cmd)
		<-listening
		if t.Failed() {
			for line := range strings.Lines(stderr.String()) {
				if !strings.Contains(line, "dbus/") { // there is none, which Chromium says all the time
					t.Logf("chromium: %s", line)
				}
			}
		}
	})
	b.attach()
	return b
}

// close ends Chromium.
func (b *browser) close(cmd *exec.Cmd) {
	b.send("", "Browser.close", nil)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = cmd.Wait() // its exit code says nothing about the pages
	}()
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		_ = cmd.Process.Kill()
		<-ended
	}
}

// attach opens the tab.
func (b *browser) attach() {
	b.t.Helper()
	var target struct{ TargetID string }
	b.do("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.do("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.do(b.session, domain+".enable", nil, nil)
	}
}

func pipe(t *testing.T) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = r.Close(), w.Close() })
	return r, w
}

// listen receives results and events until Chromium ends.
func (b *browser) listen(from io.Reader) {
	r := bufio.NewReader(from)
	for {
		line, err := r.ReadBytes(0)
		if err != nil {
			return
		}
		var m struct {
			ID     int
			Result json.RawMessage
			Error  json.RawMessage
			Method string
			Params struct {
				Entry            struct{ Level, Text, URL string }
				ExceptionDetails json.RawMessage
				Type             string
				Args             json.RawMessage
				Request          struct{ URL string }
			}
		}
		if err := json.Unmarshal(bytes.TrimSuffix(line, []byte{0}), &m); err != nil {
			b.add(&b.problems, "no DevTools message: "+err.Error())
			continue
		}
		p := m.Params
		switch {
		case m.ID != 0:
			b.mu.Lock()
			answer := b.results[m.ID]
			delete(b.results, m.ID)
			b.mu.Unlock()
			if m.Error != nil {
				b.add(&b.problems, "DevTools: "+string(m.Error))
			}
			answer <- m.Result
		case m.Method == "Log.entryAdded" && (p.Entry.Level == "error" || p.Entry.Level == "warning"):
			b.add(&b.problems, p.Entry.Text+" "+p.Entry.URL)
		case m.Method == "Runtime.exceptionThrown":
			b.add(&b.problems, string(p.ExceptionDetails))
		case m.Method == "Runtime.consoleAPICalled" && (p.Type == "error" || p.Type == "warning"):
			b.add(&b.problems, p.Type+" "+string(p.Args))
		case m.Method == "Network.requestWillBeSent":
			b.add(&b.requests, p.Request.URL)
		}
	}
}

func (b *browser) add(list *[]string, s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	*list = append(*list, s)
}

// send sends a command. Its result goes into the channel.
func (b *browser) send(session, method string, params any) <-chan json.RawMessage {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.lastID++
	answer := make(chan json.RawMessage, 1)
	b.results[b.lastID] = answer
	m := map[string]any{"id": b.lastID, "method": method}
	if session != "" {
		m["sessionId"] = session
	}
	if params != nil {
		m["params"] = params
	}
	message, err := json.Marshal(m)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.to.Write(append(message, 0)); err != nil {
		b.t.Errorf("%s: %v", method, err)
	}
	return answer
}

// do sends a command and waits for its result.
func (b *browser) do(session, method string, params, result any) {
	b.t.Helper()
	select {
	case answer := <-b.send(session, method, params):
		if result != nil {
			if err := json.Unmarshal(answer, result); err != nil {
				b.t.Fatalf("%s: %v", method, err)
			}
		}
	case <-time.After(30 * time.Second):
		b.t.Fatalf("%s: no answer", method)
	}
}

func (b *browser) open(url string) {
	b.t.Helper()
	b.do(b.session, "Page.navigate", map[string]any{"url": url}, nil)
}

// eval gives the value of an expression as text.
func (b *browser) eval(expression string) string {
	b.t.Helper()
	var got struct{ Result struct{ Value any } }
	b.do(b.session, "Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true}, &got)
	return fmt.Sprint(got.Result.Value)
}

// await waits until the expression's value contains a text.
func (b *browser) await(expression, part string) {
	b.t.Helper()
	var got string
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if got = b.eval(expression); strings.Contains(got, part) {
			return
		}
	}
	b.fatalf("%s is %.600q, which has no %q", expression, got, part)
}

func (b *browser) fatalf(format string, args ...any) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.t.Fatalf(format+"\nproblems: %q", append(args, b.problems)...)
}

// screenshot keeps what the page looks like among the test's artifacts (go test -artifacts).
func (b *browser) screenshot(name string) {
	b.t.Helper()
	var shot struct{ Data []byte }
	b.do(b.session, "Page.captureScreenshot", nil, &shot)
	if err := os.WriteFile(b.t.ArtifactDir()+"/"+name, shot.Data, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// checkPages checks that pages had no problems, and asked no server but this one.
func (b *browser) checkPages(server string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.problems {
		b.t.Errorf("a problem: %s", p)
	}
	for _, url := range b.requests {
		if !strings.HasPrefix(url, server+"/") && !strings.HasPrefix(url, "data:") {
			b.t.Errorf("the page asks elsewhere: %.200s", url)
		}
	}
	if len(b.requests) == 0 {
		b.t.Error("the page asked for nothing")
	}
}
