package site

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"coopgraph/graph/pythontest"
)

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
