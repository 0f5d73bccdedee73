package guard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"coopgraph/schema/coerce"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// A DocumentLimit bounds one property of a document. Together the limits bound the time that parsing, validation and
// coercion take, before the cost of the operation is known.
type DocumentLimit int

// The document limits. What is in a fragment counts wherever the fragment is spread. A sum is over all operations and
// fragments of the document, since the validation visits each of them with all fragments in it.
const (
	Tokens             DocumentLimit = iota // tokens and comments
	Operations                              // operations that are defined
	Fragments                               // fragments that are defined
	Variables                               // variables of an operation
	NameLength                              // length of a name, in bytes
	Depth                                   // how deep the fields of an operation are nested; introspection adds nothing
	RootFields                              // fields at the root of an operation
	Aliases                                 // aliases of an operation
	Introspection                           // selections below __schema and __type in an operation
	IntrospectionLists                      // how deep the fields below these that are lists are nested
	Selections                              // sum of the fields, spreads and inline fragments
	Directives                              // sum of the directives
	Values                                  // sum of the scalars, lists and objects in arguments
	ValueDepth                              // how deep lists and objects are nested in an argument
	Spreads                                 // spreads of fragments for one entry of the response
	Duplicates                              // fields for one entry of the response
	documentLimitCount
)

// documentLimitRow describes a document limit.
type documentLimitRow struct {
	name, code    string
	defaultValue  int
	message, hint string // of the error; the message has a place for the number
}

// documentLimitTable has a row for each document limit.
var documentLimitTable = [documentLimitCount]documentLimitRow{
	Tokens: {"tokens", "TOKEN_LIMIT_EXCEEDED", 2000, "the document has %s tokens",
		"Ask for less in one document, and send long lists as variables."},
	Operations: {"operations", "OPERATION_LIMIT_EXCEEDED", 50, "the document has %s operations",
		"Send only the operation that is to be executed."},
	Fragments: {"fragments", "FRAGMENT_LIMIT_EXCEEDED", 100, "the document has %s fragments",
		"Send only the fragments that the operation needs."},
	Variables: {"variables", "VARIABLE_LIMIT_EXCEEDED", 100, "an operation has %s variables",
		"Use lists and objects as variables, or several operations."},
	NameLength: {"name-length", "NAME_LENGTH_LIMIT_EXCEEDED", 128, "a name has %s bytes",
		"Use shorter names."},
	Depth: {"depth", "DEPTH_LIMIT_EXCEEDED", 15, "the operation nests fields %s deep",
		"Use several operations: ask for ids in the first, and continue from these ids."},
	RootFields: {"root-fields", "ROOT_FIELD_LIMIT_EXCEEDED", 100, "an operation has %s fields at its root",
		"Use several operations, or one field for many records, such as nodes(ids:)."},
	Aliases: {"aliases", "ALIAS_LIMIT_EXCEEDED", 100, "an operation has %s aliases",
		"Use several operations, or one field for many records, such as nodes(ids:)."},
	Introspection: {"introspection", "INTROSPECTION_LIMIT_EXCEEDED", 500, "an operation selects %s fields and fragments below __schema and __type",
		"Ask for each field of the schema once, or read /schema.graphql."},
	IntrospectionLists: {"introspection-lists", "INTROSPECTION_DEPTH_LIMIT_EXCEEDED", 3, "an operation nests lists of the schema %s deep",
		"Ask for all types with their fields, and look up the types of the fields among them."},
	Selections: {"selections", "SELECTION_LIMIT_EXCEEDED", 3000, "the document selects %s fields and fragments",
		"Spread fragments in fewer places, and ask for less in one document."},
	Directives: {"directives", "DIRECTIVE_LIMIT_EXCEEDED", 200, "the document has %s directives",
		"Give a directive to a fragment instead of each of its fields."},
	Values: {"values", "VALUE_LIMIT_EXCEEDED", 2000, "the arguments have %s values",
		"Give shorter lists, or use several operations."},
	ValueDepth: {"value-depth", "VALUE_DEPTH_LIMIT_EXCEEDED", 20, "an argument nests lists and objects %s deep",
		"Nest lists and objects less: in a filter join conditions in one list instead of nesting them."},
	Spreads: {"spreads", "SPREAD_LIMIT_EXCEEDED", 50, "an operation spreads %s fragments for one field of the response",
		"Put the fields into fewer fragments."},
	Duplicates: {"duplicates", "DUPLICATE_LIMIT_EXCEEDED", 30, "an operation selects one field of the response %s times",
		"Select each field once, or give it an alias."},
}

// DocumentLimits has the greatest number that each document limit allows.
type DocumentLimits [documentLimitCount]int

// DefaultDocumentLimits returns the default of each limit.
func DefaultDocumentLimits() (l DocumentLimits) {
	for i, row := range documentLimitTable {
		l[i] = row.defaultValue
	}
	return l
}

// ParseDocumentLimits reads the limits that differ from the defaults, such as aliases=200,directives=50. Depth is not one
// of them: it has a setting of its own.
func ParseDocumentLimits(text string) (DocumentLimits, error) {
	l := DefaultDocumentLimits()
	if text == "" {
		return l, nil
	}
	for item := range strings.SplitSeq(text, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(item), "=")
		i := slices.IndexFunc(documentLimitTable[:], func(row documentLimitRow) bool { return row.name == name })
		n, err := strconv.Atoi(value)
		if i < 0 || DocumentLimit(i) == Depth || err != nil || n <= 0 {
			return l, &ItemError{item}
		}
		l[i] = n
	}
	return l, nil
}

// DocumentLimitNames returns the names that ParseDocumentLimits knows.
func DocumentLimitNames() (names []string) {
	for i, row := range documentLimitTable {
		if DocumentLimit(i) != Depth {
			names = append(names, row.name)
		}
	}
	return names
}

// An ItemError says which item of a list is wrong.
type ItemError struct{ Item string }

func (e *ItemError) Error() string { return fmt.Sprintf("%q is wrong", e.Item) }

// exceeded returns the error of a document whose numbers exceed a limit; nil if they exceed none.
func (l DocumentLimits) exceeded(total DocumentLimits) *gqlerror.Error {
	for i, n := range total {
		if n <= l[i] {
			continue
		}
		number := strconv.Itoa(n)
		if n == manyValues {
			number = "more than " + number
		}
		row := documentLimitTable[i]
		return coerce.Error(row.code, fmt.Sprintf(row.message+", the limit is %d", number, l[i]), row.hint)
	}
	return nil
}
