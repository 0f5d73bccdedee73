package breadth

import (
	"context"
	"encoding/binary"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// plan is a validated operation, compiled for one choice of its @skip and @include variables.
type plan struct {
	root       *selection
	selections int        // how many there are
	serial     bool       // a mutation: its root fields are resolved one after the other, each to the bottom
	growing    sync.Mutex // held while the plan grows in the cache
	bytes      int64
	runs       sync.Pool    // of *run
	executed   atomic.Int64 // how often
	answer     atomic.Int64 // the length of the last one
}

// selection is what is selected at one level of one object type.
type selection struct {
	id      int // among those of the plan
	object  *Object
	fields  []planned
	columns int
	// unites says that the same object is likely to be met again, and worth the looking up: because something is asked
	// of a resolver for it, or because it is what a relation leads to.
	unites bool
	// kept is of objects that last, whose leaves from one field to another, without end, are written once; nil where there
	// are none, or where that is not worth it.
	kept     *kept
	from, to int
	// nullCondition is why it cannot be said what is selected: a condition is null. The objects fail.
	nullCondition *gqlerror.Error
}

// planned is a selected field.
type planned struct {
	*Field
	object string
	schema *ast.Schema
	ast    graphql.CollectedField
	// Of the object type, which may have arguments with a default that an interface of it has not.
	definition *ast.FieldDefinition
	key        []byte // `{"alias":` or `,"alias":`
	name       []byte // of __typename: the value
	types      []*ast.Type
	col        int // its column's index, -1 where it has none: it is read while writing

	// Made with the plan where no argument has a variable.
	fc   *graphql.FieldContext
	leaf func(b []byte, object any) []byte
	each func(c *Column, at int, object any)

	abstract *Abstract    // of an interface or union
	branches []*selection // of a composite type: one for each possible type
}

// errRefused says that gqlgen must run the operation.
var errRefused = errors.New("left to gqlgen")

// compiler makes one plan.
type compiler struct {
	schema *ast.Schema
	table  *Table
	oc     *graphql.OperationContext
	// collecting is what fields are collected with: no condition is null there, since gqlgen evaluates those too that decide
	// nothing, such as one in what is skipped anyway.
	collecting *graphql.OperationContext
	lasts      string // the interface whose objects last
	limit      int64  // of the plan's bytes
	turn       int    // of a mutation: the root field that is compiled; those share no selection, as they share no level
	known      map[string]*selection
	plan       *plan
}

// compile makes the plan of an operation, or says that there is none.
func compile(schema *ast.Schema, table *Table, oc *graphql.OperationContext, lasts string, limit int64) (*plan, error) {
	if err := checkDirectives(oc.Operation); err != nil {
		return nil, err
	}
	root := schema.Query
	if oc.Operation.Operation == ast.Mutation {
		root = schema.Mutation
	}
	c := compiler{schema: schema, table: table, oc: oc, collecting: withoutNullConditions(oc), lasts: lasts, limit: limit, known: map[string]*selection{},
		plan: &plan{serial: root == schema.Mutation}}
	var err error
	if c.plan.root, err = c.selection(table.Objects[root.Name], oc.Operation.SelectionSet, 0); err != nil {
		return nil, err
	}
	p := c.plan
	p.runs.New = func() any { return &run{plan: p, groups: make([]group, p.selections)} }
	return p, nil
}

// selection compiles what is selected of an object type. What the set collects to is gqlgen's business.
func (c *compiler) selection(o *Object, set ast.SelectionSet, level int) (*selection, error) {
	if o == nil {
		return nil, errRefused
	}
	if err := c.nullCondition(o, set); err != nil {
		s := &selection{id: c.plan.selections, object: o, nullCondition: err}
		c.plan.selections++
		return s, nil //nolint:nilerr // it is an error of the field, not of the plan
	}
	collected := unite(graphql.CollectFields(c.collecting, set, o.Implements))
	identity := identify(o, collected, level, c.turn)
	if s := c.known[identity]; s != nil {
		return s, nil
	}
	s := &selection{id: c.plan.selections, object: o}
	c.plan.selections++
	c.known[identity] = s
	definition := c.schema.Types[o.Name]
	for i, cf := range collected {
		if c.plan.serial && level == 0 {
			c.turn = i
		}
		if len(cf.Deferrables) > 0 {
			return nil, errRefused
		}
		lead := byte('{')
		if i > 0 {
			lead = ','
		}
		f := planned{Field: o.Fields[cf.Name], object: o.Name, schema: c.schema, ast: cf, definition: definition.Fields.ForName(cf.Name), col: -1}
		f.key = append(String([]byte{lead}, cf.Alias), ':')
		if cf.Name == "__typename" {
			f.name = strconv.AppendQuote(nil, o.Name)
		} else if err := c.field(&f, level); err != nil {
			return nil, err
		} else if f.leaf == nil {
			f.col = s.columns
			s.columns++
			s.unites = s.unites || f.Batch != nil && level > 0
		}
		s.fields = append(s.fields, f)
		if c.plan.bytes += int64(unsafe.Sizeof(f)) + int64(len(f.key)) + bytesOfColumn; c.plan.bytes > c.limit {
			return nil, errRefused
		}
	}
	if s.from, s.to = s.longestLeaves(); s.to-s.from > 1 && slices.Contains(o.Implements, c.lasts) {
		s.kept = &kept{}
	}
	return s, nil
}

// longestLeaves is where the longest row of fields is that are simply written.
func (s *selection) longestLeaves() (from, to int) {
	for i := 0; i < len(s.fields); i++ {
		start := i
		for i < len(s.fields) && (s.fields[i].leaf != nil || s.fields[i].name != nil) {
			i++
		}
		if i-start > to-from {
			from, to = start, i
		}
	}
	return from, to
}

// bytesOfColumn stands for what a planned field holds elsewhere: its context, its arguments, and its part of the document.
const bytesOfColumn = 1 << 10

// identify names a selection: the level, the turn, the type, and the nodes of the document that it is made of. Fields are merged
// anew wherever they are collected, their nodes stay.
func identify(o *Object, collected []graphql.CollectedField, level, turn int) string {
	b := binary.AppendUvarint(binary.AppendUvarint(nil, uint64(level)), uint64(turn))
	b = append(append(b, o.Name...), 0)
	node := func(n any) { b = binary.NativeEndian.AppendUint64(b, uint64(reflect.ValueOf(n).Pointer())) }
	for _, cf := range collected {
		node(cf.Field)
		b = binary.AppendUvarint(b, uint64(len(cf.Selections)))
		for _, s := range cf.Selections {
			node(s)
		}
	}
	return string(b)
}

// unite merges collected fields of one alias: gqlgen keeps apart those that unrelated interfaces define.
func unite(collected []graphql.CollectedField) []graphql.CollectedField {
	united := make([]graphql.CollectedField, 0, len(collected))
	at := make(map[string]int, len(collected))
	for _, cf := range collected {
		i, met := at[cf.Alias]
		if !met {
			at[cf.Alias] = len(united)
			united = append(united, cf)
			continue
		}
		first := &united[i]
		first.Selections = append(slices.Clip(first.Selections), cf.Selections...)
		first.Deferrables = append(first.Deferrables, cf.Deferrables...)
	}
	return united
}

// field compiles one field by its definition in the object type, which may promise more than that of an interface.
func (c *compiler) field(f *planned, level int) error {
	if f.Field == nil || f.Leaf == nil && f.Each == nil && f.Batch == nil {
		return errRefused
	}
	if !usesVariables(f.ast.Arguments) {
		if fc, err := f.context(context.Background(), c.oc, nil); err == nil { // else it fails again when it runs
			f.fc = fc
			if f.Leaf != nil {
				f.leaf = f.Leaf(fc)
			} else if f.Each != nil {
				f.each = f.Each(fc)
			}
		}
	}
	for t := f.definition.Type; t != nil; t = t.Elem {
		f.types = append(f.types, t)
	}
	named := f.definition.Type.Name()
	if f.Leaf != nil || c.schema.Types[named].IsLeafType() {
		f.types = f.types[:1] // a list of leaves is one leaf
		return nil
	}
	possible := []string{named}
	if a := c.table.Abstracts[named]; a != nil {
		f.abstract, possible = a, a.Possible
	}
	for _, name := range possible {
		s, err := c.selection(c.table.Objects[name], f.ast.Selections, level+1)
		if err != nil {
			return err
		}
		s.unites = s.unites || f.Batch != nil && level > 0 && len(f.types) == 1
		f.branches = append(f.branches, s)
	}
	return nil
}
