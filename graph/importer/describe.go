package importer

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/report"
	"coopgraph/seed"
)

// derived are the fields of records that follow from others: a row does not say them.
var derived = map[string]bool{"pinyin": true, "direction": true}

// describe adds a remark for each field that the row changes in its record, and for each tie that it makes or ends beside.
func (r *row) describe() {
	if r.worst != info || isNil(r.label) {
		return
	}
	var changes []remark
	created, weaker := false, false
	for _, e := range r.edits {
		switch {
		case e.Before == nil && e.After.Head().ID == r.label.Head().ID:
			created = true
		case e.Before != nil && e.After != nil && e.After.Head().ID == r.label.Head().ID:
			for _, f := range graph.FieldsOf(e.After) {
				before, after := f.Get(e.Before), f.Get(e.After)
				if !derived[f.Name] && !reflect.DeepEqual(before, after) {
					weaker = weaker || r.isWeaker(e.Before, f.Name, before)
					if was, ok := before.([]graph.Citation); ok {
						was, is := withoutAssumption(was), withoutAssumption(after.([]graph.Citation))
						if slices.Equal(was, is) {
							continue // the field assumed says it
						}
						before, after = without(was, is), without(is, was)
					}
					changes = append(changes, remark{code: changedField, args: []any{inBoth{report.FieldLabel(f.Name, graph.ZH), report.FieldLabel(f.Name, graph.EN)}}, field: f.Name,
						before: r.valueText(before), after: r.valueText(after)})
				}
			}
		default:
			changes = append(changes, r.tieChange(e)...)
		}
	}
	if created {
		return
	}
	if weaker {
		r.remark(weakerEvidence, "evidence")
	}
	r.remarks = append(r.remarks, changes...)
}

// isWeaker reports whether the row would change a field of a record by a source that shows less than how the record is known.
// The record would say of the new value what its old sources say. A value that was not known may be added, but no date.
func (r *row) isWeaker(record graph.Record, field string, before any) bool {
	switch field {
	case "evidence", "sources", "attested", "assumed", "aliases", "series":
		return false // they follow from the sources, or have sources of their own
	}
	known := record.Head().Evidence
	return r.evidence > known && known != 0 && (before != nil || field == "since" || field == "until")
}

// without returns the citations of a that are not in b.
func without(a, b []graph.Citation) []graph.Citation {
	return slices.DeleteFunc(slices.Clone(a), func(c graph.Citation) bool { return slices.Contains(b, c) })
}

// withoutAssumption returns citations without the note that their record counts as one of a published total.
func withoutAssumption(sources []graph.Citation) []graph.Citation {
	p := graph.Provenance{Sources: sources}
	seed.WithdrawAssumption(&graph.Life{Assumed: graph.EndOfTime}, &p)
	return p.Sources
}

// tieChange describes a tie that the row makes, changes or ends beside its record.
func (r *row) tieChange(e graph.Edit) []remark {
	either := e.After
	if either == nil {
		either = e.Before
	}
	t, ok := either.(graph.Tie)
	if !ok || e.Before != nil && e.After != nil {
		return nil // a tie that changes as its record does, or a new source
	}
	c := newTie
	if e.After == nil {
		c = deletedTie
	}
	return []remark{{code: c, args: []any{inBoth{t.TieHead().LabelZH, t.TieHead().LabelEN}}}}
}

// sourceTitle returns the title of a source of the network or of this file.
func (r *row) sourceTitle(id graph.ID) string {
	s, ok := r.written[id].(*graph.Source)
	if !ok {
		if s, ok = r.byID(id).(*graph.Source); !ok {
			return string(id)
		}
	}
	return s.NameZH
}

// valueText returns the value of a field as a text in each language, "" if it is not known.
func (r *row) valueText(v any) inBoth {
	switch v := v.(type) {
	case nil:
		return inBoth{}
	case bool:
		return inBoth{map[bool]string{true: "是", false: "否"}[v], map[bool]string{true: "yes", false: "no"}[v]}
	case string:
		return valueWords(v)
	case graph.Evidence:
		return valueWords(v.String())
	case []string:
		return inBoth{strings.Join(v, "、"), strings.Join(v, ", ")}
	case []graph.Citation:
		var zh, en []string
		for _, c := range v {
			text := r.citationText(c)
			zh, en = append(zh, text.zh), append(en, text.en)
		}
		return inBoth{strings.Join(zh, "；"), strings.Join(en, "; ")}
	case []graph.Observation:
		texts := make([]string, len(v))
		for i, o := range v {
			value := o.Text
			if o.Value != nil {
				value = o.Value.String()
			}
			texts[i] = strings.Trim(o.From.String()+"–"+o.Until.String(), "–") + ": " + value
			for _, c := range o.Sources {
				texts[i] += " (" + r.sourceTitle(c.SourceID) + ")"
			}
		}
		slices.Sort(texts)
		return inBoth{strings.Join(texts, "；"), strings.Join(texts, "; ")}
	}
	return inBoth{fmt.Sprint(v), fmt.Sprint(v)}
}

// citationText names the source of a citation, and says where in it, how reliable it is, and the note.
func (r *row) citationText(c graph.Citation) inBoth {
	note := inBoth{c.Note, c.Note}
	if name, ok := strings.CutPrefix(c.Note, writesNote); ok {
		note.zh = "写作" + name
	}
	title := r.sourceTitle(c.SourceID)
	text := inBoth{title, title}
	for _, part := range []inBoth{{c.Locator, c.Locator}, valueWords(string(c.Confidence)), note} {
		if part.en != "" {
			text.zh, text.en = text.zh+"，"+part.zh, text.en+", "+part.en
		}
	}
	return text
}

// valueWords returns the words for a text that may be one of the values of a column of choices.
func valueWords(value string) inBoth {
	for _, k := range Kinds {
		for _, c := range k.Columns() {
			for _, choice := range c.Choices {
				if choice.Value == value {
					return inBoth{choice.ZH, value}
				}
			}
		}
	}
	return inBoth{value, value}
}
