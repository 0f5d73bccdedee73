package main

import (
	_ "embed"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
	"github.com/99designs/gqlgen/codegen/templates"
	"github.com/99designs/gqlgen/plugin"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen gqlgen.yml")
		os.Exit(2)
	}
	log.SetOutput(io.Discard) // gqlgen logs which fields became resolvers
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// generate runs gqlgen in the directory of its configuration, since the paths in it are relative to that.
func generate(configuration string) error {
	if err := os.Chdir(filepath.Dir(configuration)); err != nil {
		return err
	}
	cfg, err := config.LoadConfig(filepath.Base(configuration))
	if err != nil {
		return err
	}
	return api.Generate(cfg, api.AddPlugin(breadthPlugin{}))
}

// breadthPlugin generates the table of package breadth.
type breadthPlugin struct{}

var _ interface {
	plugin.Plugin
	plugin.CodeGenerator
} = breadthPlugin{}

func (breadthPlugin) Name() string { return "breadth" }

//go:embed breadth.gotpl
var templateText string

// GenerateCode implements plugin.CodeGenerator.
func (breadthPlugin) GenerateCode(data *codegen.Data) error {
	return templates.Render(templates.Options{
		PackageName:     data.Config.Exec.Package,
		Filename:        filepath.Join(data.Config.Exec.Dir(), "breadth.gen.go"),
		GeneratedHeader: true,
		Packages:        data.Config.Packages,
		Template:        templateText,
		Data:            &templateData{data},
		Funcs: map[string]any{"access": access, "declareArguments": declareArguments, "argumentNames": argumentNames,
			"appendLeaf": appendLeaf, "putFunction": putFunction, "enumEncoder": enumEncoder, "callsResolver": callsResolver, "numbers": numbersMethod},
	})
}
