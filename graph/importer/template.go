package importer

import (
	"embed"
	"strings"

	"coopgraph/graph"
)

// templates has the template of each kind in each language. The tests make them with excelize, which the program need not have
// then: it takes 9 s of a first build, and 2 MB.
//
//go:generate go test . -run ^TestTemplateFiles$ -update
//go:embed templates
var templates embed.FS

// templateName returns the name of a template among the files.
func templateName(k Kind, l graph.Language) string {
	return "templates/" + string(k) + "." + strings.ToLower(string(l)) + ".xlsx"
}

// Template returns an XLSX file with the headers of a kind in a language, and a second sheet that explains each column.
func Template(k Kind, l graph.Language) ([]byte, error) {
	if _, err := ParseKind(string(k)); err != nil {
		return nil, err
	}
	return templates.ReadFile(templateName(k, l))
}
