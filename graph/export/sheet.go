package export

import "iter"

// A sheet is the records of one sort that a file has.
type sheet struct {
	sort    string // NODE, TIE or FLOW
	columns []column
	records iter.Seq2[int, any]
}

// sheets are those of a file with this part, for the formats that are tables.
func (e *Export) sheets(p Part) (all []sheet) {
	if p == Nodes || p == Network {
		all = append(all, sheet{"NODE", nodeColumns, each(e.network.Nodes)})
	}
	if p == Ties || p == Network {
		all = append(all, sheet{"TIE", tieColumns, each(e.network.Ties)})
	}
	if p == Flows {
		all = append(all, sheet{"FLOW", flowColumns, each(e.flows)})
	}
	return all
}

func each[R any](records []R) iter.Seq2[int, any] {
	return func(yield func(int, any) bool) {
		for i, r := range records {
			if !yield(i, r) {
				return
			}
		}
	}
}
