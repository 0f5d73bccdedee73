package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"text/tabwriter"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
)

// summary is the query for the figures that check prints.
const summary = `{
  dataset {
    layers
    nodes { kind count byEvidence { evidence count } }
    ties { kind count byEvidence { evidence count } }
  }
  coverage { key unit published held missing }
}`

type kindCount struct {
	Kind       string
	Count      int
	ByEvidence []struct {
		Evidence string
		Count    int
	}
}

// check opens the store, which reads and checks the dataset, and prints a summary of what the store holds. It fails if a
// property in a Neo4j is damaged.
func check(c config, stdout, _ io.Writer) error {
	ctx := context.Background()
	var damaged damageList
	store, es, err := open(ctx, c, slog.New(slog.DiscardHandler), neo4j.Config{OnDamage: damaged.add}, nil)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // nothing was written, so an error loses nothing
	if _, err := store.Network(ctx, graph.Scope{}); err != nil {
		return withHint(err)
	}
	if err := damaged.err("`coopgraph load -replace` writes these records again"); err != nil {
		return err
	}
	return summarize(ctx, es, stdout)
}

// summarize prints the records that a store holds, by kind and evidence, and the totals of the plan.
func summarize(ctx context.Context, es graphql.ExecutableSchema, w io.Writer) error {
	var answer struct {
		Dataset struct {
			Layers      []string
			Nodes, Ties []kindCount
		}
		Coverage []struct {
			Key, Unit                string
			Published, Held, Missing json.Number
		}
	}
	if err := ask(ctx, es, summary, &answer); err != nil {
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s\nlayers\t%s\n", buildVersion(), strings.Join(answer.Dataset.Layers, ", "))
	writeCounts(t, "nodes", answer.Dataset.Nodes)
	writeCounts(t, "ties", answer.Dataset.Ties)
	fmt.Fprint(t, "\ntotals\tpublished\theld\tmissing\tunit\n")
	for _, row := range answer.Coverage {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", row.Key, row.Published, row.Held, row.Missing, row.Unit)
	}
	return t.Flush()
}

// writeCounts prints a table of kinds by evidence.
func writeCounts(w io.Writer, title string, counts []kindCount) {
	fmt.Fprintf(w, "\n%s\tall", title)
	for _, e := range graph.Evidences {
		fmt.Fprintf(w, "\t%s", e)
	}
	for _, c := range counts {
		fmt.Fprintf(w, "\n%s\t%d", c.Kind, c.Count)
		for _, e := range graph.Evidences {
			n := 0
			for _, part := range c.ByEvidence {
				if part.Evidence == e.String() {
					n = part.Count
				}
			}
			fmt.Fprintf(w, "\t%d", n)
		}
	}
	fmt.Fprintln(w)
}

// ask runs a query in this process and decodes its data.
func ask(ctx context.Context, es graphql.ExecutableSchema, query string, data any) error {
	ctx = graphql.StartOperationTrace(ctx)
	exec := executor.New(es)
	operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
	if errs != nil {
		return errs
	}
	next, ctx := exec.DispatchOperation(ctx, operation)
	answer := next(ctx)
	if answer.Errors != nil {
		return answer.Errors
	}
	return json.Unmarshal(answer.Data, data)
}
