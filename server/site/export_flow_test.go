package site

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

type (
	flowKey  struct{ Origin, Dest, Kind, Evidence string }
	flowSize struct {
		Count  int
		Amount json.Number
	}
	apiFlow struct {
		flowKey
		flowSize
	}
	// apiFlows is what the API's flows have.
	apiFlows struct {
		Basis struct {
			LeftOut []struct {
				Evidence string
				Count    int
			}
		}
		WithoutPlaces int
		Flows, Inner  []apiFlow
	}
	// flowFile is what flows.geojson has.
	flowFile struct {
		Coopgraph struct {
			TiesWithoutPlaces int
			TiesLeftOut       map[string]int
		}
		Features []struct {
			Properties struct {
				OriginID, DestID, Kind, Evidence string
				Inner                            bool
				flowSize
			}
		}
	}
)

// A file of flows has the flows that the API answers with the same arguments, and leaves the same ties out.
func TestExportedFlows(t *testing.T) {
	h, _ := newSite(t, quiet)
	for _, c := range []struct{ parameters, arguments string }{
		{"level=PROVINCE", "level: PROVINCE"},
		{"level=PREFECTURE&tieKinds=SUPPORTS&asOf=2020", `level: PREFECTURE, ties: {kind: {in: [SUPPORTS]}}, asOf: "2020"`},
		{"level=COUNTY&tieKinds=FRIENDLY,COOPERATES&evidence=REPORTED,SYNTHETIC",
			"level: COUNTY, ties: {kind: {in: [FRIENDLY, COOPERATES]}}, evidence: [REPORTED, SYNTHETIC]"},
		{"level=PREFECTURE&originLevel=COUNTY", "level: PREFECTURE, originLevel: COUNTY"},
		{"level=PROVINCE&originLevel=COUNTY&destLevel=PREFECTURE&asOf=2020", `level: PROVINCE, originLevel: COUNTY, destLevel: PREFECTURE, asOf: "2020"`},
		{"level=PROVINCE&tieKinds=INVESTS&asOf=2020-06", `level: PROVINCE, ties: {kind: {in: [INVESTS]}}, asOf: "2020-06"`},
		{"level=PROVINCE&tieKinds=INVESTS&asOf=2019", `level: PROVINCE, ties: {kind: {in: [INVESTS]}}, asOf: "2019"`},
	} {
		t.Run(c.parameters, func(t *testing.T) {
			query, err := json.Marshal(map[string]string{"query": fmt.Sprintf(`{ flows(%s) { basis { leftOut { evidence count } } withoutPlaces
				flows { origin dest kind evidence count amount } inner { origin dest kind evidence count amount } } }`, c.arguments)})
			if err != nil {
				t.Fatal(err)
			}
			var answer struct{ Data struct{ Flows apiFlows } }
			decode(t, request(t, h, "POST", "/graphql", string(query), asJSON).Body.Bytes(), &answer)
			var file flowFile
			got := request(t, h, "GET", "/export/flows.geojson?"+c.parameters, "", nil)
			decode(t, got.Body.Bytes(), &file)
			used := compareFlows(t, file, answer.Data.Flows)
			if (len(file.Features) == 0) != strings.HasSuffix(c.parameters, "2019") {
				t.Errorf("%d flows", len(file.Features))
			}
			if counts := got.Header().Get(tiesHeader); sumOfCounts(counts) != used+file.Coopgraph.TiesWithoutPlaces || got.Header().Get(nodesHeader) != "" {
				t.Errorf("the header says %s for %d ties", counts, used)
			}
		})
	}
}

// compareFlows compares a file with the API's flows, and returns how many ties the flows are made of.
func compareFlows(t *testing.T, file flowFile, api apiFlows) (ties int) {
	t.Helper()
	want := map[flowKey]flowSize{}
	for _, f := range slices.Concat(api.Flows, api.Inner) {
		want[f.flowKey] = f.flowSize
	}
	for _, f := range file.Features {
		p := f.Properties
		if w := want[flowKey{p.OriginID, p.DestID, p.Kind, p.Evidence}]; w != p.flowSize || p.Inner != (p.OriginID == p.DestID) {
			t.Errorf("%+v, the API says %+v", p, w)
		}
		ties += p.Count
	}
	if len(file.Features) != len(want) {
		t.Errorf("%d flows, the API says %d", len(file.Features), len(want))
	}
	for _, l := range api.Basis.LeftOut {
		if file.Coopgraph.TiesLeftOut[l.Evidence] != l.Count {
			t.Errorf("%v are left out, the API says %+v", file.Coopgraph.TiesLeftOut, l)
		}
	}
	if file.Coopgraph.TiesWithoutPlaces != api.WithoutPlaces {
		t.Errorf("%d ties without places, the API says %d", file.Coopgraph.TiesWithoutPlaces, api.WithoutPlaces)
	}
	return ties
}

func decode(t *testing.T, text []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
}

// sumOfCounts is the sum of counts like OFFICIAL=12, REPORTED=3.
func sumOfCounts(counts string) (sum int) {
	for _, e := range graph.Evidences {
		var n int
		if _, after, found := strings.Cut(counts, e.String()+"="); found {
			_, _ = fmt.Sscan(after, &n) // a number is there, or none is counted
		}
		sum += n
	}
	return sum
}
