package neo4j

import (
	"context"
	"time"
)

// Trace is functions that a store calls about each statement that it runs, as those of httptrace.ClientTrace are called
// about a request. Each may be nil. They are called concurrently, must return soon, and never see a value of a parameter.
type Trace struct {
	// StatementStart is called before a statement is run, with the context of the caller. The statement runs with the context
	// that it returns.
	StatementStart func(context.Context, StatementInfo) context.Context
	// StatementDone is called with that context when the answer has been read, or when the statement has failed.
	StatementDone func(context.Context, StatementInfo)
	// DamageFound is called about a damaged property in an answer: about the first one of a read that fails for that reason.
	DamageFound func(*Damage)
}

// StatementInfo says what is known about a statement. The last three fields are set when it is done.
type StatementInfo struct {
	Name   string // one of a few: what it is for, such as expand
	Text   string // in Cypher, without values
	Values int    // how many values its parameter has

	Records  int // nodes and ties in the answer
	Duration time.Duration
	Err      error
}

// statement runs a statement by a function, and calls the functions of the trace about it.
func (t *Trace) statement(ctx context.Context, name, text string, q map[string]any, run func(context.Context) (result, error)) (result, error) {
	info := StatementInfo{Name: name, Text: text, Values: countValues(q)}
	if t.StatementStart != nil {
		ctx = t.StatementStart(ctx, info)
	}
	start := time.Now()
	r, err := run(ctx)
	if t.StatementDone != nil {
		info.Records, info.Duration, info.Err = r.records(), time.Since(start), err
		t.StatementDone(ctx, info)
	}
	return r, err
}

// countValues counts the values in a parameter.
func countValues(parameter any) (n int) {
	switch p := parameter.(type) {
	case map[string]any:
		for _, v := range p {
			n += countValues(v)
		}
	case []any:
		for _, v := range p {
			n += countValues(v)
		}
	case []string:
		n = len(p)
	default:
		n = 1
	}
	return n
}

// damage calls DamageFound. The trace may be nil.
func (t *Trace) damage(d *Damage) {
	if t != nil && t.DamageFound != nil {
		t.DamageFound(d)
	}
}

// records is how many nodes and ties the answer has.
func (r result) records() int { return len(r.list("nodeKinds")) + len(r.list("tieKinds")) }
