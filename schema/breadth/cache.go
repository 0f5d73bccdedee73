package breadth

import (
	"container/list"
	"slices"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// cache keeps the plans of operations. The operation that was asked for least recently goes first when they are too
// large together. Operations are known by their address: gqlgen's query cache gives the same one for the same text.
type cache struct {
	limit int // of bytes

	mu     sync.Mutex
	bytes  int
	known  map[*ast.OperationDefinition]*list.Element
	recent list.List // of *operation, the most recent one first
}

// operation is what is known of one: its plans, or that it is refused.
type operation struct {
	ast        *ast.OperationDefinition
	conditions []string // the variables of its @skip and @include
	refused    bool
	plans      map[uint64]*plan // by which of the conditions are true
	bytes      int
}

// bytesOfOperation stands for an operation without plans, and bytesOfTree for each byte of its text: a plan holds on to
// the syntax tree, which is that much larger.
const (
	bytesOfOperation = 1 << 10
	bytesOfTree      = 50
)

// find is the plan of an operation, nil where it is refused. One that is not known is made; one with a condition that is
// null is for once.
func (c *cache) find(oc *graphql.OperationContext, compile func() (*plan, error)) *plan {
	c.mu.Lock()
	var op *operation
	if e := c.known[oc.Operation]; e != nil {
		c.recent.MoveToFront(e)
		op = e.Value.(*operation)
		p := op.plans[op.choice(oc.Variables)]
		if op.hasNullCondition(oc.Variables) {
			p = nil
		}
		if p != nil || op.refused {
			c.mu.Unlock()
			return p
		}
	}
	c.mu.Unlock()
	if op == nil {
		op = newOperation(oc)
		if op.refused {
			c.add(op, oc, nil)
			return nil
		}
	}
	p, _ := compile() // the only error is that it is refused
	if !op.hasNullCondition(oc.Variables) {
		c.add(op, oc, p)
	}
	return p
}

// add keeps a plan, or where it is nil that the operation is refused.
func (c *cache) add(op *operation, oc *graphql.OperationContext, p *plan) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.known[op.ast]; e != nil {
		op = e.Value.(*operation)
		c.recent.MoveToFront(e)
	} else {
		c.known[op.ast] = c.recent.PushFront(op)
		c.bytes += op.bytes
	}
	if choice := op.choice(oc.Variables); p == nil {
		op.refused = true
	} else if op.plans[choice] == nil {
		op.plans[choice] = p
		op.bytes += p.bytes
		c.bytes += p.bytes
	}
	c.bound()
}

// grow counts bytes that a plan of an operation has come to take more.
func (c *cache) grow(of *ast.OperationDefinition, bytes int) {
	if bytes == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.known[of]; e != nil {
		e.Value.(*operation).bytes += bytes
		c.bytes += bytes
		c.bound()
	}
}

func (c *cache) bound() {
	for c.bytes > c.limit {
		oldest := c.recent.Back()
		gone := c.recent.Remove(oldest).(*operation)
		delete(c.known, gone.ast)
		c.bytes -= gone.bytes
	}
}

func newOperation(oc *graphql.OperationContext) *operation {
	conditions, ok := conditionsOf(oc.Operation.SelectionSet, nil, map[string]bool{})
	return &operation{
		ast:        oc.Operation,
		conditions: conditions,
		refused:    !ok || len(oc.Operation.Directives) > 0,
		plans:      map[uint64]*plan{},
		bytes:      bytesOfOperation + bytesOfTree*len(oc.RawQuery),
	}
}

// hasNullCondition says whether one of the conditions is null.
func (op *operation) hasNullCondition(vars map[string]any) bool {
	return slices.ContainsFunc(op.conditions, func(name string) bool { return vars[name] == nil })
}

// choice has a bit for each condition that is true.
func (op *operation) choice(vars map[string]any) (bits uint64) {
	for i, name := range op.conditions {
		if on, _ := vars[name].(bool); on {
			bits |= 1 << i
		}
	}
	return bits
}

// mostConditions is how many a choice has room for.
const mostConditions = 64

// conditionsOf lists the variables of @skip and @include; ok is false where there are too many or other directives.
func conditionsOf(set ast.SelectionSet, names []string, fragments map[string]bool) (_ []string, ok bool) {
	for _, s := range set {
		var directives ast.DirectiveList
		var within ast.SelectionSet
		switch s := s.(type) {
		case *ast.Field:
			directives, within = s.Directives, s.SelectionSet
		case *ast.InlineFragment:
			directives, within = s.Directives, s.SelectionSet
		case *ast.FragmentSpread:
			directives = s.Directives
			if !fragments[s.Name] {
				fragments[s.Name] = true
				directives = slices.Concat(directives, s.Definition.Directives)
				within = s.Definition.SelectionSet
			}
		}
		for _, d := range directives {
			if d.Name != "skip" && d.Name != "include" {
				return nil, false
			}
			if v := d.Arguments.ForName("if").Value; v.Kind == ast.Variable && !slices.Contains(names, v.Raw) {
				names = append(names, v.Raw)
			}
		}
		if names, ok = conditionsOf(within, names, fragments); !ok || len(names) > mostConditions {
			return nil, false
		}
	}
	return names, true
}

func (c *cache) size() (operations, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.known), c.bytes
}
