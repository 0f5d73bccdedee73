package analysis

import (
	"cmp"
	"context"
	"slices"

	"coopgraph/graph"
)

// NetworkChange is what differs between two views of the network, as at the end of two years. Ties are compared by what
// they lead to: by their kind and second end, as the supported place. Counts are of counties for SUPPORTS, where a tie
// may stand for several, and of ties otherwise: what Before counts is stayed + ended, what After counts stayed + began + undated.
type NetworkChange struct {
	Before, After        Basis
	Began, Ended, Stayed int32
	// Undated counts the ties of After to what no tie of Before leads to, whose beginning is not known: their sources do
	// not say that they began in between. They count nowhere else.
	Undated  int32
	Subjects []*SubjectChange // everything that changed or stayed, by kind, then code or id
	Areas    []*AreaChange    // the same by prefecture, as the plan counts them, by kind, then code
	// ChangedHands and Narrowed are how many subjects that are in both views are tied to other first ends, by Hands.
	ChangedHands, Narrowed int32
}

// SubjectChange is what changed at one place, or other second end, in its ties of one kind. Several of the three
// counts are not 0 where it stayed with more or fewer than before.
type SubjectChange struct {
	Kind                 graph.TieKind
	Subject              graph.Node
	Before, After        []graph.Tie // in the order of their ids
	Began, Ended, Stayed int32
	Hands                Hands
}

// AreaChange adds up the changes of the places in one prefecture; a province stands for itself.
type AreaChange struct {
	Kind                 graph.TieKind
	Area                 graph.Place
	Began, Ended, Stayed int32
}

// Hands says whether a subject that is in both views is tied to the same first ends.
type Hands string

// What became of the first ends.
const (
	HandsNone     Hands = "NONE"     // it has no tie in one of the views
	HandsSame     Hands = "SAME"     // the same ones
	HandsChanged  Hands = "CHANGED"  // others: it changed hands
	HandsNarrowed Hands = "NARROWED" // others that lie in those of before: a district where only its city was known
)

// ComparedTies is the kinds of ties that can begin and end: a flow begins and ends with its year.
var ComparedTies = CooperationTies &^ graph.TieKindsOf(graph.Invests)

// Compare says what began, ended and stayed from one view to another of the same revision; each is restricted to its
// day, and to the kinds that are compared, by its network.
func Compare(ctx context.Context, before, after *View, h *graph.Hierarchy) (*NetworkChange, error) {
	c := &NetworkChange{Before: before.Basis(), After: after.Basis()}
	type key struct {
		kind    graph.TieKind
		subject graph.ID
	}
	subjects := map[key]*SubjectChange{}
	meter := records(ctx, "the comparison")
	each := func(v *View, passes func(*SubjectChange, graph.Tie) bool, put func(*SubjectChange, graph.Tie)) error {
		n := v.Network()
		for i, t := range n.Ties {
			if err := meter.spend(stepsPerTie); err != nil {
				return err
			}
			subject := n.Nodes[n.To[i]]
			k := key{t.Kind(), subject.Head().ID}
			if !passes(subjects[k], t) {
				continue
			}
			if subjects[k] == nil {
				subjects[k] = &SubjectChange{Kind: k.kind, Subject: subject}
				c.Subjects = append(c.Subjects, subjects[k])
			}
			put(subjects[k], t)
		}
		return nil
	}
	every := func(*SubjectChange, graph.Tie) bool { return true }
	if err := each(before, every, func(s *SubjectChange, t graph.Tie) { s.Before = append(s.Before, t) }); err != nil {
		return nil, err
	}
	dated := func(s *SubjectChange, t graph.Tie) bool {
		if t.Head().SinceKnown() || s != nil && len(s.Before) > 0 {
			return true
		}
		c.Undated += weigh([]graph.Tie{t})
		return false
	}
	if err := each(after, dated, func(s *SubjectChange, t graph.Tie) { s.After = append(s.After, t) }); err != nil {
		return nil, err
	}
	for _, s := range c.Subjects {
		if err := meter.spend(stepsPerTie * (len(s.Before) + len(s.After))); err != nil {
			return nil, err
		}
		if err := s.settle(meter, h); err != nil {
			return nil, err
		}
		c.Began, c.Ended, c.Stayed = c.Began+s.Began, c.Ended+s.Ended, c.Stayed+s.Stayed
		c.ChangedHands += b2i(s.Hands == HandsChanged)
		c.Narrowed += b2i(s.Hands == HandsNarrowed)
	}
	err := sort(meter, c.Subjects, func(a, b *SubjectChange) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareNodes(a.Subject, b.Subject))
	})
	if err != nil {
		return nil, err
	}
	return c, c.sumAreas(meter, h)
}

// settle counts what began, ended and stayed, and compares the first ends.
func (s *SubjectChange) settle(m *meter, h *graph.Hierarchy) error {
	was, is := weigh(s.Before), weigh(s.After)
	s.Stayed = min(was, is)
	s.Began, s.Ended = is-s.Stayed, was-s.Stayed
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
	case !slices.ContainsFunc(now, func(id graph.ID) bool { return !within(id) }) && !subset(now, old):
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

func firstEnds(m *meter, ties []graph.Tie) (ids []graph.ID, err error) {
	for _, t := range ties {
		ids = append(ids, t.TieHead().FromID)
	}
	err = sort(m, ids, cmp.Compare)
	return slices.Compact(ids), err
}

func (c *NetworkChange) sumAreas(m *meter, h *graph.Hierarchy) error {
	type key struct {
		kind graph.TieKind
		area graph.ID
	}
	areas := map[key]*AreaChange{}
	for _, s := range c.Subjects {
		if err := m.spend(stepsPerTie); err != nil {
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
		a.Began, a.Ended, a.Stayed = a.Began+s.Began, a.Ended+s.Ended, a.Stayed+s.Stayed
	}
	return sort(m, c.Areas, func(a, b *AreaChange) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareNodes(a.Area, b.Area))
	})
}
