package breadth

import (
	"context"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/cache"
)

// Options configure an executor.
type Options struct {
	// Concurrent runs the resolvers of one level concurrently, and lets them [Join] equal calls. It is for a store that is
	// a network away. Without it, resolvers run one after the other and join nothing.
	Concurrent bool
	// Immutable names an interface of the schema whose objects never change, nor what they hold. If such an object has a
	// number, what it holds is encoded once for many responses. It is optional.
	Immutable string
	// Columns has the columns of relations without arguments, by the type and the name of the field, as County.within. For
	// parents that have numbers, the column is read instead of calling the resolver. It is optional.
	Columns map[string]RecordColumn
	// MaxResponse bounds the data and errors of a response, in bytes. The error of a longer one has the code
	// RESPONSE_SIZE_LIMIT_EXCEEDED. 0 means no bound.
	MaxResponse int
	// PlanBytes bounds the cache of plans, with the encoded leaves that they hold. The size of a plan is estimated. 0 means
	// 32 MB.
	PlanBytes int64
	// Caches is told about the cache of plans. It is optional.
	Caches cache.Registry
	// Trace is told about each level of each operation. It is optional.
	Trace *Trace
}

const defaultPlanBytes = 32 << 20

// Schema executes operations breadth first. Those that it refuses are executed by the schema that it wraps.
type Schema struct {
	graphql.ExecutableSchema
	schema   *ast.Schema
	table    *Table
	options  Options
	plans    *planCache
	compiled atomic.Int64
	executed atomic.Int64
	refused  atomic.Int64
}

var _ graphql.ExecutableSchema = (*Schema)(nil)

// Wrap returns the executor in front of gqlgen's schema, which the table describes.
func Wrap(es graphql.ExecutableSchema, table *Table, o Options) *Schema {
	if o.PlanBytes == 0 {
		o.PlanBytes = defaultPlanBytes
	}
	schema := publicSchema(es.Schema())
	plans := newPlanCache(o.PlanBytes)
	o.Caches.Add("plans", plans.Stats)
	return &Schema{ExecutableSchema: es, schema: schema, table: withIntrospection(table, schema), options: o, plans: plans}
}

// Schema returns what operations are validated against, and what introspection shows.
func (s *Schema) Schema() *ast.Schema { return s.schema }

// Stats are the counters of an executor.
type Stats struct {
	Executed, Refused int64 // operations that it has executed, and that gqlgen has
	Compiled          int64 // operations, refused ones too
	Plans             int   // in the cache
	PlanBytes         int64 // their size
}

// Stats returns the counters. It may be called at any time.
func (s *Schema) Stats() Stats {
	plans, bytes := s.plans.Size()
	return Stats{Executed: s.executed.Load(), Refused: s.refused.Load(), Compiled: s.compiled.Load(), Plans: plans, PlanBytes: bytes}
}

// Exec implements graphql.ExecutableSchema.
func (s *Schema) Exec(ctx context.Context) graphql.ResponseHandler {
	oc := graphql.GetOperationContext(ctx)
	key, p, err := s.planOf(ctx, oc)
	if err != nil {
		return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{err}})
	}
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
			size := p.lastSize.Load()
			b = &buffer{make([]byte, 0, size+size/8+512)}
		}
		var cachedBytes int
		b.b, cachedBytes = p.execute(ctx, oc, s.options, b.b[:0])
		s.grow(ctx, key, p, cachedBytes)
		return &graphql.Response{Data: b.b}
	}
}
