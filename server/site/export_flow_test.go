package site

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"coopgraph/graph"
)

// A file of flows has those that the API has for the same arguments, and as much left out.
func TestExportedFlows(t *testing.T) {
	h, _ := newSite(t, quiet)
	type end struct{ Origin, Dest, Kind, Evidence string }
	type size struct {
		Count  int
		Amount json.Number
	}
	for _, c := range []struct{ parameters, arguments string }{
		{"level=PROVINCE", "level: PROVINCE"},
		{"level=PREFECTURE&tieKinds=SUPPORTS&asOf=2020", `level: PREFECTURE, ties: {kind: {in: [SUPPORTS]}}, asOf: "2020"`},
		{"level=COUNTY&tieKinds=FRIENDLY,COOPERATES&evidence=REPORTED,SYNTHETIC",
			"level: COUNTY, ties: {kind: {in: [FRIENDLY, COOPERATES]}}, evidence: [REPORTED, SYNTHETIC]"},
		{"level=PROVINCE&tieKinds=INVESTS&asOf=2020-06", `level: PROVINCE, ties: {kind: {in: [INVESTS]}}, asOf: "2020-06"`},
		{"level=PROVINCE&tieKinds=INVESTS&asOf=2019", `level: PROVINCE, ties: {kind: {in: [INVESTS]}}, asOf: "2019"`},
	} {
		query, err := json.Marshal(map[string]string{"query": fmt.Sprintf(`{ flows(%s) { basis { leftOut { evidence count } } withoutPlaces
			flows { origin dest kind evidence count amount } inner { origin dest kind evidence count amount } } }`, c.arguments)})
		if err != nil {
			t.Fatal(err)
		}
		type flow struct {
			end
			size
		}
		var answer struct {
			Data struct {
				Flows struct {
					Basis struct {
						LeftOut []struct {
							Evidence string
							Count    int
						}
					}
					WithoutPlaces int
					Flows, Inner  []flow
				}
			}
		}
		decode(t, request(t, h, "POST", "/graphql", string(query), asJSON).Body.Bytes(), &answer)
		var file struct {
			Coopgraph struct {
				TiesWithoutPlaces int
				TiesLeftOut       map[string]int
			}
			Features []struct {
				Properties struct {
					OriginID, DestID, Kind, Evidence string
					Inner                            bool
					size
				}
			}
		}
		got := request(t, h, "GET", "/export/flows.geojson?"+c.parameters, "", nil)
		decode(t, got.Body.Bytes(), &file)

		want := map[end]size{}
		for _, f := range slices.Concat(answer.Data.Flows.Flows, answer.Data.Flows.Inner) {
			want[f.end] = f.size
		}
		used := 0
		for _, f := range file.Features {
			p := f.Properties
			if w := want[end{p.OriginID, p.DestID, p.Kind, p.Evidence}]; w != p.size || p.Inner != (p.OriginID == p.DestID) {
				t.Errorf("%s: %+v, the API says %+v", c.parameters, p, w)
			}
			used += p.Count
		}
		if len(file.Features) != len(want) || (len(want) == 0) != strings.HasSuffix(c.parameters, "2019") {
			t.Errorf("%s: %d flows, the API says %d", c.parameters, len(file.Features), len(want))
		}
		for _, l := range answer.Data.Flows.Basis.LeftOut {
			if file.Coopgraph.TiesLeftOut[l.Evidence] != l.Count {
				t.Errorf("%s: %v are left out, the API says %+v", c.parameters, file.Coopgraph.TiesLeftOut, l)
			}
		}
		if file.Coopgraph.TiesWithoutPlaces != answer.Data.Flows.WithoutPlaces {
			t.Errorf("%s: %d ties without places, the API says %d", c.parameters, file.Coopgraph.TiesWithoutPlaces, answer.Data.Flows.WithoutPlaces)
		}
		if header := got.Header().Get(tiesHeader); counted(header) != used+file.Coopgraph.TiesWithoutPlaces || got.Header().Get(nodesHeader) != "" {
			t.Errorf("%s: the header says %s for %d ties", c.parameters, header, used)
		}
		t.Logf("%s: %d flows of %d ties", c.parameters, len(want), used)
	}
}

func decode(t *testing.T, text []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
}

// counted is the sum of counts like OFFICIAL=12, REPORTED=3.
func counted(counts string) (sum int) {
	for _, e := range graph.Evidences {
		var n int
		if _, after, found := strings.Cut(counts, e.String()+"="); found {
			_, _ = fmt.Sscan(after, &n) // a number is there, or none is counted
		}
		sum += n
	}
	return sum
}
