package breadth

import (
	"context"
	"errors"
	"fmt"
	"unsafe"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/cache"
	"coopgraph/schema/coerce"
)

// planKey tells plans apart: by the operation, and by the values of its Boolean variables, which may be conditions of
// @skip and @include. The same text has the same operation, which comes from gqlgen's cache of documents.
type planKey struct {
	operation        *ast.OperationDefinition
	areTrue, areNull uint64 // a bit for each Boolean variable, in the order of their definitions
}

// maxBooleans is how many Boolean variables a planKey has room for.
const maxBooleans = 64

// newPlanKey returns the key of an operation with its variables; ok is false if it has too many.
func newPlanKey(oc *graphql.OperationContext) (key planKey, ok bool) {
	key.operation = oc.Operation
	n := 0
	for _, v := range oc.Operation.VariableDefinitions {
		if v.Type.NamedType != "Boolean" {
			continue
		}
		if n == maxBooleans {
			return key, false
		}
		switch oc.Variables[v.Variable] {
		case true:
			key.areTrue |= 1 << n
		case nil:
			key.areNull |= 1 << n
		}
		n++
	}
	return key, true
}

// planCache has the plan of each operation. Its bound is in bytes.
type planCache = cache.Cache[planKey, *plan]

func newPlanCache(bound int64) *planCache {
	return cache.New(bound, func(_ planKey, p *plan) int64 { return int64(unsafe.Sizeof(*p)) + p.bytes })
}

// plansInCache is how many plans, at least, the cache has room for.
const plansInCache = 4

// errBooleans is the error of an operation with too many variables. gqlgen is not asked to execute such an operation, or one
// whose plan is too large: its executor bounds neither the time nor the memory that a response takes.
var errBooleans = coerce.Error(errcode.ValidationFailed, fmt.Sprintf("the operation has more than %d Boolean variables", maxBooleans), "Use fewer variables.")

// planTooLarge returns the error of an operation whose plan would be larger than its bound.
func (s *Schema) planTooLarge() *gqlerror.Error {
	return coerce.Error("COMPLEXITY_LIMIT_EXCEEDED", fmt.Sprintf("the plan of the operation, with a part for each field of each type, would take more than %d bytes",
		s.plans.Bound()/plansInCache), "Select fewer fields of interfaces, or use several operations.")
}

// planOf returns the plan of an operation from the cache, or compiles it; nil if gqlgen must execute the operation.
func (s *Schema) planOf(ctx context.Context, oc *graphql.OperationContext) (planKey, *plan, *gqlerror.Error) {
	if oc.Operation.Operation == ast.Subscription {
		return planKey{}, nil, nil
	}
	key, ok := newPlanKey(oc)
	if !ok {
		return key, nil, errBooleans
	}
	p, ok := s.plans.Peek(ctx, key)
	if !ok {
		// Compiling takes less time than it is worth to stop it.
		p, _ = s.plans.Load(context.WithoutCancel(ctx), key, func(context.Context) (*plan, error) {
			s.compiled.Add(1)
			p, err := compile(s.schema, s.table, oc, s.options, s.plans.Bound()/plansInCache)
			if err != nil { // that the operation is not executed by a plan is worth remembering
				p = &plan{tooLarge: errors.Is(err, errTooLarge), refused: true}
			}
			p.bytes += TreeBytes(oc.Doc)
			return p, nil
		})
	}
	switch {
	case p.tooLarge:
		return key, nil, s.planTooLarge()
	case p.refused:
		return key, nil, nil
	}
	return key, p, nil
}

// grow counts bytes that a plan has come to hold since it was added.
func (s *Schema) grow(ctx context.Context, key planKey, p *plan, bytes int) {
	if bytes == 0 {
		return
	}
	p.growing.Lock()
	defer p.growing.Unlock()
	p.bytes += int64(bytes)
	s.plans.Add(ctx, key, p)
}
