package importer

import (
	"slices"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/seed"
)

// placeRule says which places a column may hold.
type placeRule struct {
	what inBoth
	fits func(graph.Place) bool
}

var (
	anyPlace     = placeRule{inBoth{"地区", "a place"}, func(graph.Place) bool { return true }}
	district     = placeRule{inBoth{"上海的一个区", "a district of Shanghai"}, func(p graph.Place) bool { return p.Kind() == graph.KindDistrict }}
	inShanghai   = placeRule{inBoth{"上海的一个区或上海市", "a district of Shanghai, or Shanghai"}, graph.InShanghaiArea}
	partnerPlace = placeRule{inBoth{"上海以外的市、区或县", "a prefecture, county or district outside Shanghai"},
		func(p graph.Place) bool { return !graph.InShanghaiArea(p) && p.Kind() != graph.KindProvince }}
	outsideShanghai = placeRule{inBoth{"上海以外的地区", "a place outside Shanghai"}, func(p graph.Place) bool { return !graph.InShanghaiArea(p) }}
)

// place returns the place that the text of a column names exactly. If it names none that fits, or several, it adds a remark and
// returns nil.
func (r *row) place(column string, rule placeRule) graph.Place {
	return r.placeCalled(column, r.text(column), rule)
}

func (r *row) placeCalled(column, text string, rule placeRule) graph.Place {
	if text == "" {
		return nil
	}
	found := r.resolve(text)
	fitting := slices.DeleteFunc(slices.Clone(found), func(m gazetteer.PlaceMatch) bool { return !rule.fits(m.Place) })
	switch {
	case len(found) == 0:
		r.remark(noPlace, column, shorten(text))
	case !found.Exact():
		if len(fitting) == 0 {
			fitting = found
		}
		r.remark(inexactPlace, column, shorten(text)).candidates = r.gazetteer.Candidates(fitting)
	case len(fitting) == 1:
		p := fitting[0].Place
		if !isCalled(p.PlaceHead(), text) {
			r.remark(otherName, column, text, inBoth{r.hierarchy.Path(p), p.NodeHead().Name(graph.EN)})
		}
		return r.newest(p)
	case len(fitting) > 1:
		r.remark(ambiguousPlace, column, shorten(text)).candidates = r.gazetteer.Candidates(fitting)
	default:
		p := found[0].Place
		r.remark(wrongPlace, column, shorten(text), inBoth{r.hierarchy.Path(p), p.NodeHead().Name(graph.EN)}, rule.what)
	}
	return nil
}

// isCalled reports whether a text that names a place does so as it is called today, rather than by a former name or code, which
// may be those of a place that has become a part of it.
func isCalled(h *graph.PlaceHeader, text string) bool {
	folded := graph.Fold(text)
	if strings.Trim(folded, "0123456789") == "" {
		return strings.HasPrefix(h.Code, strings.TrimRight(folded, "0"))
	}
	name := []rune(graph.Fold(h.NameZH))
	return !seed.IsChinese(text) || strings.Contains(folded, string(name[:min(2, len(name))]))
}

// newest returns a place as the rows so far have changed it.
func (r *row) newest(p graph.Place) graph.Place {
	if changed, ok := r.written[p.Head().ID].(graph.Place); ok {
		return changed
	}
	return p
}

// resolve asks the gazetteer once for each text.
func (p *planner) resolve(text string) gazetteer.Matches {
	found, ok := p.resolved[text]
	if !ok {
		found = p.gazetteer.Resolve(text)
		if len(p.resolved) < maxResolved {
			p.resolved[text] = found
		}
	}
	return found
}
