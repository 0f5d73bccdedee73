package site

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

var update = flag.Bool("update", false, "write what the API answers into the documents")

// documentFiles are the files with examples, in both languages.
var documentFiles = []string{"../../README.md", "docs/zh/README.md", "docs/queries.md", "docs/zh/queries.md"}

var quoted = regexp.MustCompile("(?s)```graphql\n(.*?)```\n(.*?)```json\n(.*?)```")

// Each query in a document has the answer that the document shows.
func TestDocumentsAnswers(t *testing.T) {
	h := loadedSite(t)
	for _, file := range documentFiles {
		t.Run(file, func(t *testing.T) {
			text := readFile(t, file)
			blocks := quoted.FindAllStringSubmatchIndex(text, -1)
			if n := strings.Count(text, "```graphql"); len(blocks) != n || n == 0 {
				t.Fatalf("%d of %d queries have an answer", len(blocks), n)
			}
			var written strings.Builder
			end := 0
			for _, at := range blocks {
				query, answer := text[at[2]:at[3]], text[at[6]:at[7]]
				body, err := json.Marshal(map[string]string{"query": query})
				if err != nil {
					t.Fatal(err)
				}
				got := layout(t, request(t, h, "POST", "/graphql", string(body), asJSON).Body.Bytes(), "") + "\n"
				if got != answer && !*update {
					t.Errorf("the query\n%sanswers\n%sand the document shows\n%s", query, got, answer)
				}
				written.WriteString(text[end:at[6]] + got)
				end = at[7]
			}
			written.WriteString(text[end:])
			if *update {
				if err := os.WriteFile(file, []byte(written.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// The document of queries has the examples, in their order, each under its question.
func TestDocumentsQuoteTheExamples(t *testing.T) {
	all, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	for file, question := range map[string]func(Example) string{
		"docs/queries.md":    func(e Example) string { return e.EN },
		"docs/zh/queries.md": func(e Example) string { return e.ZH },
	} {
		t.Run(file, func(t *testing.T) {
			sections := strings.Split(readFile(t, file), "\n## ")[1:]
			if len(sections) != len(all)+2 { // and the two of code
				t.Fatalf("it has %d questions of %d", len(sections)-2, len(all))
			}
			for i, e := range all {
				if heading, _, _ := strings.Cut(sections[i], "\n"); heading != question(e) {
					t.Errorf("the question of %s is %q, and should be %q", e.Name, heading, question(e))
				}
				if !strings.Contains(sections[i], "```graphql\n"+e.Query+"\n```") {
					t.Errorf("%s has another query", e.Name)
				}
			}
		})
	}
}

// Each address of this server in a document is there.
func TestDocumentsAddresses(t *testing.T) {
	h := quietSite(t)
	files, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	translations, err := filepath.Glob("docs/zh/*.md")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, file := range slices.Concat(files, translations) {
		for _, address := range regexp.MustCompile(`http://127\.0\.0\.1:8080(/[^\s'">`+"`"+`]*)`).FindAllStringSubmatch(readFile(t, file), -1) {
			target := address[1]
			if asked[target] || target == "/graphql" || strings.HasPrefix(target, "/commits/") { // they want a query, and POST
				continue
			}
			asked[target] = true
			if w := request(t, h, "GET", target, "", nil); w.Code != 200 {
				t.Errorf("%s: %s: %d %.300s", file, target, w.Code, w.Body)
			}
		}
	}
	if len(asked) < 7 {
		t.Errorf("only %v", asked)
	}
}

var countedRow = regexp.MustCompile("(?m)^\\| `([A-Z_]+)` \\| .* \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$")

// The document of the data counts the records as the API does, by kind and evidence.
func TestDocumentsCountTheRecords(t *testing.T) {
	type count struct {
		Kind       string
		Count      int
		ByEvidence []struct {
			Evidence string
			Count    int
		}
	}
	var answer struct {
		Data struct {
			Dataset struct{ Nodes, Ties []count }
		}
	}
	decode(t, request(t, quietSite(t), "POST", "/graphql",
		`{"query": "{ dataset { nodes { kind count byEvidence { evidence count } } ties { kind count byEvidence { evidence count } } } }"}`,
		asJSON).Body.Bytes(), &answer)
	var want [][]string
	for _, c := range slices.Concat(answer.Data.Dataset.Nodes, answer.Data.Dataset.Ties) {
		row := []string{c.Kind, fmt.Sprint(c.Count)}
		for _, e := range graph.Evidences {
			n := 0
			for _, of := range c.ByEvidence {
				if of.Evidence == e.String() {
					n = of.Count
				}
			}
			row = append(row, fmt.Sprint(n))
		}
		want = append(want, row)
	}
	for _, file := range []string{"docs/data.md", "docs/zh/data.md"} {
		var got [][]string
		for _, row := range countedRow.FindAllStringSubmatch(readFile(t, file), -1) {
			got = append(got, row[1:])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s counts\n%v\nand the API\n%v", file, got, want)
		}
	}
}

// readFile is the text of a file.
func readFile(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
