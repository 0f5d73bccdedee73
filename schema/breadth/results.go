package breadth

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// Results puts what a batch resolver has returned into a column.
type Results func(c *Column)

// Fill returns the Results of a batch resolver: one for each parent, which put puts into the column. An error fails all
// parents, unless it is a graphql.BatchErrors, which has an error for each.
func Fill[T any](rs []T, err error, put func(c *Column, at int, v *T)) Results {
	return func(c *Column) {
		each, separate := err.(graphql.BatchErrors) //nolint:errorlint // a wrapped one fails all parents, as with gqlgen
		if err != nil && !separate {
			c.failAll(failure{err: err})
			return
		}
		var errs []error
		if separate {
			errs = each.Errors()
		}
		if len(rs) != c.parents || separate && len(errs) != c.parents {
			c.failAll(failure{err: fmt.Errorf("batch resolver %s.%s returned %d results for %d parents",
				c.field.object, c.field.collected.Name, len(rs), c.parents)})
			return
		}
		c.forEach(func(at int) {
			if separate && errs[at] != nil {
				c.fail(at, errs[at])
			} else {
				put(c, at, &rs[at])
			}
		})
	}
}

// FillRoot returns the Results of a root resolver, whose only parent is nil.
func FillRoot[T any](v T, err error, put func(c *Column, at int, v *T)) Results {
	if err != nil {
		return func(c *Column) { c.failAll(failure{err: err}) }
	}
	return func(c *Column) { c.forEach(func(at int) { put(c, at, &v) }) }
}

// ResolveEach calls a resolver or method for each parent. Each parent has its own error; a panic is one.
func ResolveEach[T any](ctx context.Context, parents []any, resolve func(parent any) (T, error)) ([]T, error) {
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

// Cast returns parents with their Go type.
func Cast[T any](parents []any) []T {
	ts := make([]T, len(parents))
	for i, p := range parents {
		ts[i] = p.(T)
	}
	return ts
}

// PutPointer puts an object that is a pointer; nil is null.
func PutPointer[T any](c *Column, at int, v **T) {
	if *v != nil {
		c.putObject(at, 0, *v)
	}
}

// PutValue puts an object that is no pointer.
func PutValue[T any](c *Column, at int, v *T) { c.putObject(at, 0, v) }

// PutAbstract puts an object of an interface or union.
func PutAbstract[T any](c *Column, at int, v *T) {
	if o, i := c.typeOf(at, any(*v)); i >= 0 {
		c.putObject(at, i, o)
	}
}

// typeOf returns the object in a value of an interface or union, and the index of its type, which is negative if the value is
// no object. If the schema does not have its type, the value is a failure.
func (c *Column) typeOf(at int, v any) (any, int) {
	o, i := c.field.abstract.TypeOf(v)
	if i == UnknownType {
		c.fail(at, fmt.Errorf("unexpected type %T of a %s", v, c.field.types[len(c.field.types)-1].Name()))
	}
	return o, i
}

// PutList returns a function that puts lists, from one that puts their items; depth is 0 for a list, 1 for a list in a
// list. A nil list is null if the schema allows that, else empty.
func PutList[T any](depth int, put func(c *Column, at int, v *T)) func(*Column, int, *[]T) {
	return func(c *Column, at int, vs *[]T) {
		if *vs == nil && !c.field.types[depth].NonNull {
			return
		}
		from := c.putList(at, len(*vs))
		for i := range *vs {
			put(c, from+i, &(*vs)[i])
		}
	}
}

// errNoJSON is the error of a leaf whose value JSON does not have.
var errNoJSON = errors.New("the value is not a finite number")

// PutLeaf returns a function that puts leaves, from their encoder.
func PutLeaf[T any](leaf func([]byte, T) []byte) func(*Column, int, *T) {
	return func(c *Column, at int, v *T) {
		if c.text == nil {
			c.text = []byte{} // a leaf returns nil if JSON does not have its value
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

// isValue reports whether a leaf has appended a value after start, and not null or nothing.
func isValue(b []byte, start int) bool { return len(b) > start && b[start] != 'n' }
