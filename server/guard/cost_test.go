package guard

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/core"

	"coopgraph/graph"
	"coopgraph/schema"
)

// operationOf returns the only operation of a document, as the extensions of a server get it.
func operationOf(t *testing.T, es graphql.ExecutableSchema, query string) *graphql.OperationContext {
	t.Helper()
	document, errs := gqlparser.LoadQueryWithRules(es.Schema(), query, nil)
	if errs != nil {
		t.Fatal(errs)
	}
	return &graphql.OperationContext{Doc: document, Operation: document.Operations[0]}
}

// An operation that is accepted carries its cost; one that no limit has seen has none.
func TestCostOf(t *testing.T) {
	es := schema.NewExecutableSchema(schema.Config{})
	op := operationOf(t, es, `{ provinces(first: 10) { nodes { code name } } }`)
	if got := CostOf(op); got != 0 {
		t.Errorf("CostOf of an operation that was not estimated = %d", got)
	}
	limit := NewCostLimit(10_000, nil)
	if err := limit.Validate(es); err != nil {
		t.Fatal(err)
	}
	if err := limit.MutateOperationContext(t.Context(), op); err != nil {
		t.Fatal(err)
	}
	if got := CostOf(op); got < 20 {
		t.Errorf("CostOf = %d, want at least 2 for each of 10 items", got)
	}
}

// Every list of the schema has a size of its own.
func TestEveryListHasASize(t *testing.T) {
	es := schema.NewExecutableSchema(schema.Config{})
	e := costEstimator{schema: es.Schema(), sizes: countSizes(&graph.Network{Nodes: make([]graph.Node, 0)})}
	e.sizes.all = -1 // the size of a list that is not known
	lists := 0
	for _, d := range es.Schema().Types {
		if d.Kind != ast.Object && d.Kind != ast.Interface || d.Name == "Query" || strings.HasPrefix(d.Name, "__") || strings.HasSuffix(d.Name, "Connection") {
			continue
		}
		for _, f := range d.Fields {
			if f.Type.Elem == nil || es.Schema().Types[f.Type.Name()].IsLeafType() {
				continue
			}
			lists++
			analysis := &analysisSize{lists: e.listsOf(&analysisSize{}, nil)}
			if size := e.sizeOf(&ast.Field{Name: f.Name, Definition: f, ObjectDefinition: d}, analysis); size.longest < 0 {
				t.Errorf("%s.%s has no size", d.Name, f.Name)
			}
		}
	}
	if lists < 50 {
		t.Errorf("the schema has only %d lists", lists)
	}
}

// Every condition of a filter on other records is priced as one.
func TestEveryConditionIsKnown(t *testing.T) {
	types := schema.NewExecutableSchema(schema.Config{}).Schema().Types
	isFilter := func(d *ast.Definition) bool { return d.Fields.ForName("and") != nil }
	relationsSeen := 0
	for _, d := range types {
		if d.Kind != ast.InputObject || !isFilter(d) {
			continue
		}
		for _, f := range d.Fields {
			_, isRelation := relations["filter."+f.Name]
			_, isQuantified := relations["Place."+f.Name]
			switch named := types[f.Type.Name()]; {
			case f.Name == "and" || f.Name == "or" || f.Name == "not" || named.IsLeafType() || f.Name == "near" || f.Name == "bbox":
			case isFilter(named):
				relationsSeen++
				if !isRelation && !tieEnds[f.Name] {
					t.Errorf("%s.%s is a condition on other records of which the cost is not known", d.Name, f.Name)
				}
			case named.Fields.ForName("some") != nil:
				relationsSeen++
				if !isQuantified {
					t.Errorf("%s.%s is a condition on ties of which the cost is not known", d.Name, f.Name)
				}
			default:
				if isText(f.Name) != (named.Fields.ForName("contains") != nil) {
					t.Errorf("whether %s.%s is a text", d.Name, f.Name)
				}
			}
		}
	}
	if relationsSeen < 20 {
		t.Errorf("the filters have only %d conditions on other records", relationsSeen)
	}
}

// An estimate takes time that grows with the operation, however its fragments nest.
func TestEstimateIsLinear(t *testing.T) {
	es := schema.NewExecutableSchema(schema.Config{})
	limit := NewCostLimit(maxCost, nil)
	if err := limit.Validate(es); err != nil {
		t.Fatal(err)
	}
	const fragments = 60
	query := `{ places(first: 7) { nodes { ...f0 } } }`
	for i := range fragments {
		query += fmt.Sprintf(` fragment f%d on Place { a%d: ties(first: %d) { nodes { from { ...f%d } } } b%d: within { ...f%d } }`, i, i, i+1, i+1, i, i+1)
	}
	query += fmt.Sprintf(` fragment f%d on Place { name }`, fragments)
	document, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(err)
	}
	core.Walk(es.Schema(), document, &core.Events{}) // gives the fields their definitions
	op := &graphql.OperationContext{Doc: document, Operation: document.Operations[0]}
	allocations := testing.AllocsPerRun(3, func() { limit.estimate(op, limit.sizes.get()) })
	if allocations > 1000*fragments {
		t.Errorf("%.0f allocations for %d fragments", allocations, fragments)
	}
}
