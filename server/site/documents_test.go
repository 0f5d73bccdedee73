package site

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/pythontest"
)

var update = flag.Bool("update", false, "write what the API answers into the documents")

// documentFiles are the files with examples, in both languages.
var documentFiles = []string{"../../README.md", "docs/zh/README.md", "docs/queries.md", "docs/zh/queries.md"}

var quoted = regexp.MustCompile("(?s)```graphql\n(.*?)```\n(.*?)```json\n(.*?)```")

// Each query in a document has the answer that the document shows.
func TestDocumentsAnswers(t *testing.T) {
	h := quietSite(t)
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

// documentedMoment stands for the time of the commit before the pair was entered.
const documentedMoment = "2026-11-25T08:00:00Z"

// The document of the API shows what a query answers about a moment before one pair of Xuhui was entered.
func TestDocumentsShowThePast(t *testing.T) {
	network, err := network()
	if err != nil {
		t.Fatal(err)
	}
	var pair graph.Tie
	for _, tie := range network.Ties {
		if tie.Kind() == graph.Friendly && tie.TieHead().FromID == graph.PlaceID("310104") && tie.Head().Since != 0 {
			pair = tie
		}
	}
	h, store := newSite(t, quiet)
	for _, change := range []graph.Change{graph.Delete{ID: pair.Head().ID}, graph.Create{Record: pair}} {
		if _, err := store.Apply(t.Context(), graph.CommitInfo{}, []graph.Change{change}); err != nil {
			t.Fatal(err)
		}
	}
	page, err := store.Commits(t.Context(), graph.CommitQuery{Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	before := page.Commits[1].At.Format(time.RFC3339Nano)
	for _, file := range []string{"docs/api.md", "docs/zh/api.md"} {
		t.Run(file, func(t *testing.T) {
			text := readFile(t, file)
			at := quoted.FindStringSubmatchIndex(text)
			if at == nil || !strings.Contains(text[at[2]:at[3]], documentedMoment) {
				t.Fatal("there is no query with an answer")
			}
			query := strings.ReplaceAll(text[at[2]:at[3]], documentedMoment, before)
			got := layout(t, request(t, h, "POST", "/graphql", body(t, parameters{"query": query}), asJSON).Body.Bytes(), "") + "\n"
			if now := request(t, h, "POST", "/graphql", body(t, parameters{"query": strings.ReplaceAll(query, fmt.Sprintf("asKnownAt: %q, ", before), "")}), asJSON); !strings.Contains(now.Body.String(), "1997") {
				t.Errorf("now the answer is %s", now.Body)
			}
			if *update {
				if err := os.WriteFile(file, []byte(text[:at[6]]+got+text[at[7]:]), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != text[at[6]:at[7]] {
				t.Errorf("the query answers\n%sand the document shows\n%s", got, text[at[6]:at[7]])
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

var codeBlock = regexp.MustCompile("(?s)```(?:ts|python)\n(.*?)```")

// The TypeScript in the documents is that which a test compiles. The query in it pages through all pairs of a district.
func TestDocumentsTypedClient(t *testing.T) {
	code := readFile(t, "testdata/clients/codegen/src/pairs.ts")
	for _, file := range []string{"docs/queries.md", "docs/zh/queries.md"} {
		blocks := codeBlock.FindAllStringSubmatch(readFile(t, file), -1)
		if len(blocks) != 3 || blocks[0][1] != readFile(t, "testdata/clients/codegen/codegen.ts") || blocks[1][1] != code {
			t.Errorf("%s has other code than testdata/clients/codegen", file)
		}
	}
	h, seen, placeholders := quietSite(t), map[string]bool{}, 0
	query := regexp.MustCompile("(?s)graphql\\(`(.*?)`\\)").FindStringSubmatch(code)[1]
	for variables := (parameters{"code": "310104", "first": 10}); ; {
		var answer struct {
			Data struct {
				Place struct {
					FriendlyPairs struct {
						Nodes    []struct{ ID, Evidence string }
						PageInfo struct {
							HasNextPage bool
							EndCursor   string
						}
					}
				}
			}
		}
		w := request(t, h, "POST", "/graphql", body(t, parameters{"query": query, "variables": variables}), asJSON)
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		pairs := answer.Data.Place.FriendlyPairs
		for _, pair := range pairs.Nodes {
			seen[pair.ID] = true
			if pair.Evidence == "SYNTHETIC" {
				placeholders++
			}
		}
		if !pairs.PageInfo.HasNextPage {
			break
		}
		variables["after"] = pairs.PageInfo.EndCursor
	}
	if len(seen) != 31 || placeholders != 29 {
		t.Errorf("%d pairs, %d placeholders", len(seen), placeholders)
	}
}

// The Python in the documents writes a ranking and its basis.
func TestDocumentsSpreadsheet(t *testing.T) {
	python, at := pythontest.Python(t), serve(t, quietSite(t))
	for _, file := range []string{"docs/queries.md", "docs/zh/queries.md"} {
		t.Run(file, func(t *testing.T) {
			code := codeBlock.FindAllStringSubmatch(readFile(t, file), -1)[2][1]
			run := exec.CommandContext(t.Context(), python, "-c", strings.ReplaceAll(code, "http://127.0.0.1:8080", at))
			run.Dir = t.TempDir()
			if text, err := run.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, text)
			}
			rows := readFile(t, filepath.Join(run.Dir, "ranking.csv"))
			if !strings.HasPrefix(rows, "\ufeffrank,id,name,score\r\n1,place-310000,上海市,") || strings.Count(rows, "\n") != 32 {
				t.Error(rows)
			}
			if basis := readFile(t, filepath.Join(run.Dir, "ranking.basis.json")); !strings.Contains(basis, `"asOf": "2020"`) {
				t.Error(basis)
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

const lineLength = 120

// layout prints JSON for a reader: a value that fits stands on one line, another is broken at its members. Members and
// numbers stay as they came.
func layout(t *testing.T, text []byte, indent string) string {
	t.Helper()
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		t.Fatalf("%v in %.500s", err, text)
	}
	line := spaced(compact.String())
	if len(indent)+len([]rune(line)) <= lineLength || !strings.ContainsAny(line[:1], "[{") {
		return line
	}
	members := json.NewDecoder(&compact)
	opened, err := members.Token()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for members.More() {
		key := ""
		if opened == json.Delim('{') {
			name, err := members.Token()
			if err != nil {
				t.Fatal(err)
			}
			key = `"` + name.(string) + `": `
		}
		var value json.RawMessage
		if err := members.Decode(&value); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, indent+"  "+key+layout(t, value, indent+"  "))
	}
	return line[:1] + "\n" + strings.Join(lines, ",\n") + "\n" + indent + line[len(line)-1:]
}

// spaced sets a space after each colon and comma between members of compact JSON.
func spaced(compact string) string {
	var b strings.Builder
	inText, escaped := false, false
	for _, r := range compact {
		b.WriteRune(r)
		switch {
		case escaped:
			escaped = false
		case inText && r == '\\':
			escaped = true
		case r == '"':
			inText = !inText
		case !inText && (r == ':' || r == ','):
			b.WriteByte(' ')
		}
	}
	return b.String()
}
