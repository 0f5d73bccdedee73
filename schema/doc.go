// Package schema is what the API promises: the SDL (*.graphqls), each field of it described, and its compiled form
// (*.gen.go), made by `go generate ./...` and committed.
package schema

import (
	"embed"
	"io/fs"
	"strings"
)

//go:generate go run ./internal/gen ../gqlgen.yml

//go:embed *.graphqls
var files embed.FS

// SDL is the whole schema as text.
func SDL() string {
	names, err := fs.Glob(files, "*.graphqls")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	var sdl strings.Builder
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			panic(err) // the file is embedded
		}
		sdl.Write(text)
		sdl.WriteByte('\n')
	}
	return strings.TrimRight(sdl.String(), "\n") + "\n"
}
