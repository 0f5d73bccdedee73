package main

import (
	"bytes"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// The program writes the same bytes as the server sends, and refuses what the server refuses.
func TestExportVerb(t *testing.T) {
	program, h := executable(t), newSite(t, io.Discard)
	for _, file := range []string{"nodes.csv?bom=true", "network.json?evidence=OFFICIAL,DERIVED", "ties.geojson?spread=true&tieKinds=SUPPORTS",
		"network.graphml", "flows.geojson?level=COUNTY&bbox=97,21,125,32", "network.gexf?asOf=2019", "nodes.parquet",
		"compare.gexf?from=2020&to=2021", "compare.csv?from=2020&to=2021&tieKinds=SUPPORTS",
		"network.gexf?tieKinds=SUPPORTS&isolated=false", "network.json?of=310115&hops=2"} {
		written, err := exec.CommandContext(t.Context(), program, "export", file).Output()
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if sent := request(t, h, "GET", "/export/"+file, "").Body.Bytes(); len(sent) < 1000 || !bytes.Equal(written, sent) {
			t.Errorf("%s: %d bytes are written, %d sent", file, len(written), len(sent))
		}
	}
	for _, c := range []struct{ file, complaint string }{
		{"network.parquet", "a Parquet file is one table. Ask for nodes.parquet and ties.parquet."},
		{"nodes.csv?kinds=TOWN", `"TOWN" is not a value of kinds`},
		{"-layers=official", "export takes one FILE: name it, for example network.json?evidence=OFFICIAL"},
	} {
		var stdout, stderr bytes.Buffer
		code := run([]string{"export", c.file}, fakeEnv(), &stdout, &stderr)
		if code != exitUsage || !strings.Contains(stderr.String(), c.complaint) || stdout.Len() > 0 {
			t.Errorf("%s: %d, %s", c.file, code, stderr.String())
		}
	}
}
