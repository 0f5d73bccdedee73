package importer

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"coopgraph/graph"
)

// columnTable is the table of columns in a document.
func columnTable(columns []Column, l graph.Language) string {
	var b strings.Builder
	head := inBoth{"| 英文列名 | 中文列名 | 是否必填 | 含义 | 可填的值 |", "| column | in Chinese | needed | meaning | values |"}
	b.WriteString(head.in(l) + "\n|---|---|---|---|---|\n")
	for i := range columns {
		c := &columns[i]
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", c.Name, c.ZH, c.needed(l), c.Help(l), c.values(l))
	}
	return b.String()
}

// Each document about importing has the columns of each kind, as the table of columns has them. With -update they are written
// again.
func TestDocuments(t *testing.T) {
	for l, file := range map[graph.Language]string{graph.EN: "../../server/site/docs/import.md", graph.ZH: "../../server/site/docs/zh/import.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		document := string(text)
		tables := map[string]string{"every": columnTable(commonColumns(FriendlyPairs), l)}
		for _, k := range Kinds {
			tables[string(k)] = columnTable(kindTable[k].columns, l)
		}
		for name, want := range tables {
			t.Run(name+" "+string(l), func(t *testing.T) {
				before, rest, found := strings.Cut(document, "(`"+name+"`)\n\n")
				end := strings.Index(rest, "\n\n") + 1
				if end == 0 {
					end = len(rest)
				}
				if !found {
					t.Fatalf("%s has no section of %s", file, name)
				}
				if flag.Lookup("update").Value.String() == "true" {
					document = before + "(`" + name + "`)\n\n" + want + rest[end:]
				} else if got := rest[:end]; got != want {
					t.Errorf("%s has\n%s\nwant\n%s", file, got, want)
				}
			})
		}
		if document != string(text) {
			if err := os.WriteFile(file, []byte(document), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
