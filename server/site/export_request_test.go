package site

import (
	"net/http"
	"strings"
	"testing"
)

func TestExportRefusals(t *testing.T) {
	h, _ := newSite(t, quiet)
	for _, c := range []struct {
		target string
		status int
		part   string
		hint   string
	}{
		{"nodes.csv?kind=COUNTY", 400, `there is no parameter "kind"`, ""},
		{"nodes.csv?kinds=COUNTY&kinds=DISTRICT", 400, "kinds is given more than once", ""},
		{"nodes.csv?kinds=TOWN", 400, `"TOWN" is not a value of kinds`, "The values are PROVINCE, PREFECTURE, "},
		{"nodes.csv?kinds=", 400, `"" is not a value of kinds`, ""},
		{"ties.csv?tieKinds=SUPPORTS,FOO", 400, `"FOO" is not a value of tieKinds`, ""},
		{"nodes.csv?evidence=official", 400, `"official" is not a value of evidence`, ""},
		{"nodes.csv?asOf=yesterday", 400, `"yesterday" is not a date`, ""},
		{"nodes.csv?asOf=2020&history=true", 400, "asOf and history together", ""},
		{"nodes.csv?history=yes", 400, `history is "yes"`, ""},
		{"nodes.csv?bbox=1,2,3", 400, "bbox", ""},
		{"nodes.csv?bbox=NaN,2,3,4", 400, "bbox", ""},
		{"nodes.csv?bbox=1,4,3,2", 400, "bbox", ""},
		{"nodes.csv?bbox=1,2,3,91", 400, "bbox", ""},
		{"nodes.json?bom=true", 400, "json has no bom", ""},
		{"nodes.csv?spread=true", 400, "csv has no spread", ""},
		{"nodes.csv?level=PROVINCE", 400, `nodes have no level "PROVINCE"`, ""},
		{"nodes.csv?tieKinds=SUPPORTS", 400, "nodes have no tieKinds", ""},
		{"ties.csv?kinds=COUNTY", 400, "no tie has both its ends of the kinds", ""},
		{"flows.csv?level=PROVINCE&kinds=COUNTY", 400, "no tie has both its ends of the kinds", ""},
		{"ties.csv?originLevel=COUNTY", 400, `ties have no originLevel "COUNTY"`, "Flows have one of"},
		{"flows.csv?originLevel=COUNTY&destLevel=COUNTY", 400, "flows need a level", "Add level="},
		{"flows.csv?level=COUNTY&destLevel=", 400, `flows have no destLevel ""`, "PROVINCE, PREFECTURE, COUNTY"},
		{"flows.geojson", 400, "flows need a level", ""},
		{"flows.geojson?level=TOWN", 400, `flows have no level "TOWN"`, "PROVINCE, PREFECTURE, COUNTY"},
		{"flows.gexf?level=PROVINCE", 404, "flows have no gexf file", ""},
		{"compare.csv?from=2020", 400, "a comparison needs two days", "Add from and to"},
		{"compare.csv?from=2021&to=2020", 400, "from is 2021-12-31, and to is 2020-12-31", "from must be the earlier day"},
		{"compare.csv?from=2020&to=2020", 400, "from is 2020-12-31, and to is 2020-12-31", ""},
		{"compare.csv?from=2020&to=", 400, "is not a date", ""},
		{"compare.csv?from=2020&to=2021&asOf=2020", 400, "a comparison has neither asOf nor history", ""},
		{"compare.csv?from=2020&to=2021&history=true", 400, "a comparison has neither asOf nor history", ""},
		{"compare.csv?from=2020&to=2021&level=COUNTY", 400, `comparisons have no level "COUNTY"`, ""},
		{"compare.csv?from=2020&to=2021&kinds=COUNTY", 400, "no tie has both its ends of the kinds", ""},
		{"ties.csv?from=2020", 400, "ties have no from", "Comparisons have it"},
		{"compare.json?from=2020&to=2021", 404, "a comparison has no json file", "compare.gexf, compare.geojson or compare.csv"},
		{"network.csv?isolated=no", 400, `isolated is "no"`, "It is true or false."},
		{"nodes.csv?isolated=false", 400, "nodes have no isolated", "Only files of the network have it."},
		{"compare.csv?from=2020&to=2021&of=310115", 400, "comparisons have no of", ""},
		{"ties.csv?hops=1", 400, "ties have no hops", ""},
		{"network.csv?hops=1", 400, "hops without of", "Add of"},
		{"network.csv?of=310115&hops=two", 400, `hops is "two"`, "It is a number of ties"},
		{"network.csv?of=310115&hops=21", 400, "hops is 21, and must be from 0 to 20", ""},
		{"network.csv?of=310115&isolated=false", 400, "of and isolated=false together", "Leave isolated out"},
		{"network.csv?of=", 400, `of has "", which is no id`, "codes of places"},
		{"network.csv?of=310115" + strings.Repeat(",310115", 100), 400, "of lists too many nodes", "List at most 100."},
		{"network.csv?of=310115,999999", 404, `of names "place-999999", which is not in the network`, ""},
		{"network.csv?of=310115&kinds=COUNTY", 404, `of names "place-310115", which is not in the network`, ""},
		{"nodes.csv?%zz", 400, "the query of the URL cannot be read", ""},
		{"network.parquet", 404, "a Parquet file is one table", ""},
		{"nodes.xls", 404, `there is no format "xls"`, "csv, csv-metadata.json, geojson, graphml, gexf, json, parquet. Spreadsheets read csv?bom=true."},
		{"places.csv", 404, `there is no part "places"`, "nodes, ties, network, flows, compare"},
		{"nodes", 404, `there is no format ""`, ""},
	} {
		t.Run(c.target, func(t *testing.T) {
			got := request(t, h, "GET", "/export/"+c.target, "", nil)
			if _, message := refusal(t, got); got.Code != c.status || !strings.Contains(message, c.part) {
				t.Errorf("%d: %s", got.Code, message)
			}
			if c.hint != "" && !strings.Contains(got.Body.String(), c.hint) {
				t.Errorf("%s, without the hint %q", got.Body, c.hint)
			}
		})
	}
	if got := request(t, h, "POST", "/export/nodes.csv", "", nil); got.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST is %d", got.Code)
	}
}

// A parameter of any length is answered at once, and not repeated in full.
func TestExportLongParameters(t *testing.T) {
	h, _ := newSite(t, quiet)
	long := strings.Repeat("x", 1<<20)
	for _, query := range []string{"kinds=" + long, "tieKinds=" + long, "evidence=" + long, "asOf=" + long, "bbox=" + long, "history=" + long,
		"bom=" + long, "level=" + long, long + "=1", "kinds=" + strings.Repeat("COUNTY,", 100_000), strings.Repeat("a=1&", 100_000), "%", "kinds;evidence"} {
		got := request(t, h, "GET", "/export/nodes.csv?"+query, "", nil)
		if _, message := refusal(t, got); got.Code != http.StatusBadRequest || len(message) > 300 || got.Body.Len() > 1000 {
			t.Errorf("%.30s is %d with %d bytes: %.300s", query, got.Code, got.Body.Len(), message)
		}
	}
	for _, name := range []string{"isolated", "of", "hops"} {
		got := request(t, h, "GET", "/export/network.csv?"+name+"="+long, "", nil)
		if _, message := refusal(t, got); got.Code != http.StatusBadRequest || len(message) > 300 || got.Body.Len() > 1000 {
			t.Errorf("a long %s is %d with %d bytes: %.300s", name, got.Code, got.Body.Len(), message)
		}
	}
	if got := request(t, h, "GET", "/export/"+long, "", nil); got.Code != http.StatusNotFound || got.Body.Len() > 1000 {
		t.Errorf("a long name is %d with %d bytes", got.Code, got.Body.Len())
	}
}
