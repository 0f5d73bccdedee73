package breadth

import (
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/coerce"
)

// currentPath returns the path of what is being written, with capacity for two more elements.
func (w *writer) currentPath() ast.Path {
	p := make(ast.Path, 0, len(w.path)+2)
	for _, s := range w.path {
		if s.field == nil {
			p = append(p, ast.PathIndex(s.index))
		} else {
			p = append(p, ast.PathName(s.field.collected.Alias))
		}
	}
	return p
}

// fail reports why a field has no value. The error of a resolver keeps its own path and locations if it has any; the error
// of an argument has the path of the field.
func (w *writer) fail(f *plannedField, because failure) {
	if list, ok := because.err.(gqlerror.List); ok { //nolint:errorlint // as gqlgen does
		for _, e := range list {
			w.fail(f, failure{e, because.ofArgument})
		}
		return
	}
	var own gqlerror.Error // a copy: others may have the resolver's error too
	if e, ok := errors.AsType[*gqlerror.Error](because.err); ok {
		own = *e
	} else {
		own = *gqlerror.Wrap(because.err)
	}
	if because.ofArgument || own.Path == nil {
		own.Path = w.currentPath()
	}
	w.report(f, own)
}

// reportNull reports a null that the type of a field forbids, inside depth lists.
func (w *writer) reportNull(f *plannedField, depth int) {
	e := &graphql.InvalidNullError{Object: f.object, Field: f.collected.Name, DeclaredType: f.types[depth].String(),
		Source: f.Source, ListElement: depth > 0, Path: w.currentPath()}
	w.report(f, *gqlerror.WrapPath(e.Path, e))
}

// failObject reports why it is unknown what is selected of an object. The root has no path.
func (w *writer) failObject(because *gqlerror.Error) {
	e := *because
	if len(w.path) > 0 {
		e.Path = w.currentPath()
	}
	w.addError(&e)
}

// report adds an error, at the location of the field if it has none.
func (w *writer) report(f *plannedField, e gqlerror.Error) {
	if e.Locations == nil && f.collected.Position != nil {
		e.Locations = []gqlerror.Location{{Line: f.collected.Position.Line, Column: f.collected.Position.Column}}
	}
	w.addError(&e)
}

// bytesOfError estimates the length of an error in the response, without its message.
const bytesOfError = 400

// addError adds an error. Errors count towards the bound of the response: there may be one for each value.
func (w *writer) addError(e *gqlerror.Error) {
	w.errors = append(w.errors, e)
	w.max -= bytesOfError + len(e.Message)
	w.check(0)
}

// tooLong is the error of a response that is longer than its bound.
func tooLong(maxBytes int) *gqlerror.Error {
	return coerce.Error("RESPONSE_SIZE_LIMIT_EXCEEDED", fmt.Sprintf("the response is longer than the limit of %d bytes", maxBytes),
		"Ask for smaller pages or fewer fields, or get whole lists as files under /export/.")
}
