package graph

import (
	"io"
	"strings"
)

// Evidence says how a fact is known.
type Evidence uint8

// The kinds of evidence, strongest first.
const (
	Official  Evidence = iota + 1 // the plan itself says it
	Reported                      // another public source says it
	Derived                       // computed from such facts
	Synthetic                     // a placeholder: the plan publishes the total only
)

// Evidences is every kind of evidence.
var Evidences = []Evidence{Official, Reported, Derived, Synthetic}

// EvidenceSet is a set of kinds of evidence, a bit for each.
type EvidenceSet uint8

// The common sets: the evidence of what is known, and every kind.
const (
	KnownEvidence EvidenceSet = 1<<Official | 1<<Reported | 1<<Derived
	AllEvidence   EvidenceSet = KnownEvidence | 1<<Synthetic
)

// EvidenceSetOf returns the set of these kinds.
func EvidenceSetOf(kinds ...Evidence) (s EvidenceSet) {
	for _, e := range kinds {
		s |= 1 << e
	}
	return s
}

// Has reports whether e is in the set.
func (s EvidenceSet) Has(e Evidence) bool { return s>>e&1 == 1 }

// String returns the names of the kinds, the strongest first, separated by commas.
func (s EvidenceSet) String() string {
	var names []string
	for _, e := range Evidences {
		if s.Has(e) {
			names = append(names, e.String())
		}
	}
	return strings.Join(names, ", ")
}

// Filter returns a filter that holds for records of this evidence. It is nil for every kind, and Never for the empty set.
// A set that begins with the strongest evidence and has no gap becomes one comparison.
func (s EvidenceSet) Filter() Filter {
	if s == AllEvidence {
		return nil
	}
	var anyOf []Filter
	for _, e := range Evidences {
		if !s.Has(e) {
			continue
		}
		test := Test{FieldEvidence, Eq, IntValue(int64(e))}
		if s == 1<<(e+1)-2 {
			test.Op = Lte
			return test
		}
		anyOf = append(anyOf, test)
	}
	return Any(anyOf...)
}

var evidenceNames = []string{"", "OFFICIAL", "REPORTED", "DERIVED", "SYNTHETIC"}

func (e Evidence) String() string { return evidenceNames[e] }

// MarshalGQL writes the enum value.
func (e Evidence) MarshalGQL(w io.Writer) { writeEnum(w, evidenceNames[e]) }

// UnmarshalGQL reads the enum value.
func (e *Evidence) UnmarshalGQL(v any) error { return readEnum(e, evidenceNames, v) }

// IsPlaceholder reports whether a record is a placeholder: it is SYNTHETIC, and not a source that placeholders cite. It is
// false for nil.
func IsPlaceholder(r Record) bool {
	if _, isSource := r.(*Source); isSource || r == nil {
		return false
	}
	return r.Head().Evidence == Synthetic
}

// EvidenceCount is a number of records of one evidence.
type EvidenceCount struct {
	Evidence Evidence
	Count    int32
}

// EvidenceTally counts records by evidence.
type EvidenceTally [Synthetic + 1]int32

// Of returns how many records of the evidence in a set were counted.
func (t *EvidenceTally) Of(s EvidenceSet) (n int32) {
	for _, e := range Evidences {
		if s.Has(e) {
			n += t[e]
		}
	}
	return n
}

// Counts returns the counts in the order of Evidences, without zeros.
func (t *EvidenceTally) Counts() (counts []EvidenceCount) {
	for _, e := range Evidences {
		if t[e] > 0 {
			counts = append(counts, EvidenceCount{e, t[e]})
		}
	}
	return counts
}
