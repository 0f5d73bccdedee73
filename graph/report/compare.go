package report

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
	"coopgraph/graph/internal/budget"
)

// NetworkChange is the difference between two views of the network, such as those of the ends of two years. Ties are
// compared by their kind and their second end, as the supported place. Counts are of counties for SUPPORTS, where a tie may
// stand for several, and of ties otherwise: Before counts stayed + ended, After counts stayed + began + undated.
type NetworkChange struct {
	Before, After        analysis.Basis // what the two views rest on
	Began, Ended, Stayed int32          // the sums of the subjects'
	// Undated is how much of what After has more than Before may have been there before: as many as the ties that Before's
	// day leaves out since their beginning is not known. No source says that these began in between.
	Undated  int32
	Subjects []*SubjectChange // everything that changed or stayed, by kind, then code or id
	Areas    []*AreaChange    // the same by prefecture, as the plan counts them, by kind, then code
	// ChangedHands and Narrowed are how many subjects that are in both views are tied to other first ends, by Hands.
	ChangedHands, Narrowed int32
}

// SubjectChange is the change of a place, or another second end, in its ties of one kind. Several counts are not 0 if
// it stayed with more or fewer than before.
type SubjectChange struct {
	Kind                          graph.TieKind // of its ties
	Subject                       graph.Node    // their second end
	Before, After                 []graph.Tie   // by id
	Began, Ended, Stayed, Undated int32         // of counties for SUPPORTS, of ties otherwise
	Hands                         Hands         // whether it is tied to the same first ends

	unattested []graph.Tie // ties that Before's day leaves out only because their beginning is not known
}

// AreaChange sums up the changes of the places in one prefecture; a province stands for itself.
type AreaChange struct {
	Kind                          graph.TieKind // of the ties
	Area                          graph.Place   // the prefecture, or the province
	Began, Ended, Stayed, Undated int32         // the sums of its places
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
	HandsNarrowed Hands = "NARROWED" // others that lie in those of before: a district, and only its city was known before
)

// ComparedTies is the kinds of ties that can begin and end: a flow begins and ends with its year.
var ComparedTies = analysis.CooperationTies &^ graph.TieKindsOf(graph.Invests)

// Compare says what began, ended and stayed from one view to another of the same revision. The network of each has the
// ties of its day, and of the kinds that are compared.
func Compare(ctx context.Context, before, after *analysis.View, h *graph.Hierarchy) (*NetworkChange, error) {
	b := newBudget(ctx, "the comparison")
	c := &NetworkChange{Before: before.Basis(), After: after.Basis()}
	c.collect(b, before, after)
	for _, s := range c.Subjects {
		if !b.Use(budget.PerRecord * (len(s.Before) + len(s.After))) {
			return nil, b.Err()
		}
		s.count()
		s.Hands = s.hands(b, h)
		c.Began, c.Ended, c.Stayed, c.Undated = c.Began+s.Began, c.Ended+s.Ended, c.Stayed+s.Stayed, c.Undated+s.Undated
		c.ChangedHands += boolToInt(s.Hands == HandsChanged)
		c.Narrowed += boolToInt(s.Hands == HandsNarrowed)
	}
	budget.Sort(b, c.Subjects, func(x, y *SubjectChange) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), compareNodes(x.Subject, y.Subject))
	})
	c.sumAreas(b, h)
	if !b.OK() {
		return nil, b.Err()
	}
	return c, nil
}

// collect makes the subjects of the ties of both views.
func (c *NetworkChange) collect(b *budget.Budget, before, after *analysis.View) {
	type key struct {
		kind    graph.TieKind
		subject graph.ID
	}
	subjects := map[key]*SubjectChange{}
	subject := func(n *graph.Network, tie int) *SubjectChange {
		t := n.Ties[tie]
		k := key{t.Kind(), t.TieHead().ToID}
		s := subjects[k]
		if s == nil {
			s = &SubjectChange{Kind: k.kind, Subject: n.Nodes[n.To[tie]]}
			subjects[k], c.Subjects = s, append(c.Subjects, s)
		}
		b.Use(budget.PerRecord)
		return s
	}
	for i, t := range before.Network().Ties {
		s := subject(before.Network(), i)
		s.Before = append(s.Before, t)
		if !b.OK() {
			return
		}
	}
	for i, t := range after.Network().Ties {
		s := subject(after.Network(), i)
		s.After = append(s.After, t)
		if !b.OK() {
			return
		}
	}
	for _, x := range before.Excluded() {
		if !b.Use(budget.PerRecord) {
			return
		}
		// Without a subject, it leads to what neither view has.
		if s := subjects[key{x.Tie.Kind(), x.Tie.TieHead().ToID}]; s != nil && x.Unattested && before.Uses(x.Evidence) {
			s.unattested = append(s.unattested, x.Tie)
		}
	}
}

// count counts what began, ended and stayed.
func (s *SubjectChange) count() {
	was, is := countiesOrTies(s.Before), countiesOrTies(s.After)
	s.Stayed = min(was, is)
	s.Undated = min(is-s.Stayed, countiesOrTies(s.unattested))
	s.Began, s.Ended = is-s.Stayed-s.Undated, was-s.Stayed
}

// hands compares the first ends of before and after.
func (s *SubjectChange) hands(b *budget.Budget, h *graph.Hierarchy) Hands {
	was, is := firstEnds(b, s.Before), firstEnds(b, s.After)
	inOneBefore := func(id graph.ID) bool {
		for p := h.Place(id); p != nil; p = h.Within(p) {
			if _, found := slices.BinarySearch(was, p.Head().ID); found {
				return true
			}
		}
		return false
	}
	switch {
	case len(was) == 0 || len(is) == 0:
		return HandsNone
	case slices.Equal(was, is):
		return HandsSame
	case isSubset(was, is):
		return HandsAdded
	case isSubset(is, was):
		return HandsRemoved
	case !slices.ContainsFunc(is, func(id graph.ID) bool { return !inOneBefore(id) }):
		return HandsNarrowed
	}
	return HandsChanged
}

// isSubset reports whether all of some ids are among others, which are sorted.
func isSubset(some, others []graph.ID) bool {
	return !slices.ContainsFunc(some, func(id graph.ID) bool {
		_, found := slices.BinarySearch(others, id)
		return !found
	})
}

// countiesOrTies counts counties for ties that stand for counties, and ties otherwise.
func countiesOrTies(ties []graph.Tie) (sum int32) {
	for _, t := range ties {
		if p, ok := t.(*graph.Pairing); ok {
			sum += p.CountyCount
		} else {
			sum++
		}
	}
	return sum
}

// firstEnds is the ids of the ties' first ends, sorted, each once.
func firstEnds(b *budget.Budget, ties []graph.Tie) (ids []graph.ID) {
	for _, t := range ties {
		ids = append(ids, t.TieHead().FromID)
	}
	budget.Sort(b, ids, cmp.Compare)
	return slices.Compact(ids)
}

// sumAreas sums up the subjects that are places by prefecture.
func (c *NetworkChange) sumAreas(b *budget.Budget, h *graph.Hierarchy) {
	type key struct {
		kind graph.TieKind
		area graph.ID
	}
	areas := map[key]*AreaChange{}
	for _, s := range c.Subjects {
		if !b.Use(budget.PerRecord) {
			return
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
	budget.Sort(b, c.Areas, func(x, y *AreaChange) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), compareNodes(x.Area, y.Area))
	})
}
