package analysis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"coopgraph/graph"
)

// limits are the most steps, some nanoseconds each, that one analysis may take.
var limits = struct{ paths, neighbourhood, ranking, communities, records int64 }{
	paths: 200_000_000, neighbourhood: 200_000_000, ranking: 4_000_000_000, communities: 1_000_000_000, records: 400_000_000}

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

// metered looks at the context at the first step, then at every stride.
func metered(ctx context.Context, limit int64, what, hint string) *meter {
	return &meter{ctx: ctx, limit: limit, looked: -stride, what: what, hint: hint}
}

// unlimited meters what is made of a network once, whose cost is not a question's.
func unlimited(ctx context.Context) *meter { return metered(ctx, math.MaxInt64, "", "") }

// spend counts steps, each the look at one arc or less.
func (m *meter) spend(steps int) error {
	m.used += int64(steps)
	if m.used-m.looked < stride {
		return nil
	}
	return m.look()
}

func (m *meter) look() error {
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

// sort sorts stably. It is a merge sort, so that the meter is spent from as it goes: what the library sorts at once is
// no more than is done between two looks.
func sort[T any](m *meter, items []T, compare func(a, b T) int) error {
	const atOnce = 256
	for run := range slices.Chunk(items, atOnce) {
		slices.SortStableFunc(run, compare)
		if err := m.spend(stepsPerTie * len(run)); err != nil {
			return err
		}
	}
	from, to := items, []T(nil)
	for width := atOnce; width < len(items); width *= 2 {
		if to == nil {
			to = make([]T, len(items))
		}
		for start := 0; start < len(items); start += 2 * width {
			middle, end := min(start+width, len(items)), min(start+2*width, len(items))
			if err := merge(m, from[start:middle], from[middle:end], to[start:start], compare); err != nil {
				return err
			}
		}
		from, to = to, from
	}
	copy(items, from)
	return nil
}

// merge appends two sorted parts to merged, of equals those of a first.
func merge[T any](m *meter, a, b, merged []T, compare func(a, b T) int) error {
	for len(a)+len(b) > 0 {
		if len(b) == 0 || len(a) > 0 && compare(a[0], b[0]) <= 0 {
			merged, a = append(merged, a[0]), a[1:]
		} else {
			merged, b = append(merged, b[0]), b[1:]
		}
		if err := m.spend(1); err != nil {
			return err
		}
	}
	return nil
}

// indices finds the nodes with these ids, each once, in the order of their indices; none is InvalidArgument, and ids that
// the view has not are NotFound.
func (v *View) indices(m *meter, argument string, ids []graph.ID) ([]int32, error) {
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
		if err := m.spend(stepsPerTie); err != nil {
			return nil, err
		}
	}
	if unknown != nil {
		return nil, notInView(argument, unknown)
	}
	return found, sort(m, found, cmp.Compare)
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
