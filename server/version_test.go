package main

import (
	"regexp"
	"runtime/debug"
	"testing"
)

// The verb version prints version, commit and dataset.
func TestVersion(t *testing.T) {
	want := regexp.MustCompile(`^coopgraph \S+ go1\.\d+\S*\ncommit .+\ndataset [0-9a-f-]{36}, \d{4} records\n$`)
	if code, stdout, stderr := runProgram(t, nil, "version"); code != 0 || !want.MatchString(stdout) || stderr != "" {
		t.Errorf("exit %d, stdout %q, stderr %q", code, stdout, stderr)
	}
}

func TestCommit(t *testing.T) {
	at := []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: "2b78c93"}, {Key: "vcs.time", Value: "2026-11-26T04:22:29Z"}}
	for want, info := range map[string]*debug.BuildInfo{
		"unknown":                         {},
		"2b78c93 of 2026-11-26T04:22:29Z": {Settings: at},
		"2b78c93 of 2026-11-26T04:22:29Z, with changes that are not committed": {Settings: append(at, debug.BuildSetting{Key: "vcs.modified", Value: "true"})},
	} {
		t.Run(want, func(t *testing.T) {
			if got := commit(info); got != want {
				t.Errorf("it says %q", got)
			}
		})
	}
	if got := commit(nil); got != "unknown" {
		t.Errorf("without build information it says %q", got)
	}
}
