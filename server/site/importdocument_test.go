package site

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The commands of the document are run one after the other, as they stand there.
func TestImportDocument(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("no curl")
	}
	for _, document := range []string{"docs/import.md", "docs/zh/import.md"} {
		t.Run(document, func(t *testing.T) {
			h, store := writableSite(t)
			_, after, _ := strings.Cut(readFile(t, document), "    TOKEN=")
			commands, _, _ := strings.Cut("TOKEN="+after, "\n\n")
			commands = strings.ReplaceAll(strings.ReplaceAll(commands, "\n    ", "\n"), "http://127.0.0.1:8080", serve(t, h))
			folder := t.TempDir()
			for name, content := range map[string]string{"tokens": importToken + " 区办\n", "pairs.xlsx": "district,partner,since,source,evidence\n徐汇区,汶川县,2019,甲,REPORTED\n"} {
				if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			run := exec.CommandContext(t.Context(), "sh", "-ec", strings.ReplaceAll(commands, "curl -", "curl --fail-with-body -"))
			run.Dir = folder
			if out, err := run.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if remarks := readFile(t, filepath.Join(folder, "remarks.xlsx")); !strings.Contains(remarks, "汶川县") {
				t.Error(remarks)
			}
			if files, err := filepath.Glob(filepath.Join(folder, "*.xlsx")); err != nil || len(files) != 3 {
				t.Errorf("%v %v", files, err)
			}
			if version := networkOf(t, store).Version; version.Revision != 3 {
				t.Errorf("revision %d: an import and its undo are two commits", version.Revision)
			}
		})
	}
}
