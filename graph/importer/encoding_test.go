package importer_test

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// encoded returns a text in another encoding.
func encoded(t *testing.T, text string, to interface{ String(string) (string, error) }) []byte {
	t.Helper()
	s, err := to.String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}

// The same rows are read from each format and encoding.
func TestEncodings(t *testing.T) {
	d := load(t)
	tsv := strings.ReplaceAll(pairs, ",", "\t")
	for name, file := range map[string][]byte{
		"UTF-8": []byte(pairs), "BOM": []byte("\ufeff" + pairs), "GB18030": encoded(t, pairs, simplifiedchinese.GB18030.NewEncoder()),
		"UTF-16LE": encoded(t, pairs, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()),
		"UTF-16BE": encoded(t, tsv, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()),
		"tabs":     []byte(tsv), "semicolons": []byte(strings.ReplaceAll(pairs, ",", ";")), "wide commas": []byte(strings.ReplaceAll(pairs, ",", "，")),
		"CRLF":   []byte(strings.ReplaceAll(pairs, "\n", "\r\n")),
		"quoted": []byte("\"district\",partner,since,\"source\"\n徐汇区,安徽省阜阳市,2019年7月,\"名单\n(2024-05)\"\n\n浦东新区,大理市,2013,x\n普陀区,普陀区,2019-07-30,x\n"),
	} {
		t.Run(name, func(t *testing.T) {
			r := d.read(t, file, importer.Options{Evidence: graph.Official})
			if r.Counts != (importer.Counts{New: 2, Changed: 1}) {
				t.Errorf("%+v\n%s", r.Counts, describe(r, graph.EN))
			}
		})
	}
}

// Rows that are pasted without a header have the columns that are needed, in their order. Rows are counted as a spreadsheet does.
func TestWithoutHeader(t *testing.T) {
	d := load(t)
	r := d.read(t, []byte("徐汇区\t大理市\t2019\t名单\n\n黄浦区\t宾川县\t\t名单\n"), importer.Options{Evidence: graph.Reported, Kind: importer.FriendlyPairs})
	if r.Counts != (importer.Counts{New: 2}) {
		t.Errorf("%+v\n%s", r.Counts, describe(r, graph.EN))
	}
	numbers := ""
	for row := range r.Rows(graph.EN) {
		numbers += strconv.Itoa(row.Number) + " "
	}
	if numbers != "1 3 " {
		t.Errorf("the rows are %s", numbers)
	}
}
