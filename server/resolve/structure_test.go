package resolve_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gql "github.com/vektah/gqlparser/v2/ast"
	sdl "github.com/vektah/gqlparser/v2/parser"
)

// otherFiles are the files that are not named as a file of the schema, with the reason.
var otherFiles = map[string]string{
	"analysiscache":    "the cache of analyses",
	"analysisscope":    "the part of the network that an analysis may use",
	"argument":         "checks of arguments that several fields have",
	"comparison":       "conditions on one field of a record",
	"connection":       "the counts that all connections have",
	"doc":              "the description of the package",
	"error":            "errors as the API documents them",
	"availability":     "what happens while the store is unavailable",
	"configure":        "makes a gqlgen server one of this API",
	"moment":           "the moment at which an operation reads the network",
	"pastnetworks":     "networks as they were known",
	"list":             "lists of the root, and their filters and restrictions",
	"page":             "the arguments of a connection, and its page",
	"period":           "the arguments asOf and history",
	"placeby":          "the one place that a code or a name means",
	"placehit":         "places that the gazetteer adds to a search",
	"quantifier":       "conditions on the ties of a node",
	"recordcolumns":    "relations of records that have numbers, as columns",
	"relation":         "lists and single records that nodes and ties lead to",
	"resolver":         "the root of all resolvers",
	"operation":        "what an operation has read",
	"reader":           "what an operation reads from",
	"versioncache":     "what is derived from the network, by version",
	"schema":           "the executable schema",
	"statisticrecords": "the records that a statistic counts",
	"trace":            "what is told about calls of the store",
	"translator":       "filters of the schema as filters of the domain",
}

// sharedResolvers are the generic types that are not named as a type of the schema, each with one of the types whose
// fields it resolves.
var sharedResolvers = map[string]string{"delegation": "Chamber"}

// TestStructure checks that each file is named as a file of the schema or is listed with a reason, and that the resolver of
// a field stands in the file that is named as the schema's file that declares the field.
func TestStructure(t *testing.T) {
	declaredIn := fieldsOfSchema(t)
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	missing := map[string]bool{}
	for name := range otherFiles {
		missing[name] = true
	}
	resolvers := 0
	for _, path := range names {
		name := strings.TrimSuffix(path, ".go")
		if strings.HasSuffix(name, "_test") {
			continue
		}
		delete(missing, name)
		if _, err := os.Stat(filepath.Join("../../schema", name+".graphqls")); (err == nil) == (otherFiles[name] != "") {
			t.Errorf("%s must either be named as a file of the schema or be listed with a reason", path)
		}
		for _, method := range methodsOf(t, path) {
			field, ok := declaredIn[method]
			if !ok {
				continue // no field of the schema
			}
			resolvers++
			if field != name {
				t.Errorf("%s is in %s, but its field is in %s.graphqls", method, path, field)
			}
		}
	}
	for name := range missing {
		t.Errorf("%s.go is listed, but there is no such file", name)
	}
	if resolvers < 60 {
		t.Errorf("only %d resolvers were found", resolvers)
	}
}

// fieldsOfSchema maps each field, as "type.field" in lower case, to the name of the file that declares it.
func fieldsOfSchema(t *testing.T) map[string]string {
	paths, err := filepath.Glob("../../schema/*.graphqls")
	if err != nil || len(paths) == 0 {
		t.Fatal("no files of the schema", err)
	}
	fields := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		document, err := sdl.ParseSchema(&gql.Source{Name: path, Input: string(text)})
		if err != nil {
			t.Fatal(err)
		}
		for _, definition := range append(document.Definitions, document.Extensions...) {
			for _, field := range definition.Fields {
				fields[strings.ToLower(definition.Name+"."+field.Name)] = strings.TrimSuffix(filepath.Base(path), ".graphqls")
			}
		}
	}
	return fields
}

// methodsOf lists the methods of a file, as "type.method" in lower case, with the type of the schema.
func methodsOf(t *testing.T, path string) (methods []string) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, declaration := range file.Decls {
		function, ok := declaration.(*ast.FuncDecl)
		if !ok || function.Recv == nil || !function.Name.IsExported() {
			continue
		}
		receiver := function.Recv.List[0].Type
		if generic, ok := receiver.(*ast.IndexExpr); ok {
			receiver = generic.X
		}
		if name, ok := receiver.(*ast.Ident); ok {
			typ := name.Name
			if shared, ok := sharedResolvers[typ]; ok {
				typ = shared
			}
			methods = append(methods, strings.ToLower(typ+"."+function.Name.Name))
		}
	}
	return methods
}
