package breadth

import (
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// at is the path of what is being written, with room for two more steps.
func (w *writer) at() ast.Path {
	p := make(ast.Path, 0, len(w.path)+2)
	for _, s := range w.path {
		if s.field == nil {
			p = append(p, ast.PathIndex(s.index))
		} else {
			p = append(p, ast.PathName(s.field.ast.Alias))
		}
	}
	return p
}

// fail reports why there is no value here. A resolver's error keeps a path and locations of its own; that of an argument
// has the field's path.
func (w *writer) fail(f *planned, because fault) {
	if list, ok := because.err.(gqlerror.List); ok { //nolint:errorlint // as gqlgen looks at it
		for _, e := range list {
			w.fail(f, fault{e, because.argument})
		}
		return
	}
	var own gqlerror.Error // the resolver's may be shared
	if e, ok := errors.AsType[*gqlerror.Error](because.err); ok {
		own = *e
	} else {
		own = *gqlerror.Wrap(because.err)
	}
	if because.argument || own.Path == nil {
		own.Path = w.at()
	}
	w.report(f, own)
}

// forbid reports a null where the type does not let one be, depth lists down.
func (w *writer) forbid(f *planned, depth int) {
	e := &graphql.InvalidNullError{Object: f.object, Field: f.ast.Name, DeclaredType: f.types[depth].String(),
		Source: f.Source, ListElement: depth > 0, Path: w.at()}
	w.report(f, *gqlerror.WrapPath(e.Path, e))
}

// failObject reports why nothing can be selected of the object that is written here. At the top there is no path.
func (w *writer) failObject(because *gqlerror.Error) {
	e := *because
	if len(w.path) > 0 {
		e.Path = w.at()
	}
	w.faults = append(w.faults, &e)
}

func (w *writer) report(f *planned, e gqlerror.Error) {
	if e.Locations == nil && f.ast.Position != nil {
		e.Locations = []gqlerror.Location{{Line: f.ast.Position.Line, Column: f.ast.Position.Column}}
	}
	w.faults = append(w.faults, &e)
}
