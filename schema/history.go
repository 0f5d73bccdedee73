package schema

import (
	"bytes"
	"encoding/json"

	"coopgraph/graph"
	"coopgraph/graph/report"
)

// Edit is what a commit did to one record. Without its graph.Edit only the id is known.
type Edit struct {
	graph.Edit
	ID     graph.ID // of the record
	Commit *graph.Commit
}

// FieldChange is a field whose value a commit changed. A value is nil if there is none.
type FieldChange struct {
	Field         string // its name
	Before, After *string
}

// Label returns what the field is called.
func (c *FieldChange) Label(language graph.Language) string {
	return report.FieldLabel(c.Field, language)
}

type (
	// CommitConnection is a page of commits, with the length of its list.
	CommitConnection struct {
		*graph.Page[*graph.Commit]
		TotalCount int
	}
	// CommitEdge is one commit of a page.
	CommitEdge = graph.Edge[*graph.Commit]
	// EditConnection is a page of edits, with the length of its list.
	EditConnection struct {
		*graph.Page[*Edit]
		TotalCount int
	}
	// EditEdge is one edit of a page.
	EditEdge = graph.Edge[*Edit]
)

// Action returns what happened to the record, nil if that is not known.
func (e *Edit) Action() *EditAction {
	action := EditActionChanged
	switch {
	case e.Before == nil && e.After == nil:
		return nil
	case e.Before == nil:
		action = EditActionCreated
	case e.After == nil:
		action = EditActionDeleted
	}
	return &action
}

// Label returns the name of the node or the label of the tie, nil if only the id is known.
func (e *Edit) Label(language graph.Language) *string {
	record := e.After
	if record == nil {
		record = e.Before
	}
	var label string
	switch r := record.(type) {
	case graph.Node:
		label = r.NodeHead().Name(language)
	case graph.Tie:
		label = r.TieHead().Label(language)
	default:
		return nil
	}
	return &label
}

// derivedFields are the fields that follow from others, so that nobody enters them.
var derivedFields = map[string]bool{"sortKey": true, "terms": true, "labelZh": true, "labelEn": true}

// Changes returns the fields whose values differ, without those that follow from others.
func (e *Edit) Changes() ([]*FieldChange, error) {
	var before, after map[string]json.RawMessage
	for _, side := range []struct {
		record graph.Record
		fields *map[string]json.RawMessage
	}{{e.Before, &before}, {e.After, &after}} {
		if side.record == nil {
			continue
		}
		text, err := graph.AppendRecord(nil, side.record)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, side.fields); err != nil {
			return nil, err
		}
	}
	record := e.After
	if record == nil {
		record = e.Before
	}
	var changes []*FieldChange
	for _, f := range graph.FieldsOf(record) {
		if was, is := before[f.Name], after[f.Name]; !derivedFields[f.Name] && !bytes.Equal(was, is) {
			changes = append(changes, &FieldChange{Field: f.Name, Before: fieldText(was), After: fieldText(is)})
		}
	}
	return changes, nil
}

// fieldText returns a value of a field as a text: itself if it is one, else JSON; nil if there is none.
func fieldText(value json.RawMessage) *string {
	if value == nil {
		return nil
	}
	text := string(value)
	if value[0] == '"' && json.Unmarshal(value, &text) != nil {
		return nil // AppendRecord writes texts that can be read
	}
	return &text
}
