package guard

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"time"

	"coopgraph/schema/coerce"
)

// TokenFile is a file with the tokens of those who may write over HTTP: one a line, which a name may follow. Empty lines
// and lines that begin with # are left out. The file is read again if it has changed. A nil TokenFile lets nobody write.
type TokenFile struct {
	file  string
	wrong *Rates // of wrong tokens, so that nobody can try many

	mu     sync.Mutex
	info   fs.FileInfo // of the file when it was read
	tokens []token
	err    error // why the file cannot be used; nil if it can
}

type token struct {
	hash [sha256.Size]byte
	name string // of its holder; may be empty
}

const (
	minToken = 32 // characters of a token, at least

	// What one caller may send of wrong tokens.
	wrongPerSecond, wrongAtOnce = 1, 10
)

// tokenForm is what a token may have, so that it fits into the header (b64token in RFC 6750).
var tokenForm = regexp.MustCompile(`^[A-Za-z0-9\-._~+/]+=*$`)

// OpenTokenFile reads a file of tokens. The error says what is wrong with the file, and never has a token.
func OpenTokenFile(file string) (*TokenFile, error) {
	t := &TokenFile{file: file, wrong: NewRates(wrongPerSecond, wrongAtOnce)}
	_, err := t.current()
	return t, err
}

// current returns the tokens that the file has now.
func (t *TokenFile) current() ([]token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := os.Stat(t.file)
	if err != nil {
		t.info = nil
		return nil, fmt.Errorf("the file of tokens cannot be read: %w", err)
	}
	if t.info == nil || !os.SameFile(t.info, info) || t.info.ModTime() != info.ModTime() || t.info.Size() != info.Size() || t.info.Mode() != info.Mode() {
		t.info = info
		t.tokens, t.err = readTokens(t.file, info.Mode())
	}
	return t.tokens, t.err
}

// readTokens reads a file of tokens, which others than its owner and its group must not be able to read.
func readTokens(file string, mode fs.FileMode) ([]token, error) {
	if runtime.GOOS != "windows" && mode.Perm()&0o027 != 0 { // there the mode does not tell who may read the file
		return nil, fmt.Errorf("others can read or change the file of tokens %s: its mode is %#o; change it by chmod 600 or 640", file, mode.Perm())
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("the file of tokens cannot be read: %w", err)
	}
	var tokens []token
	lines := map[[sha256.Size]byte]int{}
	number := 0
	for line := range strings.Lines(string(content)) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text, name, _ := strings.Cut(strings.ReplaceAll(line, "\t", " "), " ")
		hash := sha256.Sum256([]byte(text))
		switch {
		case !tokenForm.MatchString(text):
			return nil, fmt.Errorf("line %d of the file of tokens %s begins with no token: a token has letters, digits and -._~+/ only", number, file)
		case len(text) < minToken:
			return nil, fmt.Errorf("the token in line %d of %s has %d characters: it needs at least %d; make one by openssl rand -hex 32", number, file, len(text), minToken)
		case lines[hash] > 0:
			return nil, fmt.Errorf("lines %d and %d of the file of tokens %s have the same token", lines[hash], number, file)
		}
		lines[hash] = number
		tokens = append(tokens, token{hash, strings.TrimSpace(name)})
	}
	if len(tokens) == 0 {
		return nil, fmt.Errorf("the file of tokens %s has none; make one by openssl rand -hex 32", file)
	}
	return tokens, nil
}

// check returns the name of the holder of a token. All tokens are compared, by their hashes and in constant time. Only wrong
// tokens are limited, so that nobody keeps a holder out by sending them from the same address.
func (t *TokenFile) check(ctx context.Context, text string) (name string, err error) {
	tokens, err := t.current()
	if err != nil {
		refusal := coerce.Error("UNAVAILABLE", "the file of tokens cannot be used", "The log of the server says what is wrong with it.")
		refusal.Err = err
		return "", refusal
	}
	hash, found := sha256.Sum256([]byte(text)), 0
	for i := range tokens {
		same := subtle.ConstantTimeCompare(hash[:], tokens[i].hash[:])
		found = subtle.ConstantTimeSelect(same, i+1, found)
	}
	if found > 0 {
		return tokens[found-1].name, nil
	}
	now := time.Now()
	attempt := t.wrong.bucketOf(CallerOf(ctx)).ReserveN(now, 1)
	if wait := attempt.DelayFrom(now); wait > 0 {
		attempt.CancelAt(now)
		return "", retryLater(codeRate, "too many wrong tokens came from this address", wait)
	}
	return "", coerce.Error(codeUnauthenticated, "the token is wrong", "Ask the operator for a token of the file of -import-token-file.")
}

// bearer returns the token of a request's header (RFC 6750).
func bearer(h http.Header) (string, bool) {
	scheme, text, ok := strings.Cut(h.Get("Authorization"), " ")
	return strings.TrimSpace(text), ok && strings.EqualFold(scheme, "Bearer")
}
