package seed

import (
	"slices"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// invalid reports that a cell does not hold what is wanted.
func (r row) invalid(column, want string) {
	c := r.cell(column)
	r.add(c.position, "%s is %.80q: want %s", column, c.text, want)
}

// optional returns the text of a cell that may be empty.
func (r row) optional(column string) string { return r.cell(column).text }

// text returns the text of a cell that must not be empty.
func (r row) text(column string) string {
	s := r.optional(column)
	if s == "" {
		r.invalid(column, "a text")
	}
	return s
}

// list returns the parts of a cell that may be empty.
func (r row) list(column, separator string) []string {
	s := r.optional(column)
	if s == "" {
		return nil
	}
	parts := strings.Split(s, separator)
	for i, part := range parts {
		if part == "" || slices.Contains(parts[:i], part) {
			r.invalid(column, "a list of different texts with "+strconv.Quote(separator)+" between them")
		}
	}
	return parts
}

// date returns a year, a month or a day, or 0 if the cell is empty.
func (r row) date(column string) graph.Date {
	s := r.optional(column)
	if s == "" {
		return 0
	}
	d, err := graph.ParseDate(s)
	if err != nil {
		r.invalid(column, "a date as 2018, 2018-04 or 2018-04-24, or nothing")
	}
	return d
}

// decimal returns an exact number.
func (r row) decimal(column string) graph.Decimal {
	d, err := graph.ParseDecimal(r.optional(column))
	if err != nil {
		r.invalid(column, "a number with at most nine decimals")
	}
	return d
}

// count returns a whole number from 1.
func (r row) count(column string) int32 {
	n, err := strconv.ParseUint(r.optional(column), 10, 31)
	if err != nil || n == 0 {
		r.invalid(column, "a whole number from 1")
	}
	return int32(n) // it has 31 bits
}

// degrees returns an angle between -limit and limit.
func (r row) degrees(column string, limit float64) float64 {
	x, err := strconv.ParseFloat(r.optional(column), 64)
	if err != nil || !(x >= -limit && x <= limit) {
		r.invalid(column, "degrees")
	}
	return x
}

// flag returns true or false.
func (r row) flag(column string) bool {
	s := r.optional(column)
	if s != "true" && s != "false" {
		r.invalid(column, "true or false")
	}
	return s == "true"
}

// choice is one of the texts that a cell may hold, and its value.
type choice[T any] struct {
	text  string
	value T
}

// choose reads a cell that holds the text of one of these choices.
func choose[T any](r row, column string, choices ...choice[T]) (value T) {
	texts := make([]string, len(choices))
	for i, c := range choices {
		if c.text == r.optional(column) {
			return c.value
		}
		texts[i] = strconv.Quote(c.text)
	}
	r.invalid(column, strings.Join(texts, " or "))
	return value
}

// enum reads a cell that holds one of these values.
func enum[E ~string](r row, column string, values ...E) E {
	choices := make([]choice[E], len(values))
	for i, v := range values {
		choices[i] = choice[E]{string(v), v}
	}
	return choose(r, column, choices...)
}
