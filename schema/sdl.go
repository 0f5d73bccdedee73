package schema

import (
	"embed"
	"io/fs"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

//go:embed *.graphqls
var files embed.FS

// SDL returns the whole schema as one text, in the order of its files. Each type is there once, with the fields by which
// other files extend it, since not every tool can read an extension before its type.
func SDL() string {
	names, err := fs.Glob(files, "*.graphqls")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	sources := make([]*ast.Source, len(names))
	for i, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(err) // the file is embedded
		}
		sources[i] = &ast.Source{Name: name, Input: string(text)}
	}
	document, err := parser.ParseSchemas(sources...)
	if err != nil {
		panic(err) // gqlgen has compiled it
	}
	for _, e := range document.Extensions { // all are of the root type and only add fields
		def := document.Definitions.ForName(e.Name)
		def.Fields = append(def.Fields, e.Fields...)
	}
	var sdl strings.Builder
	printer := formatter.NewFormatter(&sdl, formatter.WithIndent("  "))
	for i, def := range document.Definitions {
		if i > 0 {
			sdl.WriteByte('\n')
		}
		printer.FormatSchemaDocument(&ast.SchemaDocument{Definitions: ast.DefinitionList{def}})
	}
	return sdl.String()
}
