package site

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"os"
	"sync"
)

// buildDigest is a digest of the program's own file. It is part of entity tags: servers behind one balancer that run the
// same program over the same data give equal tags, and a program whose answers may be others gives other ones. If the
// file cannot be read, the digest is random, and holds until the program ends.
var buildDigest = sync.OnceValue(func() string {
	sum := sha256.New()
	if err := readExecutable(sum); err != nil {
		return rand.Text()
	}
	return base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:12])
})

func readExecutable(w io.Writer) error {
	name, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	_, err = io.Copy(w, f)
	return err
}
