package importer

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"coopgraph/graph"
)

// fieldNames are the names of the fields of records in Chinese. Fields that follow from others have none.
var fieldNames = map[string]string{"nameZh": "名称", "nameEn": "英文名称", "since": "开始时间", "until": "结束时间", "attested": "最早见证日期", "assumed": "推定起始日期",
	"evidence": "证据类别", "sources": "来源", "inPublishedTotal": "计入公布总数", "level": "级别", "direction": "方向", "address": "地址", "orgKind": "组织类别",
	"agreementKind": "协议类别", "renewal": "重签", "series": "数值", "aliases": "别名", "role": "角色", "rotatingChair": "轮值主席", "meeting": "加入会议", "form": "合作形式"}

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
			for _, f := range fieldsOf(e.After) {
				name, shown := fieldNames[f.Name]
				before, after := f.Get(e.Before), f.Get(e.After)
				if shown && !reflect.DeepEqual(before, after) {
					weaker = weaker || r.isWeaker(e.Before, f.Name, before)
					if was, ok := before.([]graph.Citation); ok {
						before, after = without(was, after.([]graph.Citation)), without(after.([]graph.Citation), was)
					}
					changes = append(changes, remark{code: changedField, args: []any{inBoth{name, f.Name}}, field: f.Name,
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

func fieldsOf(r graph.Record) []*graph.FieldInfo {
	switch r := r.(type) {
	case graph.Node:
		return r.Kind().Fields()
	case graph.Tie:
		return r.Kind().Fields()
	}
	return nil
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

// valueText returns the value of a field as a text, "" if it is not known.
func (r *row) valueText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []string:
		return strings.Join(v, "、")
	case []graph.Citation:
		texts := make([]string, len(v))
		for i, c := range v {
			texts[i] = r.sourceTitle(c.SourceID)
			for _, part := range []string{c.Locator, string(c.Confidence), c.Note} {
				if part != "" {
					texts[i] += "，" + part
				}
			}
		}
		return strings.Join(texts, "；")
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
		return strings.Join(texts, "; ")
	}
	return fmt.Sprint(v)
}
