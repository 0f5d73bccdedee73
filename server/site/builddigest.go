package site

import (
	"crypto/rand"
	"crypto/sha256"
	"debug/elf"
	"encoding/base64"
	"io"
	"os"
	"sync"
)

// buildDigest is a digest of the program. It is part of entity tags: servers behind one balancer that run the same program over
// the same data give equal tags, and a program whose answers may be others gives other ones. If the program's file cannot be
// read, the digest is random, and holds until the program ends.
var buildDigest = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return rand.Text()
	}
	sum := sha256.New()
	if err := writeBuild(sum, name); err != nil {
		return rand.Text()
	}
	return base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:12])
})

// writeBuild writes what tells the build of a program's file: its build id, which the go command makes of the content of an ELF
// file, or else the whole content. That is 60 MB, whose digest takes half of the processor time of a start.
func writeBuild(w io.Writer, name string) error {
	if id := buildID(name); id != nil {
		_, err := w.Write(id)
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

// buildID returns the note with the build id of an ELF file, nil if there is none.
func buildID(name string) []byte {
	f, err := elf.Open(name)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }()
	section := f.Section(".note.go.buildid")
	if section == nil {
		return nil
	}
	note, err := section.Data()
	if err != nil {
		return nil
	}
	return note
}
