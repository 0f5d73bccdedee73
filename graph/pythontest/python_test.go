package pythontest

import (
	"os/exec"
	"strings"
	"testing"
)

func TestPython(t *testing.T) {
	python := Python(t, "networkx==3.6.1")
	out, err := exec.Command(python, "-c", "import networkx; print(networkx.__version__)").CombinedOutput()
	if got := strings.TrimSpace(string(out)); err != nil || got != "3.6.1" {
		t.Fatalf("%s has networkx %q, %v", python, got, err)
	}
	if again := Python(t, "networkx==3.6.1"); again != python {
		t.Errorf("the second environment is %s, the first %s", again, python)
	}
}

// What cannot be installed is said, and is not taken for ready the next time.
func TestWhatCannotBeInstalled(t *testing.T) {
	Python(t, "networkx==3.6.1") // or there is no Python at all
	for range 2 {
		if _, err := environment([]string{"networkx==0.0.0.dev0"}); err == nil || !strings.Contains(err.Error(), "networkx==0.0.0.dev0") {
			t.Errorf("the failure is %v", err)
		}
	}
}
