package neo4j

import (
	"errors"

	"coopgraph/graph"
)

// result is the one row that a statement returns, by column, and the parameter q that the statement was run with.
type result struct {
	columns, q map[string]any
	onDamage   func(*Damage) // see Config
	trace      *Trace        // may be nil
}

// damaged returns the error for a damaged property, nil if the record is to be returned without it.
func (r result) damaged(err error) error {
	d, ok := errors.AsType[*Damage](err)
	if !ok {
		return err
	}
	r.trace.damage(d)
	if r.onDamage == nil {
		return d.dataLoss()
	}
	r.onDamage(d)
	return nil
}

func (r result) has(name string) bool    { return r.columns[name] != nil }
func (r result) list(name string) []any  { l, _ := r.columns[name].([]any); return l }
func (r result) text(name string) string { s, _ := r.columns[name].(string); return s }
func (r result) int(name string) int64   { n, _ := r.columns[name].(int64); return n }
func (r result) flag(name string) bool   { b, _ := r.columns[name].(bool); return b }

// version is that of the network that the statement has read. Statements say it in the columns database and revision.
func (r result) version() graph.Version {
	return graph.Version{Database: graph.Identity(r.text("database")), Revision: graph.Revision(r.int("revision"))}
}

// textsOf is a list of texts, as the driver gives it.
func textsOf(list any) []string {
	values, _ := list.([]any)
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i], _ = v.(string)
	}
	return texts
}
