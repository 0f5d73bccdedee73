package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"testing"
)

// changeCounts are what a comparison counts.
type changeCounts struct{ Began, Ended, Stayed, Undated int }

// A file of a comparison counts what the API's compare answers with the same arguments, for each subject too.
func TestExportedComparisons(t *testing.T) {
	h, _ := newSite(t, quiet)
	for _, c := range []struct{ parameters, arguments string }{
		{"from=2020&to=2021", `asOf: "2020", with: "2021"`},
		{"from=2020&to=2021&tieKinds=SUPPORTS", `asOf: "2020", with: "2021", ties: {kind: {in: [SUPPORTS]}}`},
		{"from=2018-06&to=2026", `asOf: "2018-06", with: "2026"`},
		{"from=2015&to=2024&evidence=REPORTED,SYNTHETIC", `asOf: "2015", with: "2024", evidence: [REPORTED, SYNTHETIC]`},
		{"from=2019&to=2021&tieKinds=INVESTS", `asOf: "2019", with: "2021", ties: {kind: {in: [INVESTS]}}`},
		{"from=1990&to=1991", `asOf: "1990", with: "1991"`},
	} {
		t.Run(c.parameters, func(t *testing.T) {
			query, err := json.Marshal(map[string]string{"query": fmt.Sprintf(`{ compare(%s) { began ended stayed undated
				subjects { kind subject { id } began ended stayed undated hands before { id } after { id } } } }`, c.arguments)})
			if err != nil {
				t.Fatal(err)
			}
			var answer struct {
				Data struct {
					Compare struct {
						changeCounts
						Subjects []struct {
							changeCounts
							Kind, Hands   string
							Subject       struct{ ID string }
							Before, After []struct{ ID string }
						}
					}
				}
			}
			decode(t, request(t, h, "POST", "/graphql", string(query), asJSON).Body.Bytes(), &answer)
			file := request(t, h, "GET", "/export/compare.csv?"+c.parameters, "", nil)
			lines, err := csv.NewReader(bytes.NewReader(file.Body.Bytes())).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			cell := func(line []string, name string) string { return line[slices.Index(lines[0], name)] }
			var all changeCounts
			sums, held := map[[3]string]changeCounts{}, map[string]bool{} // by kind, subject and hands; by id and day
			for _, line := range lines[1:] {
				counts := changeCounts{number(t, cell(line, "began")), number(t, cell(line, "ended")), number(t, cell(line, "stayed")), number(t, cell(line, "undated"))}
				subject := [3]string{cell(line, "kind"), cell(line, "toId"), cell(line, "hands")}
				sums[subject], all = sums[subject].plus(counts), all.plus(counts)
				held[cell(line, "id")+" before"], held[cell(line, "id")+" after"] = cell(line, "before") == "true", cell(line, "after") == "true"
			}
			ties := 0
			for _, s := range answer.Data.Compare.Subjects {
				if got := sums[[3]string{s.Kind, s.Subject.ID, s.Hands}]; got != s.changeCounts {
					t.Errorf("%+v, the API says %+v", got, s)
				}
				for day, of := range map[string][]struct{ ID string }{" before": s.Before, " after": s.After} {
					for _, tie := range of {
						ties++
						if !held[tie.ID+day] {
							t.Errorf("%s is not in the file%s", tie.ID, day)
						}
					}
				}
			}
			inFile := 0
			for _, is := range held {
				if is {
					inFile++
				}
			}
			if all != answer.Data.Compare.changeCounts || len(sums) != len(answer.Data.Compare.Subjects) || inFile != ties {
				t.Errorf("%+v of %d subjects, the API says %+v of %d; %d of %d ties", all, len(sums), answer.Data.Compare.changeCounts,
					len(answer.Data.Compare.Subjects), inFile, ties)
			}
			if counts := sumOfCounts(file.Header().Get(tiesHeader)); counts != len(lines)-1 {
				t.Errorf("the header says %d ties of %d", counts, len(lines)-1)
			}
		})
	}
}

func (c changeCounts) plus(d changeCounts) changeCounts {
	return changeCounts{c.Began + d.Began, c.Ended + d.Ended, c.Stayed + d.Stayed, c.Undated + d.Undated}
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
