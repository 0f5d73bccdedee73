package seed

import (
	"maps"
	"slices"
	"strings"

	"coopgraph/graph"
)

const aliasesFile, formerFile = "geo/aliases.csv", "geo/former.csv"

// otherName is a name that a source beside the plan uses for something that the plan names: an alias with a citation,
// or only a search term if it has none.
type otherName struct {
	position
	name string
	*graph.Citation
}

const otherNamesFile = "reported/names.csv"

// readOtherNames reads the names that the plan does not print.
func (b *builder) readOtherNames() {
	b.otherNames = map[string][]otherName{}
	for _, r := range b.rows(otherNamesFile, "name", "other_name", "confidence", "source_title", "source_url", "note") {
		o := otherName{position: r.position, name: r.text("other_name")}
		if r.optional("source_title") != "" {
			c, _ := b.cite(r)
			c.Note = joinNotes("it writes "+o.name, c.Note)
			o.Citation = &c
		}
		b.checkUnique(o.name, occurrence{position: r.position}, otherNamesFile, r.text("name"), o.name)
		b.otherNames[r.text("name")] = append(b.otherNames[r.text("name")], o)
	}
}

// addOtherNames adds to a node's aliases its other names that have a citation, and adds their citations to its sources.
func (b *builder) addOtherNames(h *graph.NodeHeader) {
	for _, o := range b.otherNames[h.NameZH] {
		if o.Citation != nil {
			h.Aliases = append(slices.Clip(h.Aliases), o.name)
			h.Sources = append(slices.Clip(h.Sources), *o.Citation)
		}
	}
}

// checkOtherNames checks that each other name belongs to a node.
func (b *builder) checkOtherNames() {
	named := map[string]bool{}
	for _, n := range b.nodes {
		named[n.NodeHead().NameZH] = true
	}
	for _, name := range slices.Sorted(maps.Keys(b.otherNames)) {
		if !named[name] {
			b.add(b.otherNames[name][0].position, "nothing is called %s", name)
		}
	}
}

// placeNames is how a place is called beside its name and its code.
type placeNames struct {
	position // of the first row
	names    []string
	former   []string            // of the names
	codes    map[string]position // former ones
}

// readAliases reads the other names and the former codes of places, by the code of the place. Names of the file of
// aliases stand before those of the file of former names.
func (b *builder) readAliases() map[string]*placeNames {
	others := map[string]*placeNames{}
	of := func(r row) *placeNames {
		code := r.code("code")
		if others[code] == nil {
			others[code] = &placeNames{position: r.position, codes: map[string]position{}}
		}
		return others[code]
	}
	for _, r := range b.rows(aliasesFile, "code", "alias", "kind") {
		kind := enum(r, "kind", "short", "document", "former", "en")
		alias := r.text("alias")
		b.checkUnique(alias, occurrence{position: r.position}, aliasesFile, r.text("code"), alias, kind)
		o := of(r)
		addTerm(&o.names, alias)
		if kind == "former" {
			addTerm(&o.former, alias)
		}
	}
	for _, r := range b.rows(formerFile, "code", "former_name", "former_code", "last_table", "basis") {
		o, name, code := of(r), r.optional("former_name"), r.optional("former_code")
		if name == "" && code == "" {
			r.invalid("former_name", "a name, or a code in former_code")
		}
		if code != "" {
			o.codes[r.code("former_code")] = r.position
		}
		r.text("last_table")
		r.date("last_table")
		enum(r, "basis", "table", "successor")
		b.checkUnique(strings.TrimSpace(code+" "+name), occurrence{position: r.position}, formerFile, r.text("code"), name, code)
		addTerm(&o.names, name)
		addTerm(&o.former, name)
	}
	return others
}

// assign gives a place its other names, which must differ from its own, and returns its codes, today's first.
func (o *placeNames) assign(r row, h *graph.PlaceHeader) (codes []string) {
	if o == nil {
		return []string{h.Code}
	}
	if slices.Contains(o.names, h.NameZH) {
		r.invalid("name_zh", "another name than "+aliasesFile+" and "+formerFile+" have of it")
	}
	h.Aliases = o.names
	return append([]string{h.Code}, slices.Sorted(maps.Keys(o.codes))...)
}

// checkAliases checks that other names belong to places of today, and that no place of today has a former code.
func (b *builder) checkAliases(others map[string]*placeNames) {
	if b.hasProblems() {
		return
	}
	for _, code := range slices.Sorted(maps.Keys(others)) {
		o := others[code]
		if b.places.byCode[code] == nil {
			b.add(o.position, "%s: no such place in %s", code, divisionsFile)
		}
		for _, former := range slices.Sorted(maps.Keys(o.codes)) {
			if p := b.places.byCode[former]; p != nil {
				b.add(o.codes[former], "%s: its former code %s is that of %s today", code, former, p.PlaceHead().NameZH)
			}
		}
	}
}
