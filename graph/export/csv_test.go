package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

// No cell begins as a formula does, and every text can be had back by taking one apostrophe away.
func TestCSVFormulas(t *testing.T) {
	n, texts := specialTexts()
	var file bytes.Buffer
	if err := New(n, n, meta).Write(&file, CSV, Ties, Options{}); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	form := -1
	for i, name := range lines[0] {
		if name == "form" {
			form = i
		}
	}
	for i, line := range lines[1:] {
		for _, cell := range line {
			if strings.HasPrefix(strings.TrimSpace(cell), "=") || cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
				t.Errorf("a cell is %q", cell)
			}
		}
		if got := strings.TrimPrefix(line[form], "'"); got != storedText(CSV, texts[i]) {
			t.Errorf("%q came back as %q", texts[i], got)
		}
	}
	for _, plain := range []string{"a,b", "浦东", "a=1"} {
		if escapeFormula(textCell, plain) != plain {
			t.Errorf("%q is guarded", plain)
		}
	}
	if got := escapeFormula(decimalCell, "-44.33"); got != "-44.33" {
		t.Errorf("a number is %q", got)
	}
}

func TestCSVByteOrderMark(t *testing.T) {
	n, _ := specialTexts()
	for _, bom := range []bool{false, true} {
		var file bytes.Buffer
		if err := New(n, n, meta).Write(&file, CSV, Network, Options{BOM: bom}); err != nil {
			t.Fatal(err)
		}
		if got := bytes.HasPrefix(file.Bytes(), []byte("\xef\xbb\xbfrecord,")); got != bom {
			t.Errorf("BOM %t: the file begins with %.10q", bom, file.String())
		}
	}
}
