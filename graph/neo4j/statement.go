package neo4j

import (
	"embed"
	"strings"
)

//go:embed cypher migrations
var files embed.FS

// statement is the text of a file of cypher. Substitutions are names and texts in turn: the text replaces {{name}}.
func statement(name string, substitutions ...string) string {
	text, err := files.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // the names are constants
	}
	pairs := make([]string, len(substitutions))
	for i := 0; i < len(substitutions); i += 2 {
		pairs[i], pairs[i+1] = "{{"+substitutions[i]+"}}", substitutions[i+1]
	}
	return strings.NewReplacer(pairs...).Replace(string(text))
}

// atRevision makes a body, which returns one row, a statement that also says of which revision its answer is.
func atRevision(body string) string { return statement("at_revision", "body", body) }
