package importer

import (
	"strings"

	"coopgraph/graph"
	"coopgraph/seed"
)

// cite sets the provenance of a record, which may have one already, and its life except its beginning and its end: by which
// source it is known, and from which day the source shows it. total tells whether the record is one of a published total.
func (r *row) cite(p *graph.Provenance, l *graph.Life, total bool) {
	c, evidence, day := r.citation()
	if c.SourceID == "" {
		return
	}
	if attested, given := r.date("attested"); given {
		day = attested
	}
	if day != 0 && (l.Attested == 0 || day.Last() < l.Attested.Last()) {
		l.Attested = day
	}
	c.Relevance = seed.RelevanceOf(l.Since)
	if seed.WithdrawAssumption(l, p); l.Since == 0 && total {
		if l.Attested != 0 && seed.RelevanceOf(l.Attested.Last()) == graph.ByEnd2020 {
			c.Relevance = graph.ByEnd2020
		} else {
			seed.AssumeInTotal(l, &c)
		}
	}
	if l.Since == 0 && l.Attested == 0 && l.Assumed == 0 {
		r.remark(noDay, "")
	}
	r.addCitation(p, c, evidence)
}

// citation returns the citation of the row, its evidence, 0 if neither the row nor the file says it, and the day of its source.
func (r *row) citation() (c graph.Citation, evidence graph.Evidence, day graph.Date) {
	evidence = r.Evidence
	if text := r.text("evidence"); strings.EqualFold(text, graph.Synthetic.String()) || strings.Contains(text, "占位") {
		r.remark(synthetic, "evidence")
	} else if value := r.choice("evidence"); value != "" {
		_ = evidence.UnmarshalGQL(value) // it is one of the choices
	}
	title, address := r.bounded("source", longestNote), r.address()
	if title == "" {
		title = r.Source
		if address == "" {
			address = r.SourceURL
		}
	}
	c = graph.Citation{Locator: r.bounded("locator", longestName), Confidence: graph.Confidence(r.choice("confidence")), Note: r.bounded("note", longestNote)}
	if title == "" {
		r.remark(missingSource, "source")
		return c, evidence, 0
	}
	s := r.source(title, address)
	if s.Evidence == graph.Synthetic {
		r.remark(synthetic, "source")
	}
	c.SourceID = s.ID
	return c, evidence, s.Since
}

// address returns the address of the source.
func (r *row) address() string {
	text := r.bounded("source_url", longestNote)
	if text != "" && !isAddress(text) {
		r.remark(badAddress, "source_url", shorten(text))
	}
	return text
}

// isAddress reports whether a text is an address that a page may link to.
func isAddress(text string) bool {
	return strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://")
}

// addCitation adds a citation to those of a record. The citation of a source replaces the one before. The evidence is the
// strongest; if the row's source is the only one, it is the row's. Evidence that is not said is REPORTED, and changes none that
// is known.
func (r *row) addCitation(p *graph.Provenance, c graph.Citation, evidence graph.Evidence) {
	others := make([]graph.Citation, 0, len(p.Sources)+1)
	at := -1
	for _, o := range p.Sources {
		if o.SourceID != c.SourceID {
			others = append(others, o)
		} else if at < 0 {
			at = len(others)
			others = append(others, c)
		}
	}
	if at < 0 {
		others = append(others, c)
	}
	p.Sources = others
	r.evidence = evidence
	if evidence == 0 {
		r.unsaid, r.evidence = true, graph.Reported
		if evidence = graph.Reported; graph.KnownEvidence.Has(p.Evidence) {
			evidence = p.Evidence
		}
	}
	if len(others) == 1 || p.Evidence == 0 || evidence < p.Evidence {
		p.Evidence = evidence
	}
}

// source returns the source with a title and an address. If the row gives no address and one source has the title, it is meant.
// A new source is created with the first row that cites it.
func (r *row) source(title, address string) *graph.Source {
	if s := r.sourceCalled(title, address); s != nil {
		return s
	}
	id := seed.NodeID(graph.KindSource, title, address)
	if s, ok := r.written[id].(*graph.Source); ok {
		r.createSource(s)
		return s
	}
	day := seed.TitleDate(title)
	s := &graph.Source{URL: address}
	s.ID, s.NameZH, s.Life = id, title, graph.Life{Since: day, Attested: day}
	s.Provenance = graph.Provenance{Evidence: graph.Reported, Sources: []graph.Citation{{SourceID: id}}}
	if err := r.names.SetTerms(&s.NodeHeader, nil); err != nil {
		r.remark(badRecord, "source", err.Error())
	}
	if r.written[id] == nil {
		r.written[id] = s
	}
	r.createSource(s)
	return s
}

// createSource makes the creation of a source part of the row, unless an earlier row has it.
func (r *row) createSource(s *graph.Source) {
	if !r.sources[s.ID] {
		r.edits = append(r.edits, graph.Edit{After: s})
	}
}
