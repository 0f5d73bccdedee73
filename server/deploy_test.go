package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// variable finds a variable and its value, as Dockerfiles, compose files, Kubernetes and systemd write them.
var variable = regexp.MustCompile(`(COOPGRAPH_[A-Z0-9_]+)(?:=|: |, value: )"?([^\s"},]+)`)

// The files for deployment set variables that there are, to values that are accepted.
func TestDeploymentSettings(t *testing.T) {
	known := map[string]bool{"COOPGRAPH_NEO4J_PASSWORD": true}
	for _, s := range settings(new(config)) {
		known[s.env()] = true
	}
	files, err := filepath.Glob("../.github/deploy/*")
	if err != nil || len(files) < 4 {
		t.Fatalf("only %v, %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range regexp.MustCompile(`COOPGRAPH_[A-Z0-9_]+`).FindAllString(string(text), -1) {
				if !known[name] {
					t.Errorf("there is no variable %s", name)
				}
			}
			env := map[string]string{}
			for _, m := range variable.FindAllStringSubmatch(string(text), -1) {
				if !strings.Contains(m[2], "$") {
					env[m[1]] = m[2]
				}
			}
			if _, err := configure(verb{}, nil, func(name string) (string, bool) { v, ok := env[name]; return v, ok }); err != nil {
				t.Error(err)
			}
		})
	}
}

// The image is built by the Go that go.mod asks for.
func TestImageIsBuiltByThisGo(t *testing.T) {
	module, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	wanted := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(module)
	for _, file := range []string{"../.github/deploy/Dockerfile", "../.github/workflows/ci.yml"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if image := "golang:" + string(wanted[1]) + "-"; !strings.Contains(string(text), image) {
			t.Errorf("%s does not use an image %s…", file, image)
		}
	}
}
