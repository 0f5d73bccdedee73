package storetest

import "coopgraph/graph"

// changes makes a batch of changes to what an oracle knows: most of them bring something new.
func (d *dice) changes(o *oracle, n int) (changes []graph.Change) {
	nodes := append([]graph.Node(nil), o.Nodes...)
	tied, gone := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, t := range o.Ties {
		tied[t.TieHead().FromID], tied[t.TieHead().ToID] = true, true
	}
	for range n {
		switch roll := d.IntN(20); {
		case roll < 7:
			nodes = append(nodes, d.node(1+graph.NodeKind(d.IntN(int(graph.KindSource)))))
			changes = append(changes, graph.Create{Record: nodes[len(nodes)-1]})
		case roll < 8 && len(o.Nodes) > 0:
			old := oneOf(d, o.Nodes...)
			if id := old.Head().ID; !gone[id] {
				r := d.node(old.Kind())
				r.Head().ID = id
				changes = append(changes, graph.Replace{Record: r})
			}
		case roll < 9 && len(o.Ties) > 0:
			old := oneOf(d, o.Ties...)
			if id := old.Head().ID; !gone[id] {
				r := d.tieBetween(old.Kind(), old.TieHead().FromID, old.TieHead().ToID)
				r.Head().ID = id
				changes = append(changes, graph.Replace{Record: r})
			}
		case roll < 10 && len(o.Ties) > 0:
			if id := oneOf(d, o.Ties...).Head().ID; !gone[id] {
				gone[id] = true
				changes = append(changes, graph.Delete{ID: id})
			}
		case roll < 11 && len(o.Nodes) > 0:
			if id := oneOf(d, o.Nodes...).Head().ID; !gone[id] && !tied[id] {
				gone[id] = true
				changes = append(changes, graph.Delete{ID: id})
			}
		case len(nodes) > 0:
			from, to, kind := oneOf(d, nodes...), oneOf(d, nodes...), 1+graph.TieKind(d.IntN(int(graph.Measures)))
			for range 50 {
				if kind.Joins(from.Kind(), to.Kind()) {
					break
				}
				from, to = oneOf(d, nodes...), oneOf(d, nodes...)
			}
			if gone[from.Head().ID] || gone[to.Head().ID] || !kind.Joins(from.Kind(), to.Kind()) {
				continue
			}
			tied[from.Head().ID], tied[to.Head().ID] = true, true
			changes = append(changes, graph.Create{Record: d.tieBetween(kind, from.Head().ID, to.Head().ID)})
		}
	}
	return changes
}

func (d *dice) node(kind graph.NodeKind) graph.Node {
	name := d.name()
	h := graph.NodeHeader{NameZH: name, NameEN: d.name(), SortKey: d.name(), Terms: graph.Terms{
		Names: []string{graph.Fold("n" + name), graph.Fold(d.name() + "x")}, Initials: []string{"abc"}[:d.IntN(2)]},
		Header: header(d.id(kind.String()), 1+graph.Evidence(d.IntN(4)), d.life())}
	if len(h.Terms.Initials) == 0 {
		h.Terms.Initials = nil // an empty list and none are the same to a store
	}
	p := graph.PlaceHeader{NodeHeader: h, Code: oneOf(d, "310000", "330000", "330200"),
		Level:    oneOf(d, graph.LevelProvince, graph.LevelCounty),
		Location: graph.Location{Longitude: d.Float64()*360 - 180, Latitude: d.Float64()*180 - 90}}
	body := graph.Delegation{NodeHeader: h, Direction: oneOf(d, graph.InShanghai, graph.Elsewhere), Level: oneOf(d, "", graph.OrgCounty),
		InPublishedTotal: d.IntN(2) == 0}
	return map[graph.NodeKind]graph.Node{
		graph.KindProvince:      &graph.Province{PlaceHeader: p},
		graph.KindPrefecture:    &graph.Prefecture{PlaceHeader: p},
		graph.KindCounty:        &graph.County{PlaceHeader: p},
		graph.KindDistrict:      &graph.District{PlaceHeader: p},
		graph.KindChamber:       &graph.Chamber{Delegation: body},
		graph.KindLiaisonOffice: &graph.LiaisonOffice{Delegation: body},
		graph.KindOrganization:  &graph.Organization{NodeHeader: h, OrgKind: oneOf(d, graph.Council, graph.Committee)},
		graph.KindAgreement:     &graph.Agreement{NodeHeader: h, AgreementKind: graph.Minutes, Renewal: d.IntN(2) == 0},
		graph.KindProgramme:     &graph.Programme{NodeHeader: h, ProgrammeKind: graph.Platform, Status: oneOf(d, graph.Announced, graph.Ended)},
		graph.KindIndicator:     &graph.Indicator{NodeHeader: h, Key: d.name(), Nature: oneOf(d, "", graph.Binding)},
		graph.KindSource:        &graph.Source{NodeHeader: h},
	}[kind]
}

func (d *dice) tieBetween(kind graph.TieKind, from, to graph.ID) graph.Tie {
	h := tie(d.id(kind.String()), from, to, 1+graph.Evidence(d.IntN(4)), d.life())
	growth := d.decimal()
	return map[graph.TieKind]graph.Tie{
		graph.Within:     &graph.Containment{TieHeader: h},
		graph.Friendly:   &graph.FriendlyPair{TieHeader: h, InPublishedTotal: d.IntN(2) == 0},
		graph.Supports:   &graph.Pairing{TieHeader: h, Scheme: oneOf(d, graph.EastWestCooperation, graph.PairedAssistance), CountyCount: d.Int32N(3)},
		graph.Cooperates: &graph.Cooperation{TieHeader: h, Form: d.name()},
		graph.Invests: &graph.InvestmentFlow{TieHeader: h, Year: 2018 + d.Int32N(3), Enterprises: d.Int32N(4), Amount: d.decimal(),
			Share: d.decimal(), Growth: oneOf(d, nil, &growth), Rank: d.Int32N(3)},
		graph.Member:       &graph.Membership{TieHeader: h, Role: oneOf(d, "", graph.Founder), RotatingChair: d.IntN(2) == 0},
		graph.Leads:        &graph.Leadership{TieHeader: h},
		graph.Party:        &graph.AgreementParty{TieHeader: h},
		graph.Located:      &graph.Seat{TieHeader: h},
		graph.Represents:   &graph.Representation{TieHeader: h},
		graph.Participates: &graph.Participation{TieHeader: h},
		graph.Measures:     &graph.Measurement{TieHeader: h},
	}[kind]
}
