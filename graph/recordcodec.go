package graph

import "unicode/utf8"

// AppendRecord appends a record as a JSON object: its kind, and each field of the table whose value is known, in the order of
// the table. A RecordParser makes an equal record of it. The error is InvalidArgument if a value cannot be written: a text is not
// UTF-8, a date does not exist, a decimal number has more than nine decimals.
func AppendRecord(b []byte, r Record) ([]byte, error) {
	w := jsonWriter{b: b}
	var kind string
	var members []member[Record]
	switch r := r.(type) {
	case Node:
		kind, members = r.Kind().String(), nodeFields[r.Kind()].members
	case Tie:
		kind, members = r.Kind().String(), tieFields[r.Kind()].members
	default:
		return b, Check(r)
	}
	w.b = append(append(append(w.b, `{"kind":"`...), kind...), '"')
	if writeMembers(&w, r, members, false); w.err != nil {
		return b, recordError(InvalidArgument, r.Head().ID, w.err.Error(), "Correct the value.")
	}
	return w.b, nil
}

// RecordParser reads records. Equal lists of citations, which thousands of records have, are one list.
type RecordParser struct{ citations map[string][]Citation }

// Parse reads a record as AppendRecord writes it. A field that is not there is not known, or zero, so records of older
// programs can be read after a field was added. The error is InvalidArgument if something is wrong or if a kind or a field is
// one that this program does not know: without it, the record would be another one.
func (p *RecordParser) Parse(b []byte) (Record, error) {
	r := jsonReader{text: b, shared: p.citations}
	if r.shared == nil {
		r.shared = map[string][]Citation{}
		p.citations = r.shared
	}
	record := r.record()
	if r.end(); r.err != nil {
		return nil, &Error{Code: InvalidArgument, Message: "a record cannot be read", Hint: r.hint, Cause: r.err}
	}
	return record, nil
}

// record reads a record, nil if it is of no kind.
func (r *jsonReader) record() Record {
	if !utf8.Valid(r.text) {
		r.fail("it is not UTF-8")
	}
	r.expect('{')
	if name := r.name(); string(name) != "kind" {
		r.fail("its first member is not its kind")
	}
	name := r.raw()
	kind, ok := recordKinds[string(name)]
	if r.err == nil && !ok {
		r.fail("%.40q is no kind that this program knows", name)
		r.hint = newerProgram
	}
	if r.err != nil {
		return nil
	}
	record := kind.create()
	readMembers(r, record, kind.members, false)
	return record
}

const newerProgram = "A newer program wrote it: use that program."

// recordKind is a kind of records for a RecordParser.
type recordKind struct {
	create  func() Record
	members []member[Record]
}

// recordKinds are the kinds by name: no kind of nodes has the name of a kind of ties.
var recordKinds = func() map[string]recordKind {
	kinds := map[string]recordKind{}
	for k := range AllNodes.All {
		kinds[k.String()] = recordKind{func() Record { return NewNode(k) }, nodeFields[k].members}
	}
	for k := range AllTies.All {
		kinds[k.String()] = recordKind{func() Record { return NewTie(k) }, tieFields[k].members}
	}
	return kinds
}()

// The codecs of the values that have parts.
var (
	textsCodec     = listCodec(textCodec[string]())
	citationsCodec = sharedCodec(listCodec(objectCodec(
		memberOf("sourceId", func(c *Citation) *ID { return &c.SourceID }, textCodec[ID]()),
		memberOf("locator", func(c *Citation) *string { return &c.Locator }, textCodec[string]()),
		memberOf("confidence", func(c *Citation) *Confidence { return &c.Confidence }, textCodec[Confidence]()),
		memberOf("relevance", func(c *Citation) *Relevance { return &c.Relevance }, textCodec[Relevance]()),
		memberOf("note", func(c *Citation) *string { return &c.Note }, textCodec[string]()),
	)))
	termsCodec = objectCodec(
		memberOf("names", func(t *Terms) *[]string { return &t.Names }, textsCodec),
		memberOf("pinyin", func(t *Terms) *[]string { return &t.Pinyin }, textsCodec),
		memberOf("initials", func(t *Terms) *[]string { return &t.Initials }, textsCodec),
	)
	locationCodec = objectCodec(
		memberOf("longitude", func(l *Location) *float64 { return &l.Longitude }, floatCodec),
		memberOf("latitude", func(l *Location) *float64 { return &l.Latitude }, floatCodec),
		memberOf("basis", func(l *Location) *LocationBasis { return &l.Basis }, textCodec[LocationBasis]()),
	)
	printedFigureCodec = objectCodec(
		memberOf("value", func(f *PrintedFigure) **Decimal { return &f.Value }, optionalCodec(decimalCodec)),
		memberOf("text", func(f *PrintedFigure) *string { return &f.Text }, textCodec[string]()),
		memberOf("qualifier", func(f *PrintedFigure) *Qualifier { return &f.Qualifier }, textCodec[Qualifier]()),
	)
	figureCodec = objectCodec(
		memberOf("evidence", func(f *Figure) *Evidence { return &f.Evidence }, evidenceCodec),
		memberOf("sources", func(f *Figure) *[]Citation { return &f.Sources }, citationsCodec),
		memberOf("printed", func(f *Figure) *PrintedFigure { return &f.PrintedFigure }, printedFigureCodec),
		memberOf("basis", func(f *Figure) *FigureBasis { return &f.Basis }, textCodec[FigureBasis]()),
	)
	targetCodec = optionalCodec(objectCodec(
		memberOf("figure", func(t *Target) *Figure { return &t.Figure }, figureCodec),
		memberOf("from", func(t *Target) *Date { return &t.From }, dateCodec),
		memberOf("until", func(t *Target) *Date { return &t.Until }, dateCodec),
		memberOf("by2025", func(t *Target) **PrintedFigure { return &t.By2025 }, optionalCodec(printedFigureCodec)),
	))
	seriesCodec = listCodec(objectCodec(
		memberOf("figure", func(o *Observation) *Figure { return &o.Figure }, figureCodec),
		memberOf("from", func(o *Observation) *Date { return &o.From }, dateCodec),
		memberOf("until", func(o *Observation) *Date { return &o.Until }, dateCodec),
	))
)

// sharedCodec reads equal lists of citations as one list if the reader shares them.
func sharedCodec(of codec[[]Citation]) codec[[]Citation] {
	read := of.read
	of.read = func(r *jsonReader, v *[]Citation) {
		start := r.at
		if read(r, v); r.err != nil || r.shared == nil {
			return
		}
		text := r.text[start:r.at]
		if shared, ok := r.shared[string(text)]; ok {
			*v = shared
		} else {
			r.shared[string(text)] = *v
		}
	}
	return of
}
