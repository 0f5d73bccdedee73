package analysis

import (
	"cmp"
	"fmt"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// limits are the most steps, some nanoseconds each, that one analysis may take.
var limits = struct{ paths, neighbourhood, ranking, communities int64 }{
	paths: 200_000_000, neighbourhood: 200_000_000, ranking: 4_000_000_000, communities: 1_000_000_000}

// indices finds the nodes with these ids, each once, in the order of their indices; none is InvalidArgument, and ids that
// the view has not are NotFound.
func (v *View) indices(m *budget.Budget, argument string, ids []graph.ID) ([]int32, error) {
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
		if err := m.Spend(budget.PerRecord); err != nil {
			return nil, err
		}
	}
	if unknown != nil {
		return nil, notInView(argument, unknown)
	}
	return found, budget.SortErr(m, found, cmp.Compare)
}

// notInView says that nodes are not there to start from.
func notInView(argument string, ids []graph.ID) error {
	message := fmt.Sprintf("%s names %q, which is not in the network as it was asked for", argument, ids[0])
	if len(ids) > 1 {
		message = fmt.Sprintf("%s names %d nodes that are not in the network as it was asked for, such as %q", argument, len(ids), ids[0])
	}
	return &graph.Error{Code: graph.NotFound, Message: message,
		Hint: "Check the ids, the date and the evidence: placeholders are there only where SYNTHETIC is asked for."}
}

func b2i(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
