package main

import (
	"cmp"
	"fmt"
	"io"
	"runtime/debug"

	"coopgraph/seed"
)

// releaseVersion is set at link time for a release. If it is empty, the version is that of the module in the build information.
var releaseVersion string

// buildVersion returns the name and the version of this program.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "coopgraph " + cmp.Or(releaseVersion, "unknown")
	}
	return fmt.Sprintf("coopgraph %s %s", cmp.Or(releaseVersion, info.Main.Version), info.GoVersion)
}

// writeVersion prints the version of this program, the commit that it was built from, and the dataset that it holds.
func writeVersion(_ config, stdout, _ io.Writer) error {
	dataset, err := seed.Load()
	if err != nil {
		return err
	}
	info, _ := debug.ReadBuildInfo()
	fmt.Fprintf(stdout, "%s\ncommit %s\ndataset %s, %d records\n", buildVersion(), commit(info), dataset.Identity, len(dataset.Records))
	return nil
}

// commit returns the commit that a program was built from and its time, as far as its build information has them.
func commit(info *debug.BuildInfo) string {
	settings := map[string]string{}
	if info != nil {
		for _, s := range info.Settings {
			settings[s.Key] = s.Value
		}
	}
	text := settings["vcs.revision"] + " of " + settings["vcs.time"]
	switch {
	case settings["vcs.revision"] == "":
		return "unknown"
	case settings["vcs.modified"] == "true":
		return text + ", with changes that are not committed"
	}
	return text
}
