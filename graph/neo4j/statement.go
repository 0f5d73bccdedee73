package neo4j

import (
	"embed"
	"strings"
)

//go:embed cypher migrations
var files embed.FS

// statement is the text of a file with its holes filled: names and texts in turn, as of strings.NewReplacer.
func statement(name string, holes ...string) string {
	text, err := files.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // the names are constants
	}
	for i := 0; i < len(holes); i += 2 {
		holes[i] = "{{" + holes[i] + "}}"
	}
	return strings.NewReplacer(holes...).Replace(string(text))
}

// snapshot makes a body, which returns one row, a statement that says of which revision its answer is.
func snapshot(body string) string { return statement("snapshot", "body", body) }
