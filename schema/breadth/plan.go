package breadth

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// plan is a validated operation, compiled for one choice of its Boolean variables.
type plan struct {
	root       *selection
	selections int        // how many there are; their ids are below it
	serial     bool       // a mutation: each root field is resolved, with all below it, before the next one
	growing    sync.Mutex // held while the plan grows in the cache
	bytes      int64      // an estimate of its size, with the syntax tree that it refers to
	runs       spareRuns
	executions atomic.Int64 // the number of them
	lastSize   atomic.Int64 // the length of the last response
	refused    bool         // gqlgen executes the operation, or nobody does
	tooLarge   bool         // nobody executes the operation, since its plan would be larger than the bound
}

// selection is what an operation selects of one object type at one level.
type selection struct {
	id      int
	object  *Object
	fields  []plannedField
	columns int // the number of fields that have a column
	// dedup says that the group looks an object up before adding it. That pays if resolvers are called with the objects,
	// or if the objects are the targets of a relation or are of introspection, so that the same object is likely to occur
	// again.
	dedup bool
	// texts caches the encoded fields from textFrom up to, and without, textTo. It is nil if the objects are not immutable, or
	// if these fields are fewer than two.
	texts            *textCache
	textFrom, textTo int
	selfContained    bool // whether the objects have all fields themselves
	// nullCondition is the error of a condition that is null, so that it is unknown what is selected. The objects fail.
	nullCondition *gqlerror.Error
}

// plannedField is a selected field.
type plannedField struct {
	*Field
	object    string
	schema    *ast.Schema
	collected graphql.CollectedField
	// definition is that of the object type, which may have more arguments than that of an interface.
	definition *ast.FieldDefinition
	key        []byte // `{"alias":` or `,"alias":`
	typename   []byte // the value of __typename; nil for other fields
	types      []*ast.Type
	column     int // the index of its column; -1 if it has none, since it is read while the response is written

	// These are made with the plan if no argument has a variable; else they are nil.
	fieldContext *graphql.FieldContext
	leaf         func(b []byte, object any) []byte
	each         func(c *Column, at int, object any)

	related  RecordColumn // of a relation; nil if it has none
	abstract *Abstract    // of an interface or union
	branches []*selection // of a composite type: one for each possible type
}

// errRefused says that gqlgen must execute the operation.
var errRefused = errors.New("left to gqlgen")

// errTooLarge says that the plan would be larger than the bound.
var errTooLarge = errors.New("the plan is too large")

// compiler compiles one plan.
type compiler struct {
	schema *ast.Schema
	table  *Table
	oc     *graphql.OperationContext
	// collecting is the operation without null conditions, for collecting fields: gqlgen evaluates conditions that decide
	// nothing too, such as those in a fragment that is skipped.
	collecting *graphql.OperationContext
	options    Options
	limit      int64                 // of the plan in bytes
	rootField  int                   // of a mutation: the index of the one that is compiled; different ones share no selection
	selections map[string]*selection // by what is selected, and by what it was collected from
	plan       *plan
}

// compile compiles the plan of an operation. Its only errors are errRefused and errTooLarge.
func compile(schema *ast.Schema, table *Table, oc *graphql.OperationContext, o Options, limit int64) (*plan, error) {
	if err := checkDirectives(oc.Operation); err != nil {
		return nil, err
	}
	root := schema.Query
	if oc.Operation.Operation == ast.Mutation {
		root = schema.Mutation
	}
	c := compiler{schema: schema, table: table, oc: oc, collecting: withoutNullConditions(oc), options: o, limit: limit, selections: map[string]*selection{},
		plan: &plan{serial: root == schema.Mutation}}
	var err error
	if c.plan.root, err = c.compileSelection(table.Objects[root.Name], oc.Operation.SelectionSet, 0); err != nil {
		return nil, err
	}
	return c.plan, nil
}

// compileSelection compiles what a set selects of an object type. A set of an interface is compiled for each of its types,
// and is reached from each type of its parents; it is collected once for each of its own.
func (c *compiler) compileSelection(o *Object, set ast.SelectionSet, levelNumber int) (*selection, error) {
	if o == nil {
		return nil, errRefused
	}
	key := setKey(o, set, levelNumber, c.rootField)
	if s := c.selections[key]; s != nil {
		return s, nil
	}
	s, err := c.collectSelection(o, set, levelNumber)
	c.selections[key] = s
	return s, err
}

// collectSelection compiles what a set selects of an object type. gqlgen collects the fields.
func (c *compiler) collectSelection(o *Object, set ast.SelectionSet, levelNumber int) (*selection, error) {
	if err := c.nullCondition(o, set); err != nil {
		s := &selection{id: c.plan.selections, object: o, nullCondition: err}
		c.plan.selections++
		return s, nil //nolint:nilerr // it is an error of the field, not of the plan
	}
	collected := mergeByAlias(graphql.CollectFields(c.collecting, set, o.Implements))
	key := selectionKey(o, collected, levelNumber, c.rootField)
	if s := c.selections[key]; s != nil {
		return s, nil
	}
	s := &selection{id: c.plan.selections, object: o, dedup: strings.HasPrefix(o.Name, "__")}
	c.plan.selections++
	c.selections[key] = s
	definition := c.schema.Types[o.Name]
	for i, cf := range collected {
		if c.plan.serial && levelNumber == 0 {
			c.rootField = i
		}
		if len(cf.Deferrables) > 0 {
			return nil, errRefused
		}
		lead := byte('{')
		if i > 0 {
			lead = ','
		}
		f := plannedField{Field: o.Fields[cf.Name], object: o.Name, schema: c.schema, collected: cf, definition: definition.Fields.ForName(cf.Name), column: -1}
		f.key = append(String([]byte{lead}, cf.Alias), ':')
		if cf.Name == "__typename" {
			f.typename = strconv.AppendQuote(nil, o.Name)
		} else if err := c.compileField(&f, levelNumber); err != nil {
			return nil, err
		} else if f.leaf == nil {
			f.column = s.columns
			s.columns++
			s.dedup = s.dedup || f.Batch != nil && f.related == nil && levelNumber > 0
		}
		s.fields = append(s.fields, f)
		if c.plan.bytes += f.bytes(); c.plan.bytes > c.limit {
			return nil, errTooLarge
		}
	}
	if c.plan.bytes += int64(unsafe.Sizeof(*s)); c.plan.bytes > c.limit {
		return nil, errTooLarge
	}
	s.textFrom, s.textTo = s.longestOwnRun()
	s.selfContained = s.textTo-s.textFrom == len(s.fields)
	if s.textTo-s.textFrom > 1 && slices.Contains(o.Implements, c.options.Immutable) {
		s.texts = &textCache{}
	}
	return s, nil
}

// longestOwnRun finds the longest run of neighbouring fields that the objects have themselves, with all that is below them.
func (s *selection) longestOwnRun() (from, to int) {
	for i := 0; i < len(s.fields); i++ {
		start := i
		for i < len(s.fields) && s.fields[i].own() {
			i++
		}
		if i-start > to-from {
			from, to = start, i
		}
	}
	return from, to
}

// own reports whether the object has a field itself, with all that is below it, without variables. A related record that is
// read from a column counts too: it is as immutable as the object.
func (f *plannedField) own() bool {
	if f.each == nil && f.related == nil {
		return f.leaf != nil || f.typename != nil
	}
	return !slices.ContainsFunc(f.branches, func(s *selection) bool { return !s.selfContained })
}

// mergeByAlias merges collected fields with the same alias: gqlgen does not merge those of unrelated interfaces.
func mergeByAlias(collected []graphql.CollectedField) []graphql.CollectedField {
	merged := make([]graphql.CollectedField, 0, len(collected))
	at := make(map[string]int, len(collected))
	for _, cf := range collected {
		i, found := at[cf.Alias]
		if !found {
			at[cf.Alias] = len(merged)
			merged = append(merged, cf)
			continue
		}
		first := &merged[i]
		first.Selections = append(slices.Clip(first.Selections), cf.Selections...)
		first.Deferrables = append(first.Deferrables, cf.Deferrables...)
	}
	return merged
}

// compileField compiles one field by its definition in the object type, whose type may be narrower than in an interface.
func (c *compiler) compileField(f *plannedField, levelNumber int) error {
	if f.Field == nil || f.Leaf == nil && f.Each == nil && f.Batch == nil {
		return errRefused
	}
	if !usesVariables(f.collected.Arguments) {
		if fc, err := f.context(context.Background(), c.oc, nil); err == nil { // else it fails again in each run
			f.fieldContext = fc
			if f.Leaf != nil {
				f.leaf = f.Leaf(fc)
			} else if f.Each != nil {
				f.each = f.Each(fc)
			}
		}
	}
	f.related = c.options.Columns[f.object+"."+f.collected.Name]
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
		s, err := c.compileSelection(c.table.Objects[name], f.collected.Selections, levelNumber+1)
		if err != nil {
			return err
		}
		s.dedup = s.dedup || f.Batch != nil && levelNumber > 0 && len(f.types) == 1
		f.branches = append(f.branches, s)
	}
	return nil
}
