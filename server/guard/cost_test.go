package guard

import (
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"

	"coopgraph/schema"
)

// An operation that is accepted carries its cost; one that no limit has seen has none.
func TestCostOf(t *testing.T) {
	document, errs := gqlparser.LoadQuery(schema.NewExecutableSchema(schema.Config{}).Schema(), `{ provinces(first: 10) { nodes { code name } } }`)
	if errs != nil {
		t.Fatal(errs)
	}
	op := &graphql.OperationContext{Doc: document, Operation: document.Operations[0]}
	if got := CostOf(op); got != 0 {
		t.Errorf("CostOf of an operation that was not estimated = %d", got)
	}
	if err := CostLimit(1000).MutateOperationContext(t.Context(), op); err != nil {
		t.Fatal(err)
	}
	if got := CostOf(op); got < 20 {
		t.Errorf("CostOf = %d, want at least 2 for each of 10 items", got)
	}
}
