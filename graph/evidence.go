package graph

import (
	"fmt"
	"io"
	"strconv"
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

// Has says whether e is in the set.
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

// EvidenceCount is a number of records of one evidence.
type EvidenceCount struct {
	Evidence Evidence
	Count    int32
}

// EvidenceTally counts records by evidence.
type EvidenceTally [Synthetic + 1]int32

// Of returns how many records of this evidence were counted.
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

// Confidence says how far a reported record can be relied on. Whoever collected the record judged it.
type Confidence string

// The degrees of confidence.
const (
	High   Confidence = "HIGH"
	Medium Confidence = "MEDIUM"
)

// MarshalGQL writes the enum value, null if none is given.
func (c Confidence) MarshalGQL(w io.Writer) { writeEnum(w, string(c)) }

// UnmarshalGQL reads the enum value.
func (c *Confidence) UnmarshalGQL(v any) error { return readText(c, v) }

// Relevance says whether a source shows that a record held at the end of 2020, which is the day of the plan's totals.
type Relevance string

// The values of Relevance.
const (
	ByEnd2020        Relevance = "BY_END_2020"
	After2020        Relevance = "AFTER_2020"
	RelevanceUnknown Relevance = "UNKNOWN"
)

// MarshalGQL writes the enum value, null if none is given.
func (r Relevance) MarshalGQL(w io.Writer) { writeEnum(w, string(r)) }

// UnmarshalGQL reads the enum value.
func (r *Relevance) UnmarshalGQL(v any) error { return readText(r, v) }

// Citation says in which source a fact stands, and where in the source.
type Citation struct {
	SourceID   ID
	Locator    string // 表7, 附录14, 一(一)4; empty if the source is short
	Confidence Confidence
	Relevance  Relevance
	Note       string // what a reader should know about the record: doubts, the wording of the source
}

// Provenance says how a fact is known. Every node, tie and figure has one.
type Provenance struct {
	Evidence Evidence
	Sources  []Citation
}

// ProvenanceHead returns the provenance. A type that embeds a Provenance has it, as Evidenced demands.
func (p *Provenance) ProvenanceHead() *Provenance { return p }

// Evidenced is implemented by everything that states a fact.
type Evidenced interface{ ProvenanceHead() *Provenance }

func writeEnum(w io.Writer, name string) {
	if name == "" {
		name = "null"
	} else {
		name = `"` + name + `"`
	}
	_, _ = io.WriteString(w, name)
}

func readEnum[E ~uint8](e *E, names []string, v any) error {
	s, _ := v.(string)
	for i, name := range names {
		if name == s && name != "" {
			*e = E(i)
			return nil
		}
	}
	return &Error{Code: InvalidArgument, Message: fmt.Sprintf("%.40v is not one of its enum's values", strconv.Quote(s))}
}

func readText[E ~string](e *E, v any) error {
	s, ok := v.(string)
	if !ok {
		return &Error{Code: InvalidArgument, Message: "an enum value is a name"}
	}
	*e = E(s)
	return nil
}
