package breadth_test

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/internal/sample"
)

// Generated code wraps the schema that gqlgen has generated. Then each relation is resolved once for all parents of a
// level: here the makers of two boxes, and then the boxes of these makers.
func ExampleWrap() {
	resolvers := newRoot(6)
	schema := sample.Breadth(sample.Config{Resolvers: resolvers}, breadth.Options{}) // calls Wrap with its table of types

	run := executor.New(schema)
	ctx := graphql.StartOperationTrace(context.Background())
	operation, errs := run.CreateOperationContext(ctx, &graphql.RawParams{
		Query: `{ boxes(first: 2) { id maker { id boxes(first: 1) { id } } } }`})
	if errs != nil {
		fmt.Println(errs)
		return
	}
	responses, ctx := run.DispatchOperation(ctx, operation)
	fmt.Println(string(responses(ctx).Data))
	for _, called := range resolvers.called() {
		fmt.Println("resolver and number of parents:", called)
	}
	// Output:
	// {"boxes":[{"id":"0","maker":{"id":"m0","boxes":[{"id":"0"}]}},{"id":"1","maker":{"id":"m1","boxes":[{"id":"1"}]}}]}
	// resolver and number of parents: maker 2
	// resolver and number of parents: boxes 2
}
