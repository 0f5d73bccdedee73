package breadth

import (
	"context"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Options of an executor.
type Options struct {
	// SideBySide runs the resolvers of one level at the same time and lets them [Join] equal questions. It is for a store
	// that is waited for; over one in the process they run one after the other, and each question is asked by itself.
	SideBySide bool
	// Lasting names an interface of the schema whose objects, all of them pointers, never change and are there again in
	// the next answer, as those of a store in the process are. The leaves of such an object are encoded once for many
	// answers. None is the default.
	Lasting string
	// PlanBytes bounds what is kept of compiled operations, and of leaves that they have encoded, estimated; 0 stands for
	// 32 MB.
	PlanBytes int64
}

const defaultPlanBytes = 32 << 20

// Schema executes operations breadth first, and leaves those that it refuses to the schema that it wraps.
type Schema struct {
	graphql.ExecutableSchema
	schema     *ast.Schema
	table      *Table
	sideBySide bool
	lasting    string
	plans      *planCache
	compiled   atomic.Int64
	executed   atomic.Int64
	refused    atomic.Int64
}

var _ graphql.ExecutableSchema = (*Schema)(nil)

// Wrap puts the executor in front of gqlgen's schema, which the table describes.
func Wrap(es graphql.ExecutableSchema, table *Table, o Options) *Schema {
	if o.PlanBytes == 0 {
		o.PlanBytes = defaultPlanBytes
	}
	schema := served(es.Schema())
	return &Schema{ExecutableSchema: es, schema: schema, table: withIntrospection(table, schema), sideBySide: o.SideBySide, lasting: o.Lasting,
		plans: newPlanCache(o.PlanBytes)}
}

// Schema is what operations are validated against, and what introspection shows.
func (s *Schema) Schema() *ast.Schema { return s.schema }

// Stats is what an executor has done, and what it holds.
type Stats struct {
	Executed, Refused int64 // operations that it ran, and that it left to gqlgen
	Compiled          int64 // plans, and refusals
	Plans             int   // in the cache
	PlanBytes         int64 // of these
}

// Stats may be called at any time.
func (s *Schema) Stats() Stats {
	plans, bytes := s.plans.Size()
	return Stats{Executed: s.executed.Load(), Refused: s.refused.Load(), Compiled: s.compiled.Load(), Plans: plans, PlanBytes: bytes}
}

// Exec implements graphql.ExecutableSchema.
func (s *Schema) Exec(ctx context.Context) graphql.ResponseHandler {
	oc := graphql.GetOperationContext(ctx)
	key, p := s.planOf(ctx, oc)
	if p == nil {
		s.refused.Add(1)
		if err := s.nullArgument(oc); err != nil {
			return graphql.OneShot(&graphql.Response{Data: []byte("null"), Errors: gqlerror.List{err}})
		}
		if s.introspects(oc) {
			return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{errIntrospectionAlone}})
		}
		return s.ExecutableSchema.Exec(ctx)
	}
	s.executed.Add(1)
	done := false
	return func(ctx context.Context) *graphql.Response {
		if done {
			return nil
		}
		done = true
		b := bufferOf(ctx)
		if b == nil {
			size := p.answer.Load()
			b = &buffer{make([]byte, 0, size+size/8+512)}
		}
		var kept int
		b.b, kept = p.execute(ctx, oc, s.sideBySide, b.b[:0])
		s.grow(ctx, key, p, kept)
		return &graphql.Response{Data: b.b}
	}
}
