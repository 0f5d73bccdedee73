package seed

import (
	"slices"
	"strings"

	"coopgraph/graph"
)

const chambersFile, officesFile = "reported/chambers.csv", "reported/liaison_offices.csv"

var orgLevels = []graph.OrganizationLevel{graph.OrgProvincial, graph.OrgSubProvincial, graph.OrgPrefecture,
	graph.OrgCounty, graph.OrgCrossRegion, graph.OrgSAR}

// levelOf gives the level of the home of a body in Shanghai, by the body's own level.
var levelOf = map[graph.OrganizationLevel]graph.PlaceLevel{
	graph.OrgProvincial:    graph.LevelProvince,
	graph.OrgSAR:           graph.LevelProvince,
	graph.OrgSubProvincial: graph.LevelPrefecture,
	graph.OrgPrefecture:    graph.LevelPrefecture,
	graph.OrgCounty:        graph.LevelCounty,
}

// subProvincial lists the codes of the fifteen cities of sub-provincial level (副省级市).
var subProvincial = []string{"210100", "210200", "220100", "230100", "320100", "330100", "330200", "350200", "370100",
	"370200", "420100", "440100", "440300", "510100", "610100"}

// hostLevel returns the level of a body that Shanghai has elsewhere, which is that of its host.
func hostLevel(host graph.Place) graph.OrganizationLevel {
	switch h := host.PlaceHead(); {
	case h.Level == graph.LevelProvince:
		return graph.OrgProvincial
	case slices.Contains(subProvincial, h.Code):
		return graph.OrgSubProvincial
	case h.Level == graph.LevelPrefecture:
		return graph.OrgPrefecture
	}
	return graph.OrgCounty
}

// Levels returns the levels that a chamber or an office may have, the one that is meant if none is said first.
func Levels(d graph.Direction, home, host graph.Place) []graph.OrganizationLevel {
	if d == graph.Elsewhere {
		return []graph.OrganizationLevel{hostLevel(host)}
	}
	levels := []graph.OrganizationLevel{hostLevel(home)}
	if code := home.PlaceHead().Code; code == "810000" || code == "820000" {
		levels[0] = graph.OrgSAR
	}
	for _, level := range orgLevels {
		if of := levelOf[level]; level != levels[0] && (of == "" || of == home.PlaceHead().Level) {
			levels = append(levels, level)
		}
	}
	return levels
}

// BodyName returns the English name of a chamber or an office that has no other one.
func BodyName(n graph.Node, home, host graph.Place) string {
	of, in := shortEnglish(home.NodeHead().NameEN), shortEnglish(host.NodeHead().NameEN)
	switch {
	case n.Kind() == graph.KindChamber:
		return of + " Chamber of Commerce in " + in
	case strings.Contains(n.NodeHead().NameZH, "联络处"):
		return "Liaison Office of " + of + " in " + in
	}
	return "Office of " + of + " in " + in
}

// readChambers adds the chambers of commerce that other sources name.
func (b *builder) readChambers() {
	for _, r := range b.rows(chambersFile, "name", "direction", "level", "home_code", "host_code", "founded",
		"in_published_total", "relevance", "attested", "confidence", "source_title", "source_url", "note") {
		c := &graph.Chamber{}
		home, host := b.readDelegation(r, c, &c.Delegation, b.readProvenance(r, r.date("founded")))
		c.NameEN = BodyName(c, home, host)
		b.addDelegation(r.position, c, &c.Delegation, home, host)
	}
}

// readOffices adds the liaison offices that other sources name. The row of an office stands after the row of the office
// that it is part of.
func (b *builder) readOffices() {
	offices := map[string]*graph.LiaisonOffice{}
	for _, r := range b.rows(officesFile, "name", "direction", "level", "parent", "home_code", "host_code",
		"established", "address", "in_published_total", "relevance", "attested", "confidence", "source_title", "source_url",
		"note") {
		o := &graph.LiaisonOffice{Address: r.optional("address")}
		home, host := b.readDelegation(r, o, &o.Delegation, b.readProvenance(r, r.date("established")))
		o.NameEN = BodyName(o, home, host)
		b.addDelegation(r.position, o, &o.Delegation, home, host)
		offices[o.NameZH] = o
		if name := r.optional("parent"); name != "" {
			parent := offices[name]
			if parent == nil {
				r.invalid("parent", "an office of a row before")
				continue
			}
			b.tie(r.position, &graph.Containment{}, o, parent, o.Provenance, o.Life)
		}
	}
}

// readDelegation reads the columns that chambers and offices share.
func (b *builder) readDelegation(r row, n graph.Node, d *graph.Delegation, c rowProvenance) (home, host graph.Place) {
	d.NameZH = r.text("name")
	d.Direction = enum(r, "direction", graph.InShanghai, graph.Elsewhere)
	d.Level = enum(r, "level", orgLevels...)
	d.Provenance, d.Life, d.InPublishedTotal = c.Provenance, c.Life, c.inTotal
	if c.inTotal && !Counted(n.Kind(), d) {
		r.invalid("in_published_total", "false of a class that the plan does not count")
	}
	home, host = b.place(r, "home_code"), b.place(r, "host_code")
	if d.Direction == graph.InShanghai && host.PlaceHead().Code != shanghai {
		r.invalid("host_code", shanghai+" of what is in Shanghai")
	}
	if level := levelOf[d.Level]; d.Direction == graph.InShanghai && level != "" && home.PlaceHead().Level != level {
		r.invalid("home_code", "a "+string(level)+" as the home of a "+string(d.Level)+" body")
	}
	if level := hostLevel(host); d.Direction == graph.Elsewhere && host != noPlace && d.Level != level {
		r.invalid("level", string(level)+", which is its host's")
	}
	if home == host && home != noPlace {
		r.invalid("home_code", "another place than its host")
	}
	if d.Direction == graph.Elsewhere && home.PlaceHead().Code != shanghai {
		r.invalid("home_code", shanghai+" of Shanghai's own")
	}
	return home, host
}

// addDelegation adds a chamber or an office with the ties to its home and to its host. An English name in names.csv
// replaces the one that is made from these two places.
func (b *builder) addDelegation(at position, n graph.Node, d *graph.Delegation, home, host graph.Place) {
	if en := b.english[d.NameZH]; en != "" {
		d.NameEN = en
	}
	b.checkDelegationUnique(at, n, home, host)
	b.node(at, n, NodeID(n.Kind(), d.NameZH))
	b.tie(at, &graph.Representation{}, n, home, d.Provenance, d.Life)
	b.tie(at, &graph.Seat{}, n, host, d.Provenance, d.Life)
}
