package importer

import (
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/seed"
)

// organizationsCalled returns the organizations that have a name: of the network, or of rows before.
func (r *row) organizationsCalled(name string) []graph.Node {
	if o := r.organizations[graph.Fold(name)]; o != nil {
		return []graph.Node{o}
	}
	return r.called(graph.KindOrganization, name)
}

// addOrganization lets later rows find an organization that the file creates.
func (p *planner) addOrganization(o *graph.Organization) {
	p.organizations[graph.Fold(o.NameZH)] = o
}

// organization returns the one organization that has a name. If there is none, or several have it, it adds a remark and returns nil.
func (r *row) organization(column, name string) *graph.Organization {
	if name == "" {
		return nil
	}
	found := r.organizationsCalled(name)
	if len(found) != 1 {
		r.remarkFound(column, name, found)
		return nil
	}
	o, _ := found[0].(*graph.Organization)
	return o
}

// remarkFound remarks that none, or several, have a name.
func (r *row) remarkFound(column, name string, found []graph.Node) {
	if len(found) == 0 {
		r.remark(noRecord, column, shorten(name))
		return
	}
	var zh, en []string
	for _, n := range found {
		zh, en = append(zh, n.NodeHead().NameZH), append(en, n.NodeHead().Name(graph.EN))
	}
	r.remark(ambiguousRecord, column, shorten(name), inBoth{strings.Join(zh, "、"), strings.Join(en, ", ")})
}

// planOrganization plans an organization, the one that it is part of, and the place that leads it.
func (p *planner) planOrganization(r *row) graph.Record {
	name := r.chineseName("organization")
	kind := graph.OrganizationKind(r.choice("kind"))
	parent, lead := r.organization("parent", r.text("parent")), r.place("lead", anyPlace)
	var old *graph.Organization
	if found := r.called(graph.KindOrganization, name); name != "" && len(found) > 0 {
		old, _ = found[0].(*graph.Organization)
	}
	o := &graph.Organization{}
	if old != nil {
		*o = *old
	}
	r.life(&o.Life, "founded")
	if name == "" || kind == "" || r.once(graph.Life{}, false, "organization", graph.Fold(name)) {
		r.citation()
		return nil
	}
	if old == nil {
		o.NameZH, o.NameEN, o.ID = name, "", seed.NodeID(graph.KindOrganization, name)
	}
	if en := r.bounded("name_en", longestName); en != "" {
		o.NameEN = en
	}
	o.OrgKind = kind
	r.cite(&o.Provenance, &o.Life, false)
	if old == nil || old.NameEN != o.NameEN {
		o.Terms = graph.Terms{}
		r.terms(o, "organization")
	}
	r.edit(old, o)
	if parent != nil {
		r.sideTie(&graph.Containment{}, o, parent, o)
	}
	if lead != nil {
		r.sideTie(&graph.Leadership{}, lead, o, o)
	}
	return o
}

// sideTie plans a tie that a row states beside its record, with the provenance and the life of the record.
func (r *row) sideTie(t graph.Tie, from, to graph.Node, of graph.Record) {
	h := t.TieHead()
	h.FromID, h.ToID = from.Head().ID, to.Head().ID
	if slices.ContainsFunc(r.ties[tieIdentity(t)], func(o graph.Tie) bool { return !lasting(o.Head().Life, of.Head().Life) }) {
		return // it is there, and may have its own sources
	}
	h.Provenance, h.Life = of.Head().Provenance, of.Head().Life
	r.tie(t, from, to)
	r.edit(nil, t)
}
