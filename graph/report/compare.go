package report

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// NetworkChange is what differs between two views of the network, as at the end of two years. Ties are compared by what
// they lead to: by their kind and second end, as the supported place. Counts are of counties for SUPPORTS, where a tie
// may stand for several, and of ties otherwise: what Before counts is stayed + ended, what After counts stayed + began + undated.
type NetworkChange struct {
	Before, After        analysis.Basis
	Began, Ended, Stayed int32
	// Undated counts what After has more than Before where it may have been there before: as many as the ties of which
	// Before's day leaves out that their beginning is not known. No source says that these began in between.
	Undated  int32
	Subjects []*SubjectChange // everything that changed or stayed, by kind, then code or id
	Areas    []*AreaChange    // the same by prefecture, as the plan counts them, by kind, then code
	// ChangedHands and Narrowed are how many subjects that are in both views are tied to other first ends, by Hands.
	ChangedHands, Narrowed int32
}

// SubjectChange is what changed at one place, or other second end, in its ties of one kind. Several of the
// counts are not 0 where it stayed with more or fewer than before.
type SubjectChange struct {
	Kind                          graph.TieKind
	Subject                       graph.Node
	Before, After                 []graph.Tie // in the order of their ids
	Began, Ended, Stayed, Undated int32
	Hands                         Hands

	maybe []graph.Tie // that Before's day leaves out only because their beginning is not known
}

// AreaChange adds up the changes of the places in one prefecture; a province stands for itself.
type AreaChange struct {
	Kind                          graph.TieKind
	Area                          graph.Place
	Began, Ended, Stayed, Undated int32
}

// Hands says whether a subject that is in both views is tied to the same first ends.
type Hands string

// What became of the first ends.
const (
	HandsNone     Hands = "NONE"     // it has no tie in one of the views
	HandsSame     Hands = "SAME"     // the same ones
	HandsAdded    Hands = "ADDED"    // the same ones, and more
	HandsRemoved  Hands = "REMOVED"  // some of those of before, and no others
	HandsChanged  Hands = "CHANGED"  // others: it changed hands
	HandsNarrowed Hands = "NARROWED" // others that lie in those of before: a district where only its city was known
)

// ComparedTies is the kinds of ties that can begin and end: a flow begins and ends with its year.
var ComparedTies = analysis.CooperationTies &^ graph.TieKindsOf(graph.Invests)

// Compare says what began, ended and stayed from one view to another of the same revision; each is restricted to its
// day, and to the kinds that are compared, by its network.
func Compare(ctx context.Context, before, after *analysis.View, h *graph.Hierarchy) (*NetworkChange, error) {
	c := &NetworkChange{Before: before.Basis(), After: after.Basis()}
	type key struct {
		kind    graph.TieKind
		subject graph.ID
	}
	subjects := map[key]*SubjectChange{}
	meter := records(ctx, "the comparison")
	put := func(ties []graph.Tie, of func(*SubjectChange) *[]graph.Tie, node func(int) graph.Node) error {
		for i, t := range ties {
			if err := meter.Spend(budget.PerRecord); err != nil {
				return err
			}
			k := key{t.Kind(), t.TieHead().ToID}
			if subjects[k] == nil {
				if node == nil {
					continue // it leads to what no view has
				}
				subjects[k] = &SubjectChange{Kind: k.kind, Subject: node(i)}
				c.Subjects = append(c.Subjects, subjects[k])
			}
			list := of(subjects[k])
			*list = append(*list, t)
		}
		return nil
	}
	to := func(v *analysis.View) func(int) graph.Node {
		return func(i int) graph.Node { return v.Network().Nodes[v.Network().To[i]] }
	}
	if err := put(before.Network().Ties, func(s *SubjectChange) *[]graph.Tie { return &s.Before }, to(before)); err != nil {
		return nil, err
	}
	if err := put(after.Network().Ties, func(s *SubjectChange) *[]graph.Tie { return &s.After }, to(after)); err != nil {
		return nil, err
	}
	if err := put(unattested(before), func(s *SubjectChange) *[]graph.Tie { return &s.maybe }, nil); err != nil {
		return nil, err
	}
	for _, s := range c.Subjects {
		if err := meter.Spend(budget.PerRecord * (len(s.Before) + len(s.After))); err != nil {
			return nil, err
		}
		if err := s.settle(meter, h); err != nil {
			return nil, err
		}
		c.Began, c.Ended, c.Stayed, c.Undated = c.Began+s.Began, c.Ended+s.Ended, c.Stayed+s.Stayed, c.Undated+s.Undated
		c.ChangedHands += b2i(s.Hands == HandsChanged)
		c.Narrowed += b2i(s.Hands == HandsNarrowed)
	}
	err := budget.SortErr(meter, c.Subjects, func(a, b *SubjectChange) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareNodes(a.Subject, b.Subject))
	})
	if err != nil {
		return nil, err
	}
	return c, c.sumAreas(meter, h)
}

// settle counts what began, ended and stayed, and compares the first ends.
func (s *SubjectChange) settle(m *budget.Budget, h *graph.Hierarchy) error {
	was, is := weigh(s.Before), weigh(s.After)
	s.Stayed = min(was, is)
	s.Undated = min(is-s.Stayed, weigh(s.maybe))
	s.Began, s.Ended = is-s.Stayed-s.Undated, was-s.Stayed
	old, err := firstEnds(m, s.Before)
	if err != nil {
		return err
	}
	now, err := firstEnds(m, s.After)
	if err != nil {
		return err
	}
	within := func(id graph.ID) bool {
		for p := h.Place(id); p != nil; p = h.Within(p) {
			if _, found := slices.BinarySearch(old, p.Head().ID); found {
				return true
			}
		}
		return false
	}
	switch {
	case len(old) == 0 || len(now) == 0:
		s.Hands = HandsNone
	case slices.Equal(old, now):
		s.Hands = HandsSame
	case subset(old, now):
		s.Hands = HandsAdded
	case subset(now, old):
		s.Hands = HandsRemoved
	case !slices.ContainsFunc(now, func(id graph.ID) bool { return !within(id) }):
		s.Hands = HandsNarrowed
	default:
		s.Hands = HandsChanged
	}
	return nil
}

// subset says whether all of some are among all, which are sorted.
func subset(some, all []graph.ID) bool {
	return !slices.ContainsFunc(some, func(id graph.ID) bool {
		_, found := slices.BinarySearch(all, id)
		return !found
	})
}

// weigh counts counties where ties stand for counties, and ties otherwise.
func weigh(ties []graph.Tie) (sum int32) {
	for _, t := range ties {
		if p, ok := t.(*graph.Pairing); ok {
			sum += p.CountyCount
		} else {
			sum++
		}
	}
	return sum
}

func firstEnds(m *budget.Budget, ties []graph.Tie) (ids []graph.ID, err error) {
	for _, t := range ties {
		ids = append(ids, t.TieHead().FromID)
	}
	err = budget.SortErr(m, ids, cmp.Compare)
	return slices.Compact(ids), err
}

func (c *NetworkChange) sumAreas(m *budget.Budget, h *graph.Hierarchy) error {
	type key struct {
		kind graph.TieKind
		area graph.ID
	}
	areas := map[key]*AreaChange{}
	for _, s := range c.Subjects {
		if err := m.Spend(budget.PerRecord); err != nil {
			return err
		}
		p, ok := s.Subject.(graph.Place)
		if !ok {
			continue
		}
		if area := h.Prefecture(p); area != nil {
			p = area
		}
		a := areas[key{s.Kind, p.Head().ID}]
		if a == nil {
			a = &AreaChange{Kind: s.Kind, Area: p}
			areas[key{s.Kind, p.Head().ID}] = a
			c.Areas = append(c.Areas, a)
		}
		a.Began, a.Ended, a.Stayed, a.Undated = a.Began+s.Began, a.Ended+s.Ended, a.Stayed+s.Stayed, a.Undated+s.Undated
	}
	return budget.SortErr(m, c.Areas, func(a, b *AreaChange) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareNodes(a.Area, b.Area))
	})
}

// unattested is the ties of the view's evidence that its day leaves out only because their beginning is not known.
func unattested(v *analysis.View) (ties []graph.Tie) {
	for _, x := range v.Excluded() {
		if x.Unattested && v.Uses(x.Evidence) {
			ties = append(ties, x.Tie)
		}
	}
	return ties
}
