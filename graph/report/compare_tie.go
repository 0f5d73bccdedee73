package report

import (
	"cmp"
	"context"

	"coopgraph/graph"
	"coopgraph/graph/internal/budget"
)

// Outcome says what became of a tie from one view to another.
type Outcome string

// The outcomes, as NetworkChange counts them.
const (
	OutcomeBegan   Outcome = "BEGAN"
	OutcomeEnded   Outcome = "ENDED"
	OutcomeUndated Outcome = "UNDATED"
	OutcomeStayed  Outcome = "STAYED"
)

// Outcomes is every outcome.
var Outcomes = []Outcome{OutcomeBegan, OutcomeEnded, OutcomeUndated, OutcomeStayed}

// TieChange is what a comparison counts for one tie of a subject. The counts of a subject's ties add up to the counts of the
// subject. A tie of the earlier view alone counts as nothing if another tie of its subject took its place.
type TieChange struct {
	Tie                           graph.Tie
	Subject                       *SubjectChange // of its kind and second end
	Before, After                 bool           // whether the two views have the tie
	Began, Ended, Stayed, Undated int32          // of counties for SUPPORTS, of ties otherwise
}

// Outcome is what the tie counts as. A tie that stands for several counties may count as several: it began or ended if some
// of them did.
func (t *TieChange) Outcome() Outcome {
	switch {
	case t.Ended > 0:
		return OutcomeEnded
	case t.Began > 0:
		return OutcomeBegan
	case t.Undated > 0:
		return OutcomeUndated
	}
	return OutcomeStayed
}

// TieChanges returns every tie of the two views, by id.
func (c *NetworkChange) TieChanges(ctx context.Context) ([]*TieChange, error) {
	b := newBudget(ctx, "the comparison")
	var all []*TieChange
	for _, s := range c.Subjects {
		if !b.Use(budget.PerRecord * (len(s.Before) + len(s.After))) {
			return nil, b.Err()
		}
		all = append(all, s.tieChanges()...)
	}
	budget.Sort(b, all, func(x, y *TieChange) int { return cmp.Compare(x.Tie.Head().ID, y.Tie.Head().ID) })
	return all, b.Err()
}

// tieChanges shares the counts of the subject out to its ties. A tie of both views stayed, and one whose beginning is not
// known is undated, as far as the counts allow. Of the other ties, those with the least ids took the place of what is
// missing, and the rest began.
func (s *SubjectChange) tieChanges() (all []*TieChange) {
	changes := make(map[graph.ID]*TieChange, len(s.After))
	for _, t := range s.Before {
		change := &TieChange{Tie: t, Subject: s, Before: true}
		changes[t.Head().ID], all = change, append(all, change)
	}
	var entered []*TieChange // the ties of the later view alone
	stayed, undated, ended := s.Stayed, s.Undated, s.Ended
	for _, t := range s.After {
		if change := changes[t.Head().ID]; change != nil {
			change.After, change.Stayed = true, take(&stayed, countiesOrTies([]graph.Tie{t}))
			continue
		}
		entered = append(entered, &TieChange{Tie: t, Subject: s, After: true})
	}
	for _, change := range all {
		if !change.After {
			change.Ended = take(&ended, countiesOrTies([]graph.Tie{change.Tie}))
		}
	}
	unattested := map[graph.ID]bool{}
	for _, t := range s.unattested {
		unattested[t.Head().ID] = true
	}
	for _, change := range entered {
		if unattested[change.Tie.Head().ID] {
			change.Undated = take(&undated, countiesOrTies([]graph.Tie{change.Tie}))
		}
	}
	for _, change := range entered {
		rest := countiesOrTies([]graph.Tie{change.Tie}) - change.Undated
		change.Stayed = take(&stayed, rest)
		more := take(&undated, rest-change.Stayed)
		change.Undated += more
		change.Began = rest - change.Stayed - more
	}
	return append(all, entered...)
}

// take takes at most n from what is left.
func take(left *int32, n int32) int32 {
	n = min(n, *left)
	*left -= n
	return n
}
