package graph_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"coopgraph/graph"
	"coopgraph/graph/storetest"
)

// checkRoundTrip writes a record, reads it again, and writes what was read.
func checkRoundTrip(t *testing.T, r graph.Record) {
	t.Helper()
	text, err := graph.AppendRecord([]byte("x"), r)
	if err != nil {
		t.Fatalf("%+v: %v", r, err)
	}
	text = text[1:]
	got, err := new(graph.RecordParser).Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if !reflect.DeepEqual(got, r) {
		t.Errorf("%s\n got %+v\nwant %+v", text, got, r)
	}
	if again, err := graph.AppendRecord(nil, got); err != nil || string(again) != string(text) {
		t.Errorf("%s\nis written again as\n%s, %v", text, again, err)
	}
	if !json.Valid(text) {
		t.Errorf("%s is no JSON", text)
	}
}

func TestRecordsRoundTrip(t *testing.T) {
	for _, r := range storetest.Sample() {
		checkRoundTrip(t, r)
	}
	for _, c := range storetest.Changes(1)(&graph.Network{}, 3000) {
		checkRoundTrip(t, c.(graph.Create).Record)
	}
}

// Every field of every kind is written and read, also those that are added later.
func TestFieldsRoundTrip(t *testing.T) {
	for kind, r := range everyKind() {
		t.Run(kind, func(t *testing.T) {
			checkRoundTrip(t, r.Record)
			for _, f := range r.fields {
				v, _ := sampleValue(t, f)
				f.Set(r.Record, v)
				text, err := graph.AppendRecord(nil, r.Record)
				if err != nil {
					t.Fatal(err)
				}
				read, err := new(graph.RecordParser).Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				if got := f.Get(read); !reflect.DeepEqual(got, v) {
					t.Errorf("%s is %v, want %v: %s", f.Name, got, v, text)
				}
			}
			checkRoundTrip(t, r.Record)
		})
	}
}

// A record is written as people would write it. They may write its fields in another order, and space between them.
func TestRecordText(t *testing.T) {
	flow := &graph.InvestmentFlow{Year: 2019, Amount: graph.Decimal{Units: 370, Scale: 2}}
	flow.ID, flow.Evidence, flow.Since, flow.LabelZH = "invests-1", graph.Official, 20190400, "“引号”\"\\\n\u007f😀"
	flow.Sources = []graph.Citation{{SourceID: "s", Locator: "表7"}, {}}
	text, err := graph.AppendRecord(nil, flow)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"kind":"INVESTS","id":"invests-1","evidence":"OFFICIAL","sources":[{"sourceId":"s","locator":"表7"},{}],"since":"2019-04",` +
		`"labelZh":"“引号”\"\\\u000a` + "\x7f😀" + `","year":2019,"enterprises":0,"amount":3.70,"amountLargeProjects":0,"share":0,"rank":0}`
	if string(text) != want {
		t.Errorf("it is\n%s, want\n%s", text, want)
	}
	for _, text := range []string{
		strings.NewReplacer(`,"`, " ,\n\t\"", `":`, `" : `).Replace(want),
		`{"kind":"INVESTS","amount":3.70,"year":2019,"evidence":"OFFICIAL","since":"2019-04","sources":[{"locator":"表7","sourceId":"s"},{}],"id":"invests-1",
			"labelZh":"\u201c引号”\"\\\n\u007f\ud83d\uDE00"}`,
	} {
		if got, err := new(graph.RecordParser).Parse([]byte(text)); err != nil || !reflect.DeepEqual(got, graph.Record(flow)) {
			t.Errorf("%s\nis %+v, %v", text, got, err)
		}
	}
}

// What is no record as AppendRecord writes it is refused, and the error says why and where.
func TestWrongRecords(t *testing.T) {
	for text, want := range map[string]string{
		"": "byte 0: '{' is missing", "null": "'{' is missing", "[]": "'{' is missing", "{}": `'"' is missing`, "{": "is missing",
		`{"id":"a"}`:                                                         "its first member is not its kind",
		`{"kind":"CITY"}`:                                                    `"CITY" is no kind that this program knows`,
		`{"kind":"city","id":"a"}`:                                           "is no kind",
		`{"kind":7}`:                                                         "is missing",
		`{"kind":"COUNTY","population":7}`:                                   `"population" is no field that this program knows`,
		`{"kind":"COUNTY","year":7}`:                                         `"year" is no field`,
		`{"kind":"COUNTY","ID":"a"}`:                                         `"ID" is no field`,
		`{"kind":"COUNTY","kind":"COUNTY"}`:                                  `"kind" is no field`,
		`{"kind":"COUNTY","id":"a","id":"b"}`:                                "id stands there twice",
		`{"kind":"COUNTY","id":"a"`:                                          "',' is missing",
		`{"kind":"COUNTY","id":"a",}`:                                        "is missing",
		`{"kind":"COUNTY","id":"a"} x`:                                       "more text after the end",
		"{\"kind\":\"COUNTY\"}\x00":                                          "more text after the end",
		`{"kind":"COUNTY" "id":"a"}`:                                         "',' is missing",
		`{"kind":"COUNTY","id":null}`:                                        `id: byte 22: '"' is missing`,
		`{"kind":"COUNTY","id":"a}`:                                          "id: byte 25: a string without an end",
		`{"kind":"COUNTY","id":"\x"}`:                                        "is no escape sequence",
		`{"kind":"COUNTY","id":"\u12g4"}`:                                    "four digits",
		`{"kind":"COUNTY","id":"\`:                                           "four digits",
		`{"kind":"COUNTY","id":"\ud83d"}`:                                    "four digits",
		`{"kind":"COUNTY","id":"\ud83d\u0041"}`:                              "half of a surrogate pair",
		`{"kind":"COUNTY","id":"\ude00"}`:                                    "four digits",
		"{\"kind\":\"COUNTY\",\"id\":\"\n\"}":                                "control character",
		"{\"kind\":\"COUNTY\",\"id\":\"\xff\"}":                              "it is not UTF-8",
		`{"kind":"COUNTY","evidence":"RUMOUR"}`:                              "evidence: byte",
		`{"kind":"COUNTY","since":"2018-02-30"}`:                             "is not a date",
		`{"kind":"COUNTY","since":2018}`:                                     "is missing",
		`{"kind":"COUNTY","aliases":["a" "b"]}`:                              "aliases: byte 32: ',' is missing",
		`{"kind":"COUNTY","aliases":"a"}`:                                    "'[' is missing",
		`{"kind":"COUNTY","terms":{"name":[]}}`:                              `terms: byte 33: "name" is no field`,
		`{"kind":"COUNTY","location":{"longitude":"7"}}`:                     "location: longitude: byte 41: a number is missing",
		`{"kind":"COUNTY","location":{"longitude":1e999}}`:                   "a number is missing",
		`{"kind":"COUNTY","sources":[{"note":"a","note":"b"}]}`:              "sources: note: byte",
		`{"kind":"CHAMBER","inPublishedTotal":1}`:                            "true or false is missing",
		`{"kind":"INVESTS","year":2147483648}`:                               "integer of 32 bits",
		`{"kind":"INVESTS","year":1.5}`:                                      "integer of 32 bits",
		`{"kind":"INVESTS","year":07}`:                                       "a number is missing",
		`{"kind":"INVESTS","amount":1e3}`:                                    "is not a decimal number",
		`{"kind":"INVESTS","amount":0.0000000001}`:                           "is not a decimal number",
		`{"kind":"INDICATOR","target":{"figure":{"printed":{"value":"1"}}}}`: "target: figure: printed: value: byte",
	} {
		t.Run(text, func(t *testing.T) {
			r, err := new(graph.RecordParser).Parse([]byte(text))
			if r != nil || !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), want) {
				t.Errorf("%+v, %v, want %s", r, err, want)
			}
			e, ok := errors.AsType[*graph.Error](err)
			if newer := strings.Contains(want, "is no kind") || strings.Contains(want, "is no field"); ok && newer != (e.Hint != "") {
				t.Errorf("the hint is %q", e.Hint)
			}
		})
	}
}

// A value that could not be read again is not written.
func TestUnwritableRecords(t *testing.T) {
	for want, change := range map[string]func(*graph.County, *graph.InvestmentFlow){
		"nameZh: \"\\xff\" is not UTF-8":        func(c *graph.County, _ *graph.InvestmentFlow) { c.NameZH = "\xff" },
		"since: 20180230 is no date":            func(c *graph.County, _ *graph.InvestmentFlow) { c.Since = 20180230 },
		"until: 2147483647 is no date":          func(c *graph.County, _ *graph.InvestmentFlow) { c.Until = graph.EndOfTime },
		"evidence: 5 is no evidence":            func(c *graph.County, _ *graph.InvestmentFlow) { c.Evidence = 5 },
		"location: longitude: NaN is no number": func(c *graph.County, _ *graph.InvestmentFlow) { c.Location.Longitude = math.NaN() },
		"location: latitude: -Inf is no number": func(c *graph.County, _ *graph.InvestmentFlow) { c.Location.Latitude = math.Inf(-1) },
		"growth: a decimal number with 10 decimals": func(_ *graph.County, f *graph.InvestmentFlow) {
			f.Growth = &graph.Decimal{Scale: 10}
		},
	} {
		t.Run(want, func(t *testing.T) {
			county, flow := &graph.County{}, &graph.InvestmentFlow{}
			county.ID, flow.ID = "c", "f"
			change(county, flow)
			_, countyErr := graph.AppendRecord(nil, county)
			_, flowErr := graph.AppendRecord(nil, flow)
			if (countyErr == nil) == (flowErr == nil) {
				t.Fatalf("%v, %v", countyErr, flowErr)
			}
			if err := errors.Join(countyErr, flowErr); !errors.Is(err, graph.ErrInvalid) || !strings.HasSuffix(err.Error(), want) {
				t.Errorf("%v", err)
			}
		})
	}
	if _, err := graph.AppendRecord(nil, nil); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("nil: %v", err)
	}
}

// A parser shares equal citations between records.
func TestParserSharesCitations(t *testing.T) {
	var parser graph.RecordParser
	var lists [][]graph.Citation
	for _, id := range []string{"a", "b"} {
		r, err := parser.Parse(fmt.Appendf(nil, `{"kind":"COUNTY","id":%q,"sources":[{"sourceId":"s"}]}`, id))
		if err != nil {
			t.Fatal(err)
		}
		lists = append(lists, r.Head().Sources)
	}
	if &lists[0][0] != &lists[1][0] {
		t.Error("two lists")
	}
}

// Whatever the text, a RecordParser does not panic, and what it accepts is a record that is written and read again.
func FuzzRecordParser(f *testing.F) {
	for _, r := range storetest.Sample() {
		text, err := graph.AppendRecord(nil, r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(`{"kind":"COUNTY", "id":"\ud83d\ude00", "location":{"longitude":-1.5E-3}, "terms":{"names":[]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if r, err := new(graph.RecordParser).Parse(text); err == nil {
			if !json.Valid(text) {
				t.Errorf("%q is no JSON", text)
			}
			checkRoundTrip(t, r)
		} else if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: %v", text, err)
		}
	})
}

func BenchmarkRecordParser(b *testing.B) {
	var texts [][]byte
	for _, r := range storetest.Sample() {
		text, err := graph.AppendRecord(nil, r)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, text)
	}
	var parser graph.RecordParser
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := parser.Parse(texts[i%len(texts)]); err != nil {
			b.Fatal(err)
		}
	}
}
