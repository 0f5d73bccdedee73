package observe

import (
	"context"
	"net/http"
	"sync"
	"time"

	"coopgraph/graph/neo4j"
	"coopgraph/schema/breadth"
	"coopgraph/server/resolve"
)

// Explain says which operations are explained.
type Explain string

// The values of Explain.
const (
	ExplainNever     Explain = "never"
	ExplainOnRequest Explain = "on-request" // those whose request has ExplainHeader with the value true
	ExplainAlways    Explain = "always"
)

// ExplainHeader asks for an explanation.
const ExplainHeader = "Coopgraph-Explain"

// includes reports whether the operation of a request is explained.
func (e Explain) includes(r *http.Request) bool {
	return e == ExplainAlways || e == ExplainOnRequest && r.Header.Get(ExplainHeader) == "true"
}

// explanation is what is said about one operation, in extensions.explain of its response. Durations are in milliseconds.
type explanation struct {
	Executor   string            `json:"executor"` // breadth, or gqlgen if breadth has refused the operation
	Cost       int               `json:"cost"`
	Parsing    float64           `json:"parsingMs"`
	Validation float64           `json:"validationMs"`
	Execution  float64           `json:"executionMs"`
	StoreCalls int               `json:"storeCalls"`
	Statements int               `json:"statements"`
	Records    int               `json:"records"` // nodes and ties in the answers to all statements
	Levels     []*explainedLevel `json:"levels"`

	mu sync.Mutex // resolvers of a level may run concurrently
}

type explainedLevel struct {
	Level      int                   `json:"level"`
	Objects    int                   `json:"objects"`
	Fields     int                   `json:"fields"`
	Duration   float64               `json:"ms"`
	Resolvers  []explainedResolver   `json:"resolvers"`
	StoreCalls []*explainedStoreCall `json:"storeCalls"`
}

type explainedResolver struct {
	Field   string `json:"field"`
	Objects int    `json:"objects"`
}

type explainedStoreCall struct {
	Method     string               `json:"method"`
	IDs        int                  `json:"ids"`
	Duration   float64              `json:"ms"`
	Failed     bool                 `json:"failed,omitempty"`
	Statements []explainedStatement `json:"statements,omitempty"`
}

type explainedStatement struct {
	Name     string  `json:"name"`
	Cypher   string  `json:"cypher"`
	Values   int     `json:"values"` // how many its parameter has
	Records  int     `json:"records"`
	Duration float64 `json:"ms"`
	Failed   bool    `json:"failed,omitempty"`
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// position is where in an explanation the work of a context belongs.
type position struct {
	*explanation
	level     *explainedLevel     // nil outside of levels
	storeCall *explainedStoreCall // nil outside of calls
}

type positionKey struct{}

// positionOf returns the position of a context, nil if the operation is not explained.
func positionOf(ctx context.Context) *position {
	p, _ := ctx.Value(positionKey{}).(*position)
	return p
}

// withExplanation returns the context of an operation that is explained.
func withExplanation(ctx context.Context) context.Context {
	e := &explanation{Executor: "gqlgen", Levels: []*explainedLevel{}}
	return context.WithValue(ctx, positionKey{}, &position{explanation: e})
}

// explainLevel begins a level.
func explainLevel(ctx context.Context, l breadth.LevelInfo) context.Context {
	p := positionOf(ctx)
	if p == nil {
		return ctx
	}
	level := &explainedLevel{Level: l.Number, Objects: l.Objects, Fields: l.Fields, Resolvers: []explainedResolver{}, StoreCalls: []*explainedStoreCall{}}
	for c := range l.Calls {
		level.Resolvers = append(level.Resolvers, explainedResolver{c.Type + "." + c.Field, c.Objects})
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Executor, p.Levels = "breadth", append(p.Levels, level)
	return context.WithValue(ctx, positionKey{}, &position{explanation: p.explanation, level: level})
}

// explainLevelDone ends the level of a context.
func explainLevelDone(ctx context.Context, l breadth.LevelInfo) {
	if p := positionOf(ctx); p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.level.Duration = milliseconds(l.Duration)
	}
}

// explainStoreCall begins a call of the store.
func explainStoreCall(ctx context.Context, c resolve.StoreCallInfo) context.Context {
	p := positionOf(ctx)
	if p == nil {
		return ctx
	}
	call := &explainedStoreCall{Method: c.Method, IDs: c.IDs}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.StoreCalls++
	if p.level != nil {
		p.level.StoreCalls = append(p.level.StoreCalls, call)
	}
	return context.WithValue(ctx, positionKey{}, &position{explanation: p.explanation, level: p.level, storeCall: call})
}

// explainStoreCallDone ends the call of a context.
func explainStoreCallDone(ctx context.Context, c resolve.StoreCallInfo) {
	if p := positionOf(ctx); p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.storeCall.Duration, p.storeCall.Failed = milliseconds(c.Duration), c.Err != nil
	}
}

// explainStatement adds a statement to the call of a context.
func explainStatement(ctx context.Context, s neo4j.StatementInfo) {
	p := positionOf(ctx)
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Statements++
	p.Records += s.Records
	if p.storeCall != nil {
		p.storeCall.Statements = append(p.storeCall.Statements,
			explainedStatement{s.Name, s.Text, s.Values, s.Records, milliseconds(s.Duration), s.Err != nil})
	}
}
