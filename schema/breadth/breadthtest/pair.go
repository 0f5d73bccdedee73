package breadthtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"coopgraph/schema/breadth"
)

// Pair is gqlgen's executor and another one of the same schema with the same resolvers.
type Pair struct{ Gqlgen, Other *executor.Executor }

// NewPair makes executors of the generated schema and of the one that wraps it.
func NewPair(gqlgen, other graphql.ExecutableSchema) Pair {
	return Pair{NewExecutor(gqlgen), NewExecutor(other)}
}

// NewExecutor is an executor that remembers operations, as servers do.
func NewExecutor(es graphql.ExecutableSchema) *executor.Executor {
	e := executor.New(es)
	e.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	e.SetRecoverFunc(func(context.Context, any) error { return errPanicked })
	return e
}

var errPanicked = errors.New("the resolver panicked")

// Execute runs an operation; valid is false where it is not, and then was not run.
func Execute(ctx context.Context, e *executor.Executor, query string, variables map[string]any) (r *graphql.Response, valid bool) {
	ctx = graphql.StartOperationTrace(ctx)
	oc, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if errs != nil {
		return &graphql.Response{Errors: errs}, false
	}
	respond, ctx := e.DispatchOperation(ctx, oc)
	return respond(ctx), true
}

// Data runs an operation that has no errors, as a transport does that lends a buffer: what it returns is good until the
// next run.
func Data(t testing.TB, e *executor.Executor, query string, variables map[string]any) []byte {
	ctx, release := breadth.WithBuffer(context.Background())
	defer release()
	r, _ := Execute(ctx, e, query, variables)
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	return r.Data
}

// Compare runs an operation on both executors, on the other one twice, so that its second run has the plan and the
// memory of the first. It returns gqlgen's response, and what is wrong with the other's: data that are not the same byte
// for byte, an error more or less or in another order than that of the answer, or one without a location. Which location
// it is depends on gqlgen, if it gives one. Paths name fields of the answer only; gqlgen's are cut to that.
func (p Pair) Compare(ctx context.Context, query string, variables map[string]any) (want *graphql.Response, valid bool, err error) {
	want, valid = Execute(ctx, p.Gqlgen, query, variables)
	if !valid {
		return want, false, nil
	}
	if err := trimPaths(query, want); err != nil {
		return want, true, err
	}
	wanted, err := texts(want)
	if err != nil {
		return want, true, err
	}
	var first []string
	for run := range 2 {
		got, _ := Execute(ctx, p.Other, query, variables)
		if !bytes.Equal(got.Data, want.Data) {
			return want, true, fmt.Errorf("the data differ:\n%s", difference(got.Data, want.Data))
		}
		errs, err := texts(got)
		if err != nil {
			return want, true, err
		}
		if run == 0 {
			first = slices.Clone(errs)
		} else if !slices.Equal(first, errs) {
			return want, true, fmt.Errorf("the order of the errors is not always the same:\n%.3000s\n%.3000s",
				strings.Join(first, "\n"), strings.Join(errs, "\n"))
		}
		for _, e := range got.Errors {
			if len(e.Locations) != 1 {
				return want, true, fmt.Errorf("%d locations of %w", len(e.Locations), e)
			}
		}
		if missing := unlike(want, got); missing != "" {
			return want, true, fmt.Errorf("there is no error %s", missing)
		}
		slices.Sort(errs)
		slices.Sort(wanted)
		if !slices.Equal(errs, wanted) {
			return want, true, fmt.Errorf("the errors are\n%.3000s\nwant\n%.3000s", strings.Join(errs, "\n"), strings.Join(wanted, "\n"))
		}
	}
	return want, true, nil
}

// trimPaths cuts what paths of errors name beside the fields of the answer: gqlgen goes on to the argument that is wrong.
func trimPaths(query string, r *graphql.Response) error {
	if len(r.Errors) == 0 {
		return nil
	}
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		return err
	}
	for _, e := range r.Errors {
		within := []ast.SelectionSet{doc.Operations[0].SelectionSet}
		for i, step := range e.Path {
			name, named := step.(ast.PathName)
			if !named {
				continue
			}
			var below []ast.SelectionSet
			for _, set := range within {
				below = append(below, selected(doc, set, string(name))...)
			}
			if below == nil {
				e.Path = e.Path[:i]
				break
			}
			within = below
		}
	}
	return nil
}

// selected is what is selected of the fields of that name in the answer.
func selected(doc *ast.QueryDocument, set ast.SelectionSet, name string) (below []ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if s.Alias == name {
				below = append(below, s.SelectionSet)
			}
		case *ast.InlineFragment:
			below = append(below, selected(doc, s.SelectionSet, name)...)
		case *ast.FragmentSpread:
			below = append(below, selected(doc, doc.Fragments.ForName(s.Name).SelectionSet, name)...)
		}
	}
	return below
}

// texts are the errors of a response without their locations.
func texts(r *graphql.Response) (all []string, err error) {
	for _, e := range r.Errors {
		text, err := json.Marshal(map[string]any{"message": e.Message, "path": e.Path, "extensions": e.Extensions})
		if err != nil {
			return nil, err
		}
		all = append(all, string(text))
	}
	return all, nil
}

// unlike is an error of want that has a location and is not in got with it.
func unlike(want, got *graphql.Response) string {
	there := map[string]bool{}
	for _, e := range got.Errors {
		there[fmt.Sprint(e.Message, e.Path, e.Locations)] = true
	}
	for _, e := range want.Errors {
		if text := fmt.Sprint(e.Message, e.Path, e.Locations); len(e.Locations) > 0 && !there[text] {
			return text
		}
	}
	return ""
}

func difference(got, want []byte) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-200)
	return fmt.Sprintf("at %d\n%s\nwant\n%s", at, got[from:min(len(got), at+200)], want[from:min(len(want), at+200)])
}
