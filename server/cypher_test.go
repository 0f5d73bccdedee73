//go:build unix

package main

import (
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// cypherExample matches a statement of examples.cypher: a comment that names it, a second comment, and the text.
var cypherExample = regexp.MustCompile(`(?m)^// (\w+): (.*)\n// .*\n((?s).*?);\n`)

// cypherExamples are the statements of examples.cypher: their names in order, and the texts by name.
func cypherExamples(t *testing.T) (names []string, statements map[string]string) {
	t.Helper()
	text, err := os.ReadFile("examples.cypher")
	if err != nil {
		t.Fatal(err)
	}
	statements = map[string]string{}
	for _, e := range cypherExample.FindAllStringSubmatch(string(text), -1) {
		names, statements[e[1]] = append(names, e[1]), e[3]
	}
	if len(statements) != 10 || len(names) != 10 || strings.Count(string(text), "\n\n") != 9 {
		t.Fatalf("examples.cypher has %q, and should have ten examples", names)
	}
	return names, statements
}

// The documents quote examples.cypher, in its order, each statement under its question.
func TestDocumentsQuoteCypher(t *testing.T) {
	examples, err := os.ReadFile("examples.cypher")
	if err != nil {
		t.Fatal(err)
	}
	questions := regexp.MustCompile(`(?m)^// \w+: (.*)\n// (.*)$`).FindAllStringSubmatch(string(examples), -1)
	names, statements := cypherExamples(t)
	for language, file := range []string{"site/docs/neo4j.md", "site/docs/zh/neo4j.md"} {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			blocks := regexp.MustCompile("(?s)\n### ([^\n]*)\n\n```cypher\n(.*?);\n```").FindAllStringSubmatch(string(text), -1)
			if len(blocks) != len(names) {
				t.Fatalf("it quotes %d statements of %d", len(blocks), len(names))
			}
			for i, name := range names {
				if question := questions[i][1+language]; blocks[i][1] != question || blocks[i][2] != statements[name] {
					t.Errorf("its statement %d is not %s, or its question not %q", i+1, name, question)
				}
			}
		})
	}
}

// runCypherExamples runs each statement in a Neo4j that load has filled. The records are what the API answers to the same
// question, and show the evidence or are chosen by it.
func runCypherExamples(t *testing.T, address string, api http.Handler) {
	names, statements := cypherExamples(t)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			question, statement := cypherQuestions[name], statements[name]
			body, err := json.Marshal(map[string]string{"query": question.query})
			if err != nil {
				t.Fatal(err)
			}
			var answer struct{ Data jsonObject }
			text := request(t, api, "POST", "/graphql", string(body)).Body.Bytes()
			if err := json.Unmarshal(text, &answer); err != nil || answer.Data == nil {
				t.Fatalf("the API answers %.1000s", text)
			}
			columns := strings.Fields(question.columns)
			records := runCypher(t, address, statement)
			want, got := sortedLines(t, question.rows(answer.Data)), sortedLines(t, pick(t, records, columns))
			if !slices.Equal(got, want) || len(want) == 0 {
				t.Errorf("the statement gives\n%s\nthe API answers\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			for column, want := range question.sums {
				sum := 0.0
				for _, row := range pick(t, records, []string{column}) {
					sum += float64(row[0].(int64))
				}
				if sum != want {
					t.Errorf("the sum of %s is %v, and %v in the plan", column, sum, want)
				}
			}
			if !strings.Contains(statement, "AS evidence") && !strings.Contains(statement, "SYNTHETIC") {
				t.Error("it neither shows evidence nor chooses by it")
			}
		})
	}
}

// runCypher is the records that a statement gives.
func runCypher(t *testing.T, address, statement string) []*driver.Record {
	t.Helper()
	d, err := driver.NewDriverWithContext(address, driver.NoAuth())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(t.Context()) }()
	result, err := driver.ExecuteQuery(t.Context(), d, statement, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return result.Records
}

// pick is some columns of records.
func pick(t *testing.T, records []*driver.Record, columns []string) (rows [][]any) {
	t.Helper()
	for _, r := range records {
		row := make([]any, len(columns))
		for i, column := range columns {
			v, ok := r.Get(column)
			if !ok {
				t.Fatalf("the columns are %q, without %s", r.Keys, column)
			}
			row[i] = v
		}
		rows = append(rows, row)
	}
	return rows
}

// sortedLines is rows as sorted lines of JSON.
func sortedLines(t *testing.T, rows [][]any) (all []string) {
	t.Helper()
	for _, row := range rows {
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(line))
	}
	slices.Sort(all)
	return all
}
