package guard

import "github.com/vektah/gqlparser/v2/ast"

// duplicates returns the largest number of fields that an operation or a fragment selects for one entry of its response:
// fields of one response name, in selection sets that are merged. Types are not looked at. The validation compares each
// two of these fields. The time that it takes grows with the selections, so they must be within their limit.
func (c *documentCounter) duplicates(document *ast.QueryDocument) (most int) {
	for _, o := range document.Operations {
		most = max(most, c.mostFields([]ast.SelectionSet{o.SelectionSet}))
	}
	for _, f := range document.Fragments {
		most = max(most, c.mostFields([]ast.SelectionSet{f.SelectionSet}))
	}
	return most
}

// entry is an entry of a response: how many fields select it, and what they select of its value.
type entry struct {
	fields int
	below  []ast.SelectionSet
}

// mostFields returns the largest number of fields that merged selection sets have for one entry, on any level.
func (c *documentCounter) mostFields(sets []ast.SelectionSet) (most int) {
	entries := map[string]*entry{}
	for _, set := range sets {
		c.collect(entries, set)
	}
	for _, e := range entries {
		most = max(most, e.fields)
		if len(e.below) > 0 {
			most = max(most, c.mostFields(e.below))
		}
	}
	return most
}

// collect adds the fields of a selection set, and of the fragments in it, to the entries of the response.
func (c *documentCounter) collect(entries map[string]*entry, set ast.SelectionSet) {
	for _, selected := range set {
		switch s := selected.(type) {
		case *ast.Field:
			e := entries[s.Alias]
			if e == nil {
				e = &entry{}
				entries[s.Alias] = e
			}
			e.fields++
			if len(s.SelectionSet) > 0 {
				e.below = append(e.below, s.SelectionSet)
			}
		case *ast.InlineFragment:
			c.collect(entries, s.SelectionSet)
		case *ast.FragmentSpread:
			if f := c.fragments[s.Name]; f != nil {
				c.collect(entries, f.SelectionSet)
			}
		}
	}
}
