package export

import (
	"strings"
	"testing"
)

// A value is taken once, however often it is repeated.
func TestRequestRepeatedValues(t *testing.T) {
	r, err := ParseRequest("ties.csv", "evidence="+strings.Repeat("OFFICIAL,DERIVED,", 10_000)+"REPORTED")
	if err != nil || len(r.evidence) != 3 {
		t.Errorf("%d kinds of evidence, %v", len(r.evidence), err)
	}
}
