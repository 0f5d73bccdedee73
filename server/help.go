package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// programHelp describes the program, its verbs and its settings.
func programHelp() string {
	var b strings.Builder
	b.WriteString("coopgraph serves Shanghai's domestic cooperation network as a graph behind one GraphQL API.\n\n" +
		"Usage: coopgraph [VERB] [flags]\n\n")
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, v := range verbs() {
		help := v.help
		if v.example != "" {
			help += ", for example " + v.example
		}
		fmt.Fprintf(w, "  %s\t%s\n", strings.TrimSpace(v.name+" "+v.operand), help)
	}
	_ = w.Flush() // into memory
	b.WriteString("\nA flag overrides its environment variable, which overrides the default.\n\n")
	return b.String() + flagHelp()
}

// flagHelp lists the settings, and the flags that only one verb has.
func flagHelp() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, s := range settings(new(config)) {
		fmt.Fprintf(w, "  -%s\t%s\t%s (default %q)\n", s.name, s.env(), s.help, s.defaultValue)
	}
	for _, v := range verbs() {
		if v.flags == nil {
			continue
		}
		fmt.Fprintf(w, "\n%s has these flags as well:\n\n", v.name)
		for _, s := range v.flags(new(config)) {
			fmt.Fprintf(w, "  -%s\t\t%s (default %q)\n", s.name, s.help, s.defaultValue)
		}
	}
	_ = w.Flush() // into memory
	return b.String()
}
