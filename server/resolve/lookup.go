package resolve

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/schema"
)

// Place finds one place. That exactly one way of finding it is given is checked here too: the validation of queries
// sees it only where it is written out, not in a variable.
func (r query) Place(ctx context.Context, by schema.PlaceBy) (graph.Place, error) {
	given := given(by.ID != nil, by.Code != nil, by.Name != nil)
	switch {
	case given != 1:
		return nil, invalid(fmt.Sprintf("%d ways of finding the place", given), "Give exactly one of id, code and name.")
	case by.Name != nil:
		return r.placeNamed(ctx, *by.Name)
	case by.Code != nil:
		return r.placeWithID(ctx, graph.PlaceID(graph.Fold(*by.Code)))
	}
	return r.placeWithID(ctx, *by.ID)
}

// given counts the members of a @oneOf input that are there.
func given(members ...bool) (n int) {
	for _, there := range members {
		if there {
			n++
		}
	}
	return n
}

func (r query) placeWithID(ctx context.Context, id graph.ID) (graph.Place, error) {
	nodes, err := r.store.Nodes(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	p, _ := nodes[0].(graph.Place)
	return p, nil
}

// placeNamed finds the one place that has this name; several are an error that lists them.
func (r query) placeNamed(ctx context.Context, name string) (graph.Place, error) {
	if utf8.RuneCountInString(name) > longestSearch {
		return nil, invalid("the name is too long", fmt.Sprintf("A name has at most %d characters.", longestSearch))
	}
	hierarchy, err := r.places(ctx)
	if err != nil {
		return nil, err
	}
	found := hierarchy.Named(graph.Fold(name))
	switch len(found) {
	case 0:
		return nil, nil
	case 1:
		return found[0], nil
	}
	paths := make([]string, len(found))
	for i, p := range found {
		paths[i] = fmt.Sprintf("%s (%s)", hierarchy.Path(p), p.PlaceHead().Code)
	}
	return nil, invalid(fmt.Sprintf("%d places are called %s: %s", len(found), name, strings.Join(paths, ", ")),
		"Give the path, as one of these, or the code.")
}
