package site

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// What tells a build is short for an ELF file that the go command made, and the content of every other file.
func TestWriteBuild(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other")
	if err := os.WriteFile(other, []byte("#!/bin/sh"), 0o600); err != nil {
		t.Fatal(err)
	}
	var ofProgram, ofOther bytes.Buffer
	if err := writeBuild(&ofProgram, program); err != nil || ofProgram.Len() == 0 || runtime.GOOS == "linux" && (ofProgram.Len() > 200 || !bytes.Contains(ofProgram.Bytes(), []byte("Go\x00"))) {
		t.Errorf("%d bytes of this program: %v", ofProgram.Len(), err)
	}
	if err := writeBuild(&ofOther, other); err != nil || ofOther.String() != "#!/bin/sh" {
		t.Errorf("%q of another file: %v", &ofOther, err)
	}
	if err := writeBuild(&ofOther, other+"s"); err == nil {
		t.Error("a file that is not there has a build")
	}
}
