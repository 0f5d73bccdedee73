package neo4j

import (
	"encoding/json"
	"fmt"

	"coopgraph/graph"
)

// column is a fact of some kinds of records and the property that holds it.
type column struct {
	name  string      // of the property that readers see
	read  string      // of the property that it is read from, "" where it is derived from others
	field graph.Field // 0 where lists are neither filtered nor sorted by it
	sort  sortOf
	of    func(graph.Record) bool            // whether a record has such a fact
	put   func(graph.Record, map[string]any) // writes the property, and those beside it, unless it has no value
	set   func(graph.Record, any) error      // takes a value that was read, which is not null
}

// sortOf says what the values of a field are.
type sortOf uint8

const (
	texts sortOf = iota + 1
	numbers
	flags // bools, which are numbers in the model
	decimals
	dates
)

// at is the fact in records of type T, which may be an interface; nil in others.
func at[T, V any](where func(T) *V) func(graph.Record) *V {
	return func(r graph.Record) *V {
		if t, ok := r.(T); ok {
			return where(t)
		}
		return nil
	}
}

// newColumn makes a column from where the fact is, and how one of its values is written and read.
func newColumn[T, V any](name string, field graph.Field, sort sortOf, where func(T) *V,
	put func(V, map[string]any), set func(any) (V, error)) column {
	find := at(where)
	return column{name: name, read: name, field: field, sort: sort,
		of:  func(r graph.Record) bool { return find(r) != nil },
		put: func(r graph.Record, to map[string]any) { put(*find(r), to) },
		set: func(r graph.Record, v any) error {
			if to := find(r); to != nil {
				read, err := set(v)
				if err != nil {
					return fmt.Errorf("neo4j: %s of %s: %w", name, r.Head().ID, err)
				}
				*to = read
			}
			return nil
		}}
}

// from reads a value of one of the driver's types.
func from[D, V any](convert func(D) V) func(any) (V, error) {
	return func(v any) (V, error) {
		d, ok := v.(D)
		if !ok {
			var none V
			return none, fmt.Errorf("it is a %T", v)
		}
		return convert(d), nil
	}
}

// text is not stored where it is empty.
func text[T any, S ~string](name string, field graph.Field, where func(T) *S) column {
	return newColumn(name, field, texts, where, func(s S, to map[string]any) {
		if s == "" {
			return
		}
		to[name] = string(s)
		if o := orderText(string(s)); o != string(s) {
			to[name+"Order"] = o
		}
	}, from(func(s string) S { return S(s) }))
}

func integer[T any, I ~int32](name string, field graph.Field, where func(T) *I) column {
	return newColumn(name, field, numbers, where, func(n I, to map[string]any) { to[name] = int64(n) },
		from(func(n int64) I { return I(n) }))
}

func flag[T any](name string, field graph.Field, where func(T) *bool) column {
	return newColumn(name, field, flags, where, func(b bool, to map[string]any) { to[name] = b },
		from(func(b bool) bool { return b }))
}

func degrees[T any](name string, where func(T) *float64) column {
	return newColumn(name, 0, 0, where, func(f float64, to map[string]any) { to[name] = f },
		from(func(f float64) float64 { return f }))
}

// date is stored as it is written, and packed.
func date[T any](name string, field graph.Field, where func(T) *graph.Date) column {
	c := newColumn(name, field, dates, where, func(d graph.Date, to map[string]any) {
		if d == 0 {
			return
		}
		to[name], to[name+"Order"] = d.String(), int64(d)
		if field != 0 {
			to[name+"First"], to[name+"Last"] = int64(d.First()), int64(d.Last())
		}
	}, from(func(n int64) graph.Date { return graph.Date(n) }))
	c.read = name + "Order"
	return c
}

func putDecimal(name string, d graph.Decimal, to map[string]any) {
	to[name], to[name+"Exact"], to[name+"Order"] = d.Float(), d.String(), orderDecimal(d)
}

func readDecimal(v any) (graph.Decimal, error) {
	s, ok := v.(string)
	if !ok {
		return graph.Decimal{}, fmt.Errorf("it is a %T", v)
	}
	return graph.ParseDecimal(s)
}

// decimal is stored as a float for readers, and digit for digit.
func decimal[T any](name string, field graph.Field, where func(T) *graph.Decimal) column {
	c := newColumn(name, field, decimals, where,
		func(d graph.Decimal, to map[string]any) { putDecimal(name, d, to) }, readDecimal)
	c.read = name + "Exact"
	return c
}

func optionalDecimal[T any](name string, field graph.Field, where func(T) **graph.Decimal) column {
	c := newColumn(name, field, decimals, where, func(d *graph.Decimal, to map[string]any) {
		if d != nil {
			putDecimal(name, *d, to)
		}
	}, func(v any) (*graph.Decimal, error) {
		d, err := readDecimal(v)
		return &d, err
	})
	c.read = name + "Exact"
	return c
}

// list is not stored where it is empty.
func list[T any](name string, where func(T) *[]string) column {
	return newColumn(name, 0, 0, where, func(s []string, to map[string]any) {
		if len(s) > 0 {
			to[name] = s
		}
	}, func(v any) ([]string, error) {
		values, _ := v.([]any)
		read := make([]string, len(values))
		for i, v := range values {
			s, ok := v.(string)
			if !ok {
				return nil, fmt.Errorf("it is a list with a %T", v)
			}
			read[i] = s
		}
		return read, nil
	})
}

// document is a fact with parts, stored as JSON.
func document[T, V any](name string, where func(T) *V, has func(V) bool) column {
	return newColumn(name, 0, 0, where, func(v V, to map[string]any) {
		if has(v) {
			if b, err := json.Marshal(v); err == nil { // it never fails: there are only numbers, texts and lists in it
				to[name] = string(b)
			}
		}
	}, func(v any) (read V, err error) {
		s, _ := v.(string)
		return read, json.Unmarshal([]byte(s), &read)
	})
}

// derived is for readers and conditions only.
func derived[T any](name string, put func(T, map[string]any)) column {
	return column{name: name,
		of: func(r graph.Record) bool { _, ok := r.(T); return ok },
		put: func(r graph.Record, to map[string]any) {
			if t, ok := r.(T); ok {
				put(t, to)
			}
		}}
}
