package importer

import (
	"cmp"
	"slices"

	"coopgraph/graph"
	"coopgraph/seed"
)

// planChamber plans a chamber of commerce.
func (p *planner) planChamber(r *row) graph.Record {
	old, _ := r.knownBody("chamber", graph.KindChamber).(*graph.Chamber)
	c := &graph.Chamber{}
	if old != nil {
		*c = *old
	}
	return r.planBody(old, c, &c.Delegation, "chamber", "founded")
}

// planOffice plans a liaison office.
func (p *planner) planOffice(r *row) graph.Record {
	old, _ := r.knownBody("office", graph.KindLiaisonOffice).(*graph.LiaisonOffice)
	o := &graph.LiaisonOffice{}
	if old != nil {
		*o = *old
	}
	if address := r.bounded("address", longestName); address != "" {
		o.Address = address
	}
	return r.planBody(old, o, &o.Delegation, "office", "established")
}

// knownBody returns the chamber or office that has the name of a row, nil if there is none.
func (r *row) knownBody(column string, k graph.NodeKind) graph.Node {
	if name := r.text(column); name != "" {
		for _, n := range r.called(k, name) {
			return n
		}
	}
	return nil
}

// planBody plans a chamber or an office n, which begins as what old is, and the ties to its home and to its host.
func (r *row) planBody(old, n graph.Node, d *graph.Delegation, column, began string) graph.Record {
	isNew := isNil(old)
	home, host := r.bodyPlaces(d, isNew)
	name := r.chineseName(column)
	r.life(&d.Life, began)
	if name == "" || home == nil || host == nil || r.once(graph.Life{}, false, n.Kind().String(), graph.Fold(name)) {
		r.citation()
		return nil
	}
	if isNew {
		d.NameZH, d.ID = name, seed.NodeID(n.Kind(), name)
	}
	if en := r.bounded("name_en", longestName); en != "" {
		d.NameEN = en
	} else if isNew {
		d.NameEN = seed.BodyName(n, home, host)
		key := bodyKey(n.Kind(), home.Head().ID, host.Head().ID)
		r.addBody(key, name, d.Life, column)
		for _, other := range r.bodies[key] {
			if lasting(other.Head().Life, d.Life) {
				continue
			}
			r.remark(otherBody, column, inBoth{other.NodeHead().NameZH, other.NodeHead().Name(graph.EN)})
		}
	}
	r.bodyLevel(n, d, home, host, isNew)
	d.InPublishedTotal = r.inTotal(d.InPublishedTotal, isNew, d.Life, seed.Counted(n.Kind(), d))
	r.cite(&d.Provenance, &d.Life, d.InPublishedTotal)
	if isNew || old.NodeHead().NameEN != d.NameEN {
		d.Terms, d.Pinyin, d.SortKey = graph.Terms{}, "", ""
		r.terms(n, column)
	}
	r.edit(old, n)
	r.bodyTie(&graph.Representation{}, d, n, home)
	r.bodyTie(&graph.Seat{}, d, n, host)
	return n
}

// addBody registers a new chamber or office of the file by its home and host. It adds a remark if another one of the file has both
// at the same time.
func (r *row) addBody(key, name string, l graph.Life, column string) {
	for _, other := range r.bodiesHere[key] {
		if lasting(other.life, l) {
			continue
		}
		r.remark(otherBody, column, inBoth{other.name, other.name})
		return
	}
	r.bodiesHere[key] = append(r.bodiesHere[key], newBody{name, l})
}

// bodyPlaces reads the home and the host of a chamber or an office, one of which is Shanghai, and sets its direction.
func (r *row) bodyPlaces(d *graph.Delegation, isNew bool) (home, host graph.Place) {
	home, host = r.place("home", anyPlace), r.place("host", anyPlace)
	if r.text("host") == "" {
		if host = r.hierarchy.Place(graph.Shanghai); !isNew {
			host = r.hierarchy.Place(cmp.Or(r.end(d.ID, graph.Located), graph.Shanghai))
		}
	}
	if home == nil || host == nil {
		return nil, nil
	}
	shanghai := func(p graph.Place) bool { return p.Head().ID == graph.Shanghai }
	switch {
	case home.Head().ID == host.Head().ID:
		r.remark(samePlace, "home", inBoth{home.NodeHead().NameZH, home.NodeHead().Name(graph.EN)})
	case shanghai(host):
		d.Direction = graph.InShanghai
	case shanghai(home):
		d.Direction = graph.Elsewhere
	default:
		r.remark(wrongPlace, "host", r.text("host"), inBoth{r.hierarchy.Path(host), host.NodeHead().Name(graph.EN)}, inBoth{"上海市（或代表地区为上海市）", "Shanghai (or Shanghai is the home)"})
	}
	return home, host
}

// bodyLevel sets the level: what the row says; else what it was; else the first that the plan counts.
func (r *row) bodyLevel(n graph.Node, d *graph.Delegation, home, host graph.Place, isNew bool) {
	levels := seed.Levels(d.Direction, home, host)
	given := graph.OrganizationLevel(r.choice("level"))
	switch {
	case given != "":
		d.Level = given
		if !slices.Contains(levels, given) {
			r.remark(wrongLevel, "level", valueWords(string(levels[0])))
		}
	case isNew:
		d.Level = levels[0]
		for _, level := range levels {
			if d.Level = level; level != graph.OrgCrossRegion && seed.Counted(n.Kind(), d) {
				return
			}
		}
		d.Level = levels[0]
	}
}

// bodyTie plans the tie of a chamber or an office to its home or its host: it has the provenance and the life of the body. A tie to
// another place ends.
func (r *row) bodyTie(t graph.Tie, d *graph.Delegation, n graph.Node, to graph.Place) {
	old := r.tieFrom(d.ID, t.Kind())
	r.tie(t, n, to)
	h := t.TieHead()
	h.Provenance, h.Life = d.Provenance, d.Life
	if old != nil && old.TieHead().ToID != h.ToID {
		r.edit(old, nil)
		old = nil
	}
	if old != nil {
		h.ID, h.LabelZH, h.LabelEN = old.Head().ID, old.TieHead().LabelZH, old.TieHead().LabelEN
	}
	r.edit(old, t)
}
