package seed

import (
	"errors"
	"testing"
	"testing/fstest"

	"coopgraph/graph"
)

// Whatever a file holds, reading it and each kind of its cells ends, in values or in InvalidArgument.
func FuzzTable(f *testing.F) {
	for _, file := range []string{
		"name,date,decimal,count\n浦东新区,2018-04,998.118935,3\n",
		"count,name,date,decimal\n1,上海,2018-04-24,-1.5\n0,,2018-02-30,1e5\n",
		"name,date,decimal,count\r\n\"a\"\"b\",2018,.5,99999999999\r\n\"",
		"name,date,decimal,count\na,b,c\n",
		"name,date,decimal,count\na\xff, 2018,+1,-0\n",
		"\xef\xbb\xbfname,date,decimal,count\n",
		"name,name,decimal,count\n", "", "\n", "\"",
	} {
		f.Add([]byte(file))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		var p problems
		files := fstest.MapFS{"a.csv": &fstest.MapFile{Data: content}}
		for _, r := range readTable(files, "a.csv", &p, "name", "date", "decimal", "count") {
			before := len(p)
			name, date, decimal, count := r.text("name"), r.date("date"), r.decimal("decimal"), r.count("count")
			r.degrees("decimal", 180)
			r.flag("name")
			r.list("name", "|")
			r.code("name")
			enum(r, "name", "short", "former")
			TitleDate(name)
			if len(p) == before {
				t.Errorf("%q is a flag and a short", name)
			}
			if date.First() > date.Last() || date != 0 && date.Year() < 1000 {
				t.Errorf("%q is the date %v", r.optional("date"), date)
			}
			if read, err := graph.ParseDecimal(decimal.String()); err != nil || read != decimal {
				t.Errorf("%q is the decimal %v", r.optional("decimal"), decimal)
			}
			if count < 0 {
				t.Errorf("%q is the count %d", r.optional("count"), count)
			}
		}
		for _, err := range p {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%v is no InvalidArgument", err)
			}
		}
	})
}
