package graph

import (
	"io"
	"iter"
)

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

// Citations yields the citations of a record, and of the figures of an indicator.
func Citations(r Record) iter.Seq[Citation] {
	sources := [][]Citation{r.Head().Sources}
	if indicator, ok := r.(*Indicator); ok {
		for i := range indicator.Series {
			sources = append(sources, indicator.Series[i].Sources)
		}
		if indicator.Target != nil {
			sources = append(sources, indicator.Target.Sources)
		}
	}
	return func(yield func(Citation) bool) {
		for _, part := range sources {
			for _, c := range part {
				if !yield(c) {
					return
				}
			}
		}
	}
}
