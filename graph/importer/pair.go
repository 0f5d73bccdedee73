package importer

import (
	"cmp"

	"coopgraph/graph"
	"coopgraph/seed"
)

// dated says that another day of beginning makes another record, and lasting that only an end before does.
func dated(a, b graph.Life) bool   { return seed.Distinct(a, b, true) }
func lasting(a, b graph.Life) bool { return seed.Distinct(a, b, false) }

// ends reads the two places of a tie. ok is false if one of them is missing.
func (r *row) ends(first string, firstRule placeRule, second string, secondRule placeRule) (from, to graph.Place, ok bool) {
	from, to = r.place(first, firstRule), r.place(second, secondRule)
	if from == nil || to == nil {
		return nil, nil, false
	}
	if from.Head().ID == to.Head().ID {
		r.remark(samePlace, second, inBoth{from.NodeHead().NameZH, from.NodeHead().Name(graph.EN)})
		return nil, nil, false
	}
	return from, to, true
}

// probe sets the ends and the life of a tie that is used to look for one like it.
func (r *row) probe(t graph.Tie, from, to graph.Node, began string) {
	t.TieHead().FromID, t.TieHead().ToID = from.Head().ID, to.Head().ID
	r.life(&t.Head().Life, began)
}

// addDates sets the beginning and the end of a record to those of a row, as far as the row says them.
func addDates(l *graph.Life, row graph.Life) {
	l.Since, l.Until = cmp.Or(row.Since, l.Since), cmp.Or(row.Until, l.Until)
}

// planPair plans a friendly pair.
func (p *planner) planPair(r *row) graph.Record {
	from, to, ok := r.ends("district", district, "partner", partnerPlace)
	if !ok {
		r.citation() // for its remarks
		return nil
	}
	t := &graph.FriendlyPair{}
	r.probe(t, from, to, "since")
	if r.once(t.Life, false, "FRIENDLY", string(t.FromID), string(t.ToID)) {
		return nil
	}
	old := tieLike(p.index, t, lasting)
	if old != nil {
		life := t.Life
		*t = *old
		addDates(&t.Life, life)
	}
	t.InPublishedTotal = r.inTotal(t.InPublishedTotal, old == nil, t.Life, true)
	r.cite(&t.Provenance, &t.Life, t.InPublishedTotal)
	if old == nil {
		r.tie(t, from, to)
	}
	r.edit(old, t)
	return t
}

// planPairing plans a pairing.
func (p *planner) planPairing(r *row) graph.Record {
	from, to, ok := r.ends("supporter", inShanghai, "supported", outsideShanghai)
	scheme := graph.PairingScheme(r.choice("scheme"))
	if !ok || scheme == "" {
		r.citation()
		return nil
	}
	t := &graph.Pairing{Scheme: scheme}
	r.probe(t, from, to, "since")
	if r.once(t.Life, false, "SUPPORTS", string(t.FromID), string(t.ToID)) {
		return nil
	}
	old := tieLike(p.index, t, lasting)
	if old != nil {
		life := t.Life
		*t = *old
		t.Scheme = scheme
		addDates(&t.Life, life)
	}
	t.CountyCount = r.countyCount(to, t.CountyCount)
	r.cite(&t.Provenance, &t.Life, false)
	if old == nil || old.Scheme != t.Scheme || old.CountyCount != t.CountyCount {
		id := t.ID
		if r.tie(t, from, to); old != nil {
			t.ID = id
		}
	}
	r.edit(old, t)
	return t
}

// maxCounties is more than any province has.
const maxCounties = 200

// countyCount returns how many counties a pairing with a place stands for: what the row says; else what it was, 0 if it is new. A
// county stands for itself. How many of the counties of another place are supported nothing else tells.
func (r *row) countyCount(of graph.Place, was int32) int32 {
	text, isCounty := r.text("county_count"), of.PlaceHead().Level == graph.LevelCounty
	name := inBoth{r.hierarchy.Path(of), of.NodeHead().Name(graph.EN)}
	if text == "" {
		switch {
		case was != 0:
			return was
		case !isCounty:
			r.remark(noCount, "county_count", name)
		}
		return 1
	}
	n, ok := parseDecimal(text)
	switch {
	case !ok || n.Scale != 0 || n.Units < 1 || n.Units > maxCounties:
		r.remark(badCount, "county_count", shorten(text), inBoth{"应为整数，从1到200", "it is a whole number from 1 to 200"})
		return 1
	case isCounty && n.Units != 1:
		r.remark(badCount, "county_count", shorten(text), inBoth{name.zh + "是一个县", name.en + " is one county"})
	}
	return int32(n.Units)
}

// planCooperation plans another cooperation.
func (p *planner) planCooperation(r *row) graph.Record {
	from, to, ok := r.ends("place", anyPlace, "partner", anyPlace)
	form := r.bounded("form", longestName)
	if !ok || form == "" {
		r.citation()
		return nil
	}
	t := &graph.Cooperation{Form: form}
	r.probe(t, from, to, "since")
	ends := [2]string{string(min(t.FromID, t.ToID)), string(max(t.FromID, t.ToID))}
	if r.once(t.Life, true, "COOPERATES", ends[0], ends[1], form) {
		return nil
	}
	old := tieLike(p.index, t, dated)
	if old != nil {
		life := t.Life
		*t = *old
		addDates(&t.Life, life)
	}
	r.cite(&t.Provenance, &t.Life, false)
	if old == nil {
		r.tie(t, from, to)
	}
	r.edit(old, t)
	return t
}

// planMembership plans the membership of a place or an organization.
func (p *planner) planMembership(r *row) graph.Record {
	o, member := r.organization("organization", r.text("organization")), r.member()
	if o == nil || member == nil {
		r.citation()
		return nil
	}
	t := &graph.Membership{}
	r.probe(t, member, o, "joined")
	if r.once(t.Life, false, "MEMBER", string(t.FromID), string(t.ToID)) {
		return nil
	}
	old := tieLike(p.index, t, lasting)
	if old != nil {
		life := t.Life
		*t = *old
		addDates(&t.Life, life)
	}
	if role := r.choice("role"); role != "" {
		t.Role = graph.MemberRole(role)
	}
	if chair, given := r.flag("rotating_chair"); given {
		t.RotatingChair = chair
	}
	if meeting := r.bounded("meeting", longestName); meeting != "" {
		t.Meeting = meeting
	}
	r.cite(&t.Provenance, &t.Life, false)
	if old == nil {
		r.tie(t, member, o)
	}
	r.edit(old, t)
	return t
}

// member returns the place or the organization that is a member.
func (r *row) member() graph.Node {
	text := r.text("member")
	if text != "" && !r.resolve(text).Exact() {
		if found := r.organizationsCalled(text); len(found) > 0 {
			return r.organization("member", text)
		}
	}
	if p := r.place("member", anyPlace); p != nil {
		return p
	}
	return nil
}
