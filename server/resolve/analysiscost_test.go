package resolve_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"coopgraph/server/guard"
)

// analysisQueries are the analyses in the order of the documents' table. % stands for the arguments of a network of all ties.
var analysisQueries = []string{
	`{ranking(measure:DEGREE%){nodes{score}}}`,
	`{ranking(measure:PAGERANK%){nodes{score}}}`,
	`{ranking(measure:EIGENVECTOR%){nodes{score}}}`,
	`{ranking(measure:CLOSENESS%){nodes{score}}}`,
	`{ranking(measure:BETWEENNESS%){nodes{score}}}`,
	`{communities(resolution:1%){communities{size}}}`,
	`{network%{nodes{id}}}`,
	`{neighbourhood(of:["place-310000"]%){nodes{id}}}`,
	`{paths(from:["place-310000"] to:["place-532931"]%){distance}}`,
	`{flows(level:COUNTY%){flows{count}}}`,
	`{compare(asOf:"2019" with:"2021"%){subjects{kind}}}`,
	`{contacts(place:{code:"532931"}%){contacts{rank}}}`,
	`{linkageIndex%{places{rank}}}`,
	`{gaps(kind:PUBLISHED_ABOVE_RECORD%){gaps{what}}}`,
	`{coverage{key}}`,
}

// The documents say what each analysis costs, to a tenth, and the cost bounds the processor time of the first one that is
// asked for. A busy machine may take twice as long.
func TestAnalysesCostWhatTheyTake(t *testing.T) {
	const allEvidence = ` evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC]`
	const all = ` ties:{kind:{in:[WITHIN FRIENDLY SUPPORTS COOPERATES INVESTS MEMBER LEADS PARTY LOCATED REPRESENTS PARTICIPATES MEASURES]}}` + allEvidence
	documented := [][][2]int{documentedCosts(t, "../site/docs/api.md"), documentedCosts(t, "../site/docs/zh/api.md")}
	for i, query := range analysisQueries {
		for k, arguments := range [...]string{"", all} {
			if strings.HasPrefix(query, "{contacts") || strings.HasPrefix(query, "{linkage") || strings.HasPrefix(query, "{gaps") {
				arguments = strings.TrimPrefix(arguments, strings.TrimSuffix(all, allEvidence)) // they take no filter of ties
			}
			if k == 1 && !strings.Contains(query, "%") {
				continue
			}
			if arguments != "" && !strings.Contains(query, "(") {
				arguments = "(" + arguments + ")"
			}
			query := strings.Replace(query, "%", arguments, 1)
			t.Run(query, func(t *testing.T) {
				s := newLimitedServer(t)
				op := s.accepted(t, query, nil)
				if op == nil {
					t.Fatal("it is refused")
				}
				cost := guard.CostOf(op)
				for _, table := range documented {
					if said := table[i][k]; said < cost*9/10 || said > cost*11/10 {
						t.Errorf("it costs %d, and the documents say %d", cost, said)
					}
				}
				if raceEnabled || testing.Short() {
					return
				}
				// The least of three: the processor time of the process has that of the garbage collector in it.
				least := time.Duration(math.MaxInt64)
				for range 3 {
					cold := newLimitedServer(t)
					warm(t, cold)
					cpu, _ := cold.execute(t, cold.accepted(t, query, nil))
					least = min(least, cpu)
				}
				if least > 2*time.Duration(cost*guard.CostUnit)+2*time.Millisecond {
					t.Errorf("it costs %d, and takes %s", cost, least)
				}
			})
		}
	}
}

var costsRow = regexp.MustCompile(`(?m)^\| \x60\w+\x60[^|]*\| ([0-9,]+) \| ([0-9,]*) ?\|$`)

// documentedCosts returns the rows of the table of analyses: the cost by default, and of all ties.
func documentedCosts(t *testing.T, file string) (rows [][2]int) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range costsRow.FindAllStringSubmatch(string(text), -1) {
		var costs [2]int
		for k := range costs {
			costs[k], _ = strconv.Atoi(strings.ReplaceAll(row[k+1], ",", "")) // an empty cell is 0
		}
		rows = append(rows, costs)
	}
	if len(rows) != len(analysisQueries) {
		t.Fatalf("%s says what %d analyses cost, want %d", file, len(rows), len(analysisQueries))
	}
	return rows
}
