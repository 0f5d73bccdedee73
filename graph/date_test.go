package graph_test

import (
	"errors"
	"strings"
	"testing"

	"coopgraph/graph"
)

func date(t *testing.T, s string) graph.Date {
	t.Helper()
	if s == "" {
		return 0
	}
	d, err := graph.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDate(t *testing.T) {
	for _, c := range []struct {
		text, first, last string
		year              int
	}{
		{"", "", "", 0},
		{"2018", "2018-01-01", "2018-12-31", 2018},
		{"2018-04", "2018-04-01", "2018-04-30", 2018},
		{"2018-12", "2018-12-01", "2018-12-31", 2018},
		{"2018-02", "2018-02-01", "2018-02-28", 2018},
		{"2020-02", "2020-02-01", "2020-02-29", 2020},
		{"1900-02", "1900-02-01", "1900-02-28", 1900},
		{"2000-02", "2000-02-01", "2000-02-29", 2000},
		{"2020-02-29", "2020-02-29", "2020-02-29", 2020},
		{"1000", "1000-01-01", "1000-12-31", 1000},
		{"9999-12-31", "9999-12-31", "9999-12-31", 9999},
	} {
		t.Run(c.text, func(t *testing.T) {
			d := date(t, c.text)
			if d.String() != c.text || d.First().String() != c.first || d.Last().String() != c.last || d.Year() != c.year {
				t.Errorf("%q: %s, first %s, last %s, year %d", c.text, d, d.First(), d.Last(), d.Year())
			}
			want := `"` + c.text + `"`
			if c.text == "" {
				want = "null"
			}
			var b strings.Builder
			d.MarshalGQL(&b)
			if got := string(d.AppendJSON([]byte("x"))); got != "x"+want || b.String() != want {
				t.Errorf("%q: JSON %s, GraphQL %s", c.text, got, b.String())
			}
		})
	}
	if graph.EndOfTime.First() != graph.EndOfTime || graph.EndOfTime.Last() != graph.EndOfTime {
		t.Error("the end of time is not a day of its own")
	}
	if today := graph.Today(); today.First() != today || today < date(t, "2026") {
		t.Errorf("today is %s", today)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"", "18", "201", "20180", "2018-4", "2018-13", "2018-00", "2018-02-29", "2018-04-31", "2018-04-00",
		"2018/04", "2018-04-1", "2018-04-024", "0999", "0000", "-018", "+018", "２０１８", "2018 ", " 2018-04", "2018-04-24T00:00"} {
		d, err := graph.ParseDate(s)
		if !errors.Is(err, graph.ErrInvalid) || d != 0 {
			t.Errorf("%q: %s, %v", s, d, err)
		}
		var g graph.Date
		if err := g.UnmarshalGQL(s); !errors.Is(err, graph.ErrInvalid) || g != 0 {
			t.Errorf("%q as GraphQL: %s, %v", s, g, err)
		}
	}
	var g graph.Date
	if err := g.UnmarshalGQL(2018); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a number: %v", err)
	}
	if err := g.UnmarshalGQL("2018-04"); err != nil || g != date(t, "2018-04") {
		t.Errorf("a date as GraphQL: %s, %v", g, err)
	}
}

// Dates order by year, month and day, the less precise first.
func TestDatesOrder(t *testing.T) {
	sorted := []string{"", "2017-12-31", "2018", "2018-01", "2018-01-01", "2018-01-31", "2018-02", "2019"}
	for i := 1; i < len(sorted); i++ {
		if date(t, sorted[i-1]) >= date(t, sorted[i]) {
			t.Errorf("%q is not before %q", sorted[i-1], sorted[i])
		}
	}
	if date(t, "9999-12-31") >= graph.EndOfTime {
		t.Error("the end of time is not last")
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2018", "2018-04", "2020-02-29", "", "2018-13", "９999", "1e10"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := graph.ParseDate(s)
		if err != nil {
			if d != 0 || graph.CodeOf(err) != graph.InvalidArgument {
				t.Fatalf("%q: %s, %v", s, d, err)
			}
			return
		}
		if d.String() != s {
			t.Fatalf("%q is printed %q", s, d)
		}
		first, last := d.First(), d.Last()
		if !(d <= first && first <= last && last < graph.EndOfTime) || first.Last() != first || last.First() != last {
			t.Fatalf("%q: from %s to %s", s, first, last)
		}
	})
}
