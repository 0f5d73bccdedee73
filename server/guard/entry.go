package guard

import "github.com/vektah/gqlparser/v2/ast"

// entry is an entry of a response: all that a document selects for it. Fields of one response name, in selection sets that
// are merged, are of one entry. Types are not looked at.
type entry struct {
	fields  int                // that select it
	below   []ast.SelectionSet // of these fields
	spreads int                // of fragments, in what is selected below
}

// entries adds the largest numbers of fields and of spreads for one entry of the response to the counts of a document. The
// validation compares each two of them. The time that this takes grows with Selections, which must be within its limit.
func (c *documentCounter) entries(document *ast.QueryDocument, total *DocumentLimits) {
	for _, o := range document.Operations {
		c.merge(&entry{below: []ast.SelectionSet{o.SelectionSet}}, total)
	}
	for _, f := range document.Fragments {
		c.merge(&entry{below: []ast.SelectionSet{f.SelectionSet}}, total)
	}
}

// merge merges what is selected below an entry, on all levels.
func (c *documentCounter) merge(e *entry, total *DocumentLimits) {
	below := map[string]*entry{}
	for _, set := range e.below {
		c.collect(e, below, set)
	}
	total[Duplicates], total[Spreads] = max(total[Duplicates], e.fields), max(total[Spreads], e.spreads)
	for _, inner := range below {
		c.merge(inner, total)
	}
}

// collect adds the fields of a selection set below an entry, and of the fragments in it, to the entries of that level.
func (c *documentCounter) collect(e *entry, below map[string]*entry, set ast.SelectionSet) {
	for _, selected := range set {
		switch s := selected.(type) {
		case *ast.Field:
			if below[s.Alias] == nil {
				below[s.Alias] = &entry{}
			}
			inner := below[s.Alias]
			inner.fields++
			inner.below = append(inner.below, s.SelectionSet)
		case *ast.InlineFragment:
			c.collect(e, below, s.SelectionSet)
		case *ast.FragmentSpread:
			e.spreads++
			if f := c.fragments[s.Name]; f != nil {
				c.collect(e, below, f.SelectionSet)
			}
		}
	}
}
