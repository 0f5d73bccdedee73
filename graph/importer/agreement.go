package importer

import (
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/seed"
)

// parties returns the places that a text names with signs between them.
func (r *row) parties() []graph.Place {
	var parties []graph.Place
	texts := strings.FieldsFunc(r.text("parties"), func(c rune) bool { return strings.ContainsRune("、;；|/，,", c) })
	for _, text := range texts {
		p := r.placeCalled("parties", strings.TrimSpace(text), anyPlace)
		if p == nil {
			return nil
		}
		if !slices.ContainsFunc(parties, func(o graph.Place) bool { return o.Head().ID == p.Head().ID }) {
			parties = append(parties, p)
		}
	}
	if len(parties) < 2 && len(texts) > 0 {
		r.remark(fewParties, "parties")
		return nil
	}
	return parties
}

// partyKey identifies an agreement by its title and its parties.
func partyKey(title string, parties []graph.ID) string {
	slices.Sort(parties)
	return strings.Join(append([]string{graph.Fold(title)}, texts(parties)...), "\x00")
}

// knownAgreement returns the agreement of the network with this title and these parties that was not signed on another day.
func (r *row) knownAgreement(title string, parties []graph.ID, l graph.Life) *graph.Agreement {
	key := partyKey(title, slices.Clone(parties))
	for _, n := range r.called(graph.KindAgreement, title) {
		a, _ := n.(*graph.Agreement)
		var of []graph.ID
		for _, t := range r.to[a.ID] {
			if t.Kind() == graph.Party {
				of = append(of, t.TieHead().FromID)
			}
		}
		if partyKey(a.NameZH, of) == key && !dated(a.Life, l) {
			return a
		}
	}
	return nil
}

// isTaken reports whether an agreement of the network or of a row before has an id.
func (r *row) isTaken(id graph.ID) bool { return r.agreements[id] || r.byID(id) != nil }

// planAgreement plans an agreement, a tie from each party to it, and the cooperation between the first party and each other one.
func (p *planner) planAgreement(r *row) graph.Record {
	title, parties, kind := r.chineseName("title"), r.parties(), graph.AgreementKind(r.choice("kind"))
	a := &graph.Agreement{AgreementKind: kind}
	r.life(&a.Life, "signed")
	ids := make([]graph.ID, len(parties))
	for i, party := range parties {
		ids[i] = party.Head().ID
	}
	if title == "" || parties == nil || kind == "" || r.once(a.Life, true, "agreement", partyKey(title, slices.Clone(ids))) {
		r.citation()
		return nil
	}
	old := r.knownAgreement(title, ids, a.Life)
	if old != nil {
		life := a.Life
		*a = *old
		a.AgreementKind = kind
		addDates(&a.Life, life)
	} else {
		a.NameZH, a.ID = title, seed.NodeID(graph.KindAgreement, title)
		if r.isTaken(a.ID) {
			a.ID = seed.NodeID(graph.KindAgreement, title, a.Since.String())
		}
		if r.isTaken(a.ID) {
			a.ID = seed.NodeID(graph.KindAgreement, append([]string{title, a.Since.String()}, texts(ids)...)...)
		}
		r.agreements[a.ID] = true
	}
	if en := r.bounded("title_en", longestName); en != "" {
		a.NameEN = en
	}
	if renewal, given := r.flag("renewal"); given {
		a.Renewal = renewal
	}
	r.cite(&a.Provenance, &a.Life, false)
	if old == nil || old.NameEN != a.NameEN {
		a.Terms = graph.Terms{}
		r.terms(a, "title")
	}
	r.edit(old, a)
	for i, party := range parties {
		r.sideTie(&graph.AgreementParty{}, party, a, a)
		if i > 0 {
			r.agreedCooperation(a, parties[0], party)
		}
	}
	return a
}

// agreedCooperation plans the cooperation that an agreement states.
func (r *row) agreedCooperation(a *graph.Agreement, from, to graph.Place) {
	t := &graph.Cooperation{Form: seed.AgreementForm(a.AgreementKind)}
	t.FromID, t.ToID = from.Head().ID, to.Head().ID
	for _, o := range r.ties[tieIdentity(t)] {
		if !dated(o.Head().Life, a.Life) {
			return // it is there
		}
	}
	t.Provenance, t.Life = a.Provenance, a.Life
	r.tie(t, from, to, a.NameZH, a.Since.String())
	r.edit(nil, t)
}

func texts(ids []graph.ID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}
