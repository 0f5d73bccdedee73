package analysis

import (
	"context"
	"fmt"
	"slices"

	"coopgraph/graph"
)

// The most steps, some nanoseconds each, that one ranking or partition may take.
const (
	rankSteps      = 4_000_000_000
	communitySteps = 1_000_000_000
)

// stride is how many steps of some tens of nanoseconds are made between two looks at the context.
const stride = 1 << 12

// meter counts the steps of one analysis. It ends the analysis when its caller has gone or it costs more than it may.
type meter struct {
	ctx         context.Context
	used, limit int64
	looked      int64
	what        string // for the error: "the paths"
	hint        string
}

// spend counts steps, each the look at one arc or less.
func (m *meter) spend(steps int) error {
	m.used += int64(steps)
	if m.used-m.looked < stride {
		return nil
	}
	m.looked = m.used
	if err := m.quote(0); err != nil {
		return err
	}
	return m.ctx.Err()
}

// quote says beforehand whether so many more steps would be too many.
func (m *meter) quote(steps int) error {
	if m.used+int64(steps) <= m.limit {
		return nil
	}
	return &graph.Error{Code: graph.InvalidArgument, Hint: m.hint,
		Message: fmt.Sprintf("%s would take more than the %d million steps that one question may", m.what, m.limit/1_000_000)}
}

// indices finds the nodes with these ids, each once, in the order of their indices; none is InvalidArgument, and ids that
// the view has not are NotFound.
func (v *View) indices(argument string, ids []graph.ID) ([]int32, error) {
	if len(ids) == 0 {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: argument + " names no node", Hint: "Give at least one id."}
	}
	seen := make(map[int32]bool, len(ids))
	var found []int32
	var unknown []graph.ID
	for _, id := range ids {
		i, ok := v.Index(id)
		switch {
		case !ok:
			unknown = append(unknown, id)
		case !seen[i]:
			seen[i] = true
			found = append(found, i)
		}
	}
	if unknown != nil {
		return nil, notInView(argument, unknown)
	}
	slices.Sort(found)
	return found, nil
}

// notInView says that nodes are not there to start from.
func notInView(argument string, ids []graph.ID) error {
	return &graph.Error{Code: graph.NotFound,
		Message: fmt.Sprintf("%s names %d nodes that are not in the network as it was asked for, such as %q", argument, len(ids), ids[0]),
		Hint:    "Check the ids, the date and the evidence: placeholders are there only where SYNTHETIC is asked for."}
}
