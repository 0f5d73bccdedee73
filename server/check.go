package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"coopgraph/graph"
	"coopgraph/graph/durable"
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

// check prints a summary of what the store holds.
func check(c config, stdout, stderr io.Writer) error {
	return getFrom(c, "/check", new(damageList), stdout, stderr)
}

// check reads the whole store, and writes a summary of what it holds. It fails if a file of the data directory or a property
// in a Neo4j is damaged, or if commits were lost.
func (l local) check(ctx context.Context, w io.Writer) error {
	if d, ok := l.store.(*durable.Store); ok {
		if err := d.Verify(ctx); err != nil {
			return err
		}
		if err := d.ReadOnly(); err != nil {
			return err
		}
	}
	if _, err := l.store.Network(ctx, graph.Scope{}); err != nil {
		return err
	}
	if l.damaged != nil {
		if err := l.damaged.err("`coopgraph load -replace` writes these records again"); err != nil {
			return err
		}
	}
	return summarize(ctx, l.es, w)
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
