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

// clearPlace finds the one place that a text clearly means, and how the text led to it; the match is nil if an id was given.
func (r query) clearPlace(ctx context.Context, by schema.PlaceBy) (graph.Place, *gazetteer.PlaceMatch, error) {
	if by.ID != nil {
		found, err := r.placeWithID(ctx, by)
		if found == nil && err == nil {
			err = notFound(by)
		}
		return found, nil, err
	}
	if graph.Fold(*cmp.Or(by.Name, by.Code)) == "" {
		return nil, nil, invalid("the name or code is empty", "Give a name, as 剑川县, or a code, as 532931.")
	}
	matches, names, err := r.placeMatches(ctx, by)
	if err != nil {
		return nil, nil, err
	}
	best, ok := matches.Best()
	if !ok {
		return nil, nil, unclear(by, matches, names)
	}
	return best.Place, &best, nil
}

// placeWithID returns the place with an id, or nil.
func (r query) placeWithID(ctx context.Context, by schema.PlaceBy) (graph.Place, error) {
	if err := refuseCodes(*by.ID); err != nil {
		return nil, err
	}
	nodes, err := r.store.Nodes(ctx, []graph.ID{*by.ID})
	if err != nil {
		return nil, err
	}
	found, _ := nodes[0].(graph.Place)
	return found, nil
}

// placeMatches returns the places that a code or name may mean, and the gazetteer that found them.
func (r query) placeMatches(ctx context.Context, by schema.PlaceBy) (gazetteer.Matches, *gazetteer.Gazetteer, error) {
	text, find := by.Name, (*gazetteer.Gazetteer).Resolve
	if by.Code != nil {
		text, find = by.Code, (*gazetteer.Gazetteer).Code
	}
	if utf8.RuneCountInString(*text) > MaxTextLength {
		return nil, nil, invalid("the name or code is too long", fmt.Sprintf("Give at most %d characters.", MaxTextLength))
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

// notFound returns the error of an id, code or name that no place has.
func notFound(by schema.PlaceBy) error {
	err := &graph.Error{Code: graph.NotFound}
	switch {
	case by.ID != nil:
		err.Message = fmt.Sprintf("no place has the id %.40q", *by.ID)
		err.Hint = "Give its code or name instead, or an id that search returns."
	case by.Code != nil:
		err.Message = fmt.Sprintf("no place has the code %q", *by.Code)
		err.Hint = "Codes are of GB/T 2260, as 532931. Give the name if you do not know the code."
	default:
		err.Message = fmt.Sprintf("no place is called %q, and none has a similar name", *by.Name)
		err.Hint = "Give the county, city or province that contains it. search finds places by parts of their names."
	}
	return err
}

// unclear returns the error of a code or name that does not mean one place clearly.
func unclear(by schema.PlaceBy, matches gazetteer.Matches, names *gazetteer.Gazetteer) error {
	if len(matches) == 0 {
		return notFound(by)
	}
	text, candidates := matches[0].Text, names.Candidates(matches)
	err := &graph.Error{Code: graph.Ambiguous, Candidates: candidates}
	switch {
	case matches.Exact():
		err.Message = fmt.Sprintf("%d places are called %s: %s", len(matches), text, pathsOf(candidates))
		err.Hint = "Give one of these paths, or a code."
	case matches.Ambiguous():
		err.Message = fmt.Sprintf("%s names several places: %s", text, pathsOf(candidates))
		err.Hint = "Ask for each place by itself."
	default:
		err.Code = graph.NotFound
		err.Message = fmt.Sprintf("no place is called %s; it may mean: %s", text, pathsOf(candidates))
		err.Hint = "Give the name or code of one of the candidates."
	}
	return err
}

// pathsOf lists candidates in a sentence, by path and code.
func pathsOf(candidates []graph.Candidate) string {
	paths := make([]string, len(candidates))
	for i, c := range candidates {
		paths[i] = fmt.Sprintf("%s (%s)", c.Path, c.Code)
	}
	return strings.Join(paths, ", ")
}
