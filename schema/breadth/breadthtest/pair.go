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

// Pair is gqlgen's executor and the breadth-first one, of the same schema with the same resolvers.
type Pair struct{ Gqlgen, Breadth *executor.Executor }

// NewPair returns executors of the generated schema and of the one that wraps it.
func NewPair(gqlgen, breadthFirst graphql.ExecutableSchema) Pair {
	return Pair{NewExecutor(gqlgen), NewExecutor(breadthFirst)}
}

// NewExecutor returns an executor that caches documents, as servers do.
func NewExecutor(es graphql.ExecutableSchema) *executor.Executor {
	e := executor.New(es)
	e.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	e.SetRecoverFunc(func(context.Context, any) error { return errPanicked })
	return e
}

var errPanicked = errors.New("the resolver panicked")

// Execute executes an operation; valid is false if it is invalid, so that it is not executed.
func Execute(ctx context.Context, e *executor.Executor, query string, variables map[string]any) (r *graphql.Response, valid bool) {
	ctx = graphql.StartOperationTrace(ctx)
	oc, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if errs != nil {
		return &graphql.Response{Errors: errs}, false
	}
	respond, ctx := e.DispatchOperation(ctx, oc)
	return respond(ctx), true
}

// Data executes an operation that has no errors, as a transport with a buffer does. The data are valid until the next
// execution.
func Data(t testing.TB, e *executor.Executor, query string, variables map[string]any) []byte {
	ctx, release := breadth.WithBuffer(context.Background())
	defer release()
	r, _ := Execute(ctx, e, query, variables)
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	return r.Data
}

// Compare executes an operation by both executors; breadth first twice, so that the second execution has the plan and the
// memory of the first. It returns gqlgen's response, and an error if the other response differs: in a byte of the data, in
// an error, in a location that gqlgen has, or if an error has no location or the order of errors varies. Paths of errors
// are compared as far as they name fields of the response.
func (p Pair) Compare(ctx context.Context, query string, variables map[string]any) (want *graphql.Response, valid bool, err error) {
	want, valid = Execute(ctx, p.Gqlgen, query, variables)
	if !valid {
		return want, false, nil
	}
	if err := trimPaths(query, want); err != nil {
		return want, true, err
	}
	wanted, err := errorTexts(want)
	if err != nil {
		return want, true, err
	}
	var first []string
	for run := range 2 {
		got, _ := Execute(ctx, p.Breadth, query, variables)
		if !bytes.Equal(got.Data, want.Data) {
			return want, true, fmt.Errorf("the data differ:\n%s", difference(got.Data, want.Data))
		}
		errs, err := errorTexts(got)
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
		if missing := missingError(want, got); missing != "" {
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

// trimPaths removes from paths of errors what is no field of the response: gqlgen's may go on to the wrong argument.
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
				below = append(below, setsBelow(doc, set, string(name))...)
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

// setsBelow returns the selection sets of the fields that have this name in the response.
func setsBelow(doc *ast.QueryDocument, set ast.SelectionSet, name string) (below []ast.SelectionSet) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			if s.Alias == name {
				below = append(below, s.SelectionSet)
			}
		case *ast.InlineFragment:
			below = append(below, setsBelow(doc, s.SelectionSet, name)...)
		case *ast.FragmentSpread:
			below = append(below, setsBelow(doc, doc.Fragments.ForName(s.Name).SelectionSet, name)...)
		}
	}
	return below
}

// errorTexts returns the errors of a response without their locations.
func errorTexts(r *graphql.Response) (all []string, err error) {
	for _, e := range r.Errors {
		text, err := json.Marshal(map[string]any{"message": e.Message, "path": e.Path, "extensions": e.Extensions})
		if err != nil {
			return nil, err
		}
		all = append(all, string(text))
	}
	return all, nil
}

// missingError returns an error of want that has a location and is not in got.
func missingError(want, got *graphql.Response) string {
	found := map[string]bool{}
	for _, e := range got.Errors {
		found[fmt.Sprint(e.Message, e.Path, e.Locations)] = true
	}
	for _, e := range want.Errors {
		if text := fmt.Sprint(e.Message, e.Path, e.Locations); len(e.Locations) > 0 && !found[text] {
			return text
		}
	}
	return ""
}

// difference shows where two texts differ first.
func difference(got, want []byte) string {
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	from := max(0, at-200)
	return fmt.Sprintf("at %d\n%s\nwant\n%s", at, got[from:min(len(got), at+200)], want[from:min(len(want), at+200)])
}
