package resolve

import (
	"fmt"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"coopgraph/graph"
)

// The arguments that name the moment at which the network is read, asKnownAt of every field of the root that reads it, and
// withAsKnownAt of compare, by which the fields below compare are read.
const (
	asKnownAtArgument     = "asKnownAt"
	withAsKnownAtArgument = "withAsKnownAt"
)

// momentsOf returns the moments of an operation. An operation has one moment, so that all that is below a field of the root is
// read at the moment of that field. Fields of the root that are skipped count too.
func momentsOf(op *graphql.OperationContext) (*moments, error) {
	m := &moments{variables: op.Variables, seen: map[*ast.FragmentDefinition]bool{}}
	return m, m.collect(op.Operation.SelectionSet)
}

// moments are those of the fields of a root selection set.
type moments struct {
	variables map[string]any
	seen      map[*ast.FragmentDefinition]bool
	at        time.Time // zero for what is on record now
	any       bool      // whether a field reads the network
	commits   bool      // whether a field reads the commits, which have no moment
}

// collect looks at the fields of a root selection set. If their moments differ, it returns an error.
func (m *moments) collect(set ast.SelectionSet) error {
	for _, selection := range set {
		var err error
		switch s := selection.(type) {
		case *ast.Field:
			err = m.add(s)
		case *ast.InlineFragment:
			err = m.collect(s.SelectionSet)
		case *ast.FragmentSpread:
			if !m.seen[s.Definition] {
				m.seen[s.Definition] = true
				err = m.collect(s.Definition.SelectionSet)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// add looks at one field.
func (m *moments) add(f *ast.Field) error {
	if f.Definition == nil || f.Definition.Arguments.ForName(asKnownAtArgument) == nil {
		m.commits = m.commits || !strings.HasPrefix(f.Name, "__")
		return nil
	}
	at, err := m.argument(f, withAsKnownAtArgument)
	if err == nil && at.IsZero() {
		at, err = m.argument(f, asKnownAtArgument)
	}
	if err != nil {
		return err
	}
	if m.any && !at.Equal(m.at) {
		return invalid("the fields of the operation have different values of asKnownAt", "Give each of them the same value, or use an operation for each moment.")
	}
	m.at, m.any = at, true
	return nil
}

// argument returns the value of an argument that is a moment; zero if it is not given or null.
func (m *moments) argument(f *ast.Field, name string) (time.Time, error) {
	given := f.Arguments.ForName(name)
	if given == nil {
		return time.Time{}, nil
	}
	v, err := given.Value.Value(m.variables)
	if err != nil || v == nil {
		return time.Time{}, err
	}
	return parseMoment(v)
}

// parseMoment reads a moment as RFC 3339 writes it.
func parseMoment(v any) (time.Time, error) {
	text, _ := v.(string)
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || at.IsZero() {
		return at, invalid(fmt.Sprintf("%.40q is no moment", fmt.Sprint(v)), "Write a moment with its zone, in quotes: 2026-11-26T09:30:00Z or 2026-11-26T17:30:00+08:00.")
	}
	return at, nil
}

// checkMoment refuses a moment in the future: what will be on record then is not known yet. The newest commit may be of another
// process, whose clock is ahead.
func checkMoment(at time.Time, found *graph.Commit) error {
	if at.After(time.Now()) && !at.Equal(found.At) {
		return invalid("the moment "+at.UTC().Format(time.RFC3339Nano)+" is in the future", "Name a moment that has passed, or leave asKnownAt out for what is on record now.")
	}
	return nil
}
