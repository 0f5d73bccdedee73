package resolve

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/schema"
)

// meant finds the one place that is meant clearly, and how a text led to it; nil if an id did.
func (r query) meant(ctx context.Context, by schema.PlaceBy) (graph.Place, *gazetteer.PlaceMatch, error) {
	if by.ID != nil {
		p, err := r.placeWithID(ctx, by)
		if p == nil && err == nil {
			err = unsettled(by, nil, nil)
		}
		return p, nil, err
	}
	if graph.Fold(*cmp.Or(by.Name, by.Code)) == "" {
		return nil, nil, invalid("the name or code is empty", "Give a name, as 剑川县, or a code, as 532931.")
	}
	found, names, err := r.matches(ctx, by)
	if err != nil {
		return nil, nil, err
	}
	best, clear := found.Best()
	if !clear {
		return nil, nil, unsettled(by, found, names)
	}
	return best.Place, &best, nil
}

func (r query) placeWithID(ctx context.Context, by schema.PlaceBy) (graph.Place, error) {
	if err := refuseCodes(*by.ID); err != nil {
		return nil, err
	}
	nodes, err := r.store.Nodes(ctx, []graph.ID{*by.ID})
	if err != nil {
		return nil, err
	}
	p, _ := nodes[0].(graph.Place)
	return p, nil
}

// matches finds the places that a code or name may mean, by a gazetteer.
func (r query) matches(ctx context.Context, by schema.PlaceBy) (gazetteer.Matches, *gazetteer.Gazetteer, error) {
	text, find := by.Name, (*gazetteer.Gazetteer).Resolve
	if by.Code != nil {
		text, find = by.Code, (*gazetteer.Gazetteer).Code
	}
	if utf8.RuneCountInString(*text) > maxTextLength {
		return nil, nil, invalid("the name or code is too long", fmt.Sprintf("It has at most %d characters.", maxTextLength))
	}
	version, err := r.version(ctx)
	if err != nil {
		return nil, nil, err
	}
	names, err := r.gazetteer(ctx, version)
	if err != nil {
		return nil, nil, err
	}
	return find(names, *text), names, nil
}

// unsettled is the error of what does not mean one place clearly.
func unsettled(by schema.PlaceBy, found gazetteer.Matches, names *gazetteer.Gazetteer) error {
	switch none := len(found) == 0; {
	case none && by.ID != nil:
		return &graph.Error{Code: graph.NotFound, Message: fmt.Sprintf("no place has the id %.40q", *by.ID),
			Hint: "Give its code or name instead, or take the id that search gives."}
	case none && by.Code != nil:
		return &graph.Error{Code: graph.NotFound, Message: fmt.Sprintf("no place has the code %q", *by.Code),
			Hint: "Codes are of GB/T 2260, as 532931. Give the name if the code is not known."}
	case none:
		return &graph.Error{Code: graph.NotFound, Message: fmt.Sprintf("no place is called %q, nor anything near it", *by.Name),
			Hint: "Give the county, city or province that it is in; search finds places by parts of their names."}
	}
	text, candidates := found[0].Text, names.Candidates(found)
	if !found.Exact() && !found.Ambiguous() {
		return &graph.Error{Code: graph.NotFound, Message: fmt.Sprintf("no place is called %s; near it: %s", text, listed(candidates)),
			Hint: "Give the name or code of the one that is meant; candidates has them.", Candidates: candidates}
	}
	if !found.Exact() {
		return &graph.Error{Code: graph.Ambiguous, Message: fmt.Sprintf("%s names several places: %s", text, listed(candidates)),
			Hint: "Ask for each by itself.", Candidates: candidates}
	}
	return &graph.Error{Code: graph.Ambiguous, Message: fmt.Sprintf("%d places are called %s: %s", len(found), text, listed(candidates)),
		Hint: "Give the path, as one of these, or the code.", Candidates: candidates}
}

// listed is candidates in a sentence.
func listed(candidates []graph.Candidate) string {
	paths := make([]string, len(candidates))
	for i, c := range candidates {
		paths[i] = fmt.Sprintf("%s (%s)", c.Path, c.Code)
	}
	return strings.Join(paths, ", ")
}
