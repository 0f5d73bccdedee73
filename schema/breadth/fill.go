package breadth

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// Results is what a batch resolver answered, ready to be put into its column.
type Results func(c *Column)

// Fill makes the results of a batch resolver: one for each parent, each put by put. An error is that of all parents,
// unless it is a graphql.BatchErrors.
func Fill[T any](rs []T, err error, put func(c *Column, at int, v *T)) Results {
	return func(c *Column) {
		each, apart := err.(graphql.BatchErrors) //nolint:errorlint // one that is wrapped is an error of all, as for gqlgen
		if err != nil && !apart {
			c.failAll(fault{err: err})
			return
		}
		var errs []error
		if apart {
			errs = each.Errors()
		}
		if len(rs) != c.cells || apart && len(errs) != c.cells {
			c.failAll(fault{err: fmt.Errorf("batch resolver %s.%s returned %d results for %d parents",
				c.field.object, c.field.ast.Name, len(rs), c.cells)})
			return
		}
		c.each(func(at int) {
			if apart && errs[at] != nil {
				c.fail(at, errs[at])
			} else {
				put(c, at, &rs[at])
			}
		})
	}
}

// One makes the results of a root resolver, whose only parent is nothing.
func One[T any](v T, err error, put func(c *Column, at int, v *T)) Results {
	if err != nil {
		return func(c *Column) { c.failAll(fault{err: err}) }
	}
	return func(c *Column) { c.each(func(at int) { put(c, at, &v) }) }
}

// OneByOne makes a batch of a resolver or method for one parent. Each parent has its own error and its own panic.
func OneByOne[T any](ctx context.Context, parents []any, resolve func(parent any) (T, error)) ([]T, error) {
	rs, errs := make([]T, len(parents)), make(graphql.BatchErrorList, len(parents))
	for i, p := range parents {
		func() {
			defer func() {
				if r := recover(); r != nil {
					errs[i] = graphql.GetOperationContext(ctx).RecoverFunc(ctx, r)
				}
			}()
			rs[i], errs[i] = resolve(p)
		}()
	}
	return rs, errs
}

// Cast gives parents their Go type back.
func Cast[T any](parents []any) []T {
	ts := make([]T, len(parents))
	for i, p := range parents {
		ts[i] = p.(T)
	}
	return ts
}

// Ptr puts an object that is had by a pointer, nil for null.
func Ptr[T any](c *Column, at int, v **T) {
	if *v != nil {
		c.object(at, 0, *v)
	}
}

// Val puts an object that is had by value.
func Val[T any](c *Column, at int, v *T) { c.object(at, 0, v) }

// Any puts an object of an interface or union.
func Any[T any](c *Column, at int, v *T) {
	switch o, i := c.field.abstract.Which(any(*v)); i {
	case Nothing:
	case Stranger:
		c.fail(at, fmt.Errorf("unexpected type %T of a %s", any(*v), c.field.types[len(c.field.types)-1].Name()))
	default:
		c.object(at, i, o)
	}
}

// List makes a function that puts lists of one that puts their items; depth is 0 for a list, 1 for one in a list. A nil
// list is null where the schema lets it be, else it is empty.
func List[T any](depth int, put func(c *Column, at int, v *T)) func(*Column, int, *[]T) {
	return func(c *Column, at int, vs *[]T) {
		if *vs == nil && !c.field.types[depth].NonNull {
			return
		}
		from := c.list(at, len(*vs))
		for i := range *vs {
			put(c, from+i, &(*vs)[i])
		}
	}
}

// errNoJSON is the failure of a leaf whose value JSON cannot say.
var errNoJSON = errors.New("the value is not a finite number")

// Encoded makes a function that puts leaves of their encoder.
func Encoded[T any](leaf func([]byte, T) []byte) func(*Column, int, *T) {
	return func(c *Column, at int, v *T) {
		if c.text == nil {
			c.text = []byte{} // nil is what a leaf returns that has no JSON
		}
		start := len(c.text)
		b := leaf(c.text, *v)
		if b == nil {
			c.fail(at, errNoJSON)
			return
		}
		c.text = b
		if isValue(b, start) {
			c.values[at] = int32(len(c.spans))
			c.spans = append(c.spans, span{int32(start), int32(len(b) - start)})
		}
	}
}

// isValue says whether a leaf has appended a value after start: not nothing, and not null.
func isValue(b []byte, start int) bool { return len(b) > start && b[start] != 'n' }
