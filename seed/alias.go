package seed

import (
	"maps"
	"slices"
	"strings"

	"coopgraph/graph"
)

const aliasesFile, formerFile = "geo/aliases.csv", "geo/former.csv"

// otherNames is what a place is known by beside its name and its code.
type otherNames struct {
	spot  // of the first row
	names []string
	codes map[string]spot // former ones
}

// readAliases reads the other names and the former codes of places by their code, each once: the file of aliases before
// that of former names.
func (b *book) readAliases() map[string]*otherNames {
	others := map[string]*otherNames{}
	of := func(r row) *otherNames {
		code := r.code("code")
		if others[code] == nil {
			others[code] = &otherNames{spot: r.spot, codes: map[string]spot{}}
		}
		return others[code]
	}
	for _, r := range b.rows(aliasesFile, "code", "alias", "kind") {
		kind := enum(r, "kind", "short", "document", "former", "en")
		alias := r.text("alias")
		b.once(alias, saying{spot: r.spot}, aliasesFile, r.text("code"), alias, kind)
		addTerm(&of(r).names, alias)
	}
	for _, r := range b.rows(formerFile, "code", "former_name", "former_code", "last_table", "basis") {
		o, name, code := of(r), r.optional("former_name"), r.optional("former_code")
		if name == "" && code == "" {
			r.wrong("former_name", "a name, or a code in former_code")
		}
		if code != "" {
			o.codes[r.code("former_code")] = r.spot
		}
		r.text("last_table")
		r.date("last_table")
		enum(r, "basis", "table", "successor")
		b.once(strings.TrimSpace(code+" "+name), saying{spot: r.spot}, formerFile, r.text("code"), name, code)
		addTerm(&o.names, name)
	}
	return others
}

// give gives a place its other names, each of which is another one than its own, and yields its codes, today's first.
func (o *otherNames) give(r row, h *graph.PlaceHeader) (codes []string) {
	if o == nil {
		return []string{h.Code}
	}
	if slices.Contains(o.names, h.NameZH) {
		r.wrong("name_zh", "another name than "+aliasesFile+" and "+formerFile+" have of it")
	}
	h.Aliases = o.names
	return append([]string{h.Code}, slices.Sorted(maps.Keys(o.codes))...)
}

// checkAliases checks that other names are of places, and that former codes are of none today.
func (b *book) checkAliases(others map[string]*otherNames) {
	if b.broken() {
		return
	}
	for _, code := range slices.Sorted(maps.Keys(others)) {
		o := others[code]
		if b.places.byCode[code] == nil {
			b.add(o.spot, "%s: no such place in %s", code, divisionsFile)
		}
		for _, former := range slices.Sorted(maps.Keys(o.codes)) {
			if p := b.places.byCode[former]; p != nil {
				b.add(o.codes[former], "%s: its former code %s is that of %s today", code, former, p.PlaceHead().NameZH)
			}
		}
	}
}
