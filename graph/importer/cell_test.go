package importer

import (
	"testing"

	"coopgraph/graph"
)

// Dates are known to the year, the month or the day, as they are written.
func TestParseDate(t *testing.T) {
	for text, want := range map[string]string{
		"2019": "2019", "2019年": "2019", "２０１９": "2019", "二〇一九年": "2019", "二○一九": "2019", "二零一九年": "2019",
		"2019-07": "2019-07", "2019.7": "2019-07", "2019/07": "2019-07", "2019年7月": "2019-07", "2019 年 7 月": "2019-07", "201907": "2019-07",
		"二〇一九年七月": "2019-07", "二〇一九年十月": "2019-10", "二〇一九年十二月": "2019-12", "July 2019": "2019-07", "Jul. 2019": "2019-07", "2019年07月": "2019-07",
		"2019.10": "2019-10", "2019.11": "2019-11",
		"2019-07-30": "2019-07-30", "2019/7/30": "2019-07-30", "2019.7.30": "2019-07-30", "2019年7月30日": "2019-07-30", "2019年7月30号": "2019-07-30",
		"20190730": "2019-07-30", "二〇一九年七月三十日": "2019-07-30", "二〇一九年十月二十一日": "2019-10-21", "二〇一九年十一月十日": "2019-11-10", "30 July 2019": "2019-07-30",
		"July 30, 2019": "2019-07-30", "2019－07－30": "2019-07-30", "2019—07—30": "2019-07-30", "2019-07-30 00:00:00": "2019-07-30", "2019-07-30T08:00:00Z": "2019-07-30",
		"2019/7/30 8:00": "2019-07-30", "43676": "2019-07-30", "43676.5": "2019-07-30", "36526": "2000-01-01", "2020-02-29": "2020-02-29",
		"": "", "不详": "", "—": "", "/": "", "无": "",
	} {
		t.Run(text, func(t *testing.T) {
			d, ok := parseDate(text, false)
			if !ok || d.String() != want {
				t.Errorf("it is %q, %t: want %q", d, ok, want)
			}
		})
	}
	for _, text := range []string{"19", "19年", "2019年底", "约2019年", "2019-13", "2019-02-29", "2019/2/30", "30/7/2019", "7/2019", "2019.1", "2019-07-30-1", "20191301", "2019年上半年",
		"2019-2020", "2019至2020", "二〇一九年十三月", "Juli 2019", "今年", "12345678901", "-2019", "0", "1", "99999", "2019年30日", "2019..7", "0999"} {
		t.Run(text, func(t *testing.T) {
			if d, ok := parseDate(text, false); ok {
				t.Errorf("it is %q: want no date", d)
			}
		})
	}
}

// The 1904 system counts from another day.
func TestSerialDates(t *testing.T) {
	for _, test := range []struct {
		n        float64
		from1904 bool
		want     string
	}{{43676, false, "2019-07-30"}, {42214, true, "2019-07-30"}, {1, false, "1900-01-01"}, {59, false, "1900-02-28"}, {61, false, "1900-03-01"}, {0, true, "1904-01-01"},
		{60, false, ""}, {0, false, ""}, {3e6, false, ""}} {
		t.Run(test.want, func(t *testing.T) {
			if d, _ := serialDate(test.n, test.from1904); d.String() != test.want {
				t.Errorf("%v is %q: want %q", test.n, d, test.want)
			}
		})
	}
}

// A format of numbers shows a year, a month or a day, or no date.
func TestDatePrecision(t *testing.T) {
	for code, want := range map[string]precision{"General": noDate, "0.00": noDate, "#,##0": noDate, "@": noDate, "0%": noDate, "yyyy-mm-dd": toDay, `yyyy"年"m"月"d"日"`: toDay,
		"[$-804]yyyy\"年\"m\"月\";@": toMonth, "yyyy": toYear, "mmm-yy": toMonth, "m/d/yy": toDay, "[DBNum1][$-804]yyyy\"年\"m\"月\"": toMonth, "h:mm": noDate, `"day"0`: noDate, "": noDate} {
		t.Run(code, func(t *testing.T) {
			if got := datePrecision(code); got != want {
				t.Errorf("it is %d: want %d", got, want)
			}
		})
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]string{"1": "1", "１２３": "123", "1,234.50": "1234.50", "-3.7": "-3.7", "998.118935": "998.118935", "12,34": "", "1万": "", "": "", "1.2.3": "", "约5": ""} {
		t.Run(text, func(t *testing.T) {
			d, ok := parseDecimal(text)
			if ok != (want != "") || ok && d.String() != want {
				t.Errorf("it is %v, %t: want %q", d, ok, want)
			}
		})
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{"\ta\u2003": "a", "\u3000徐汇区\u00a0": "徐汇区", "徐\u200b汇\ufeff区": "徐汇区", "a\r\nb": "a  b", "": "", "a\x00b": "ab"} {
		t.Run(want, func(t *testing.T) {
			if got := clean(text); got != want {
				t.Errorf("%q is %q: want %q", text, got, want)
			}
		})
	}
}

func TestCellNames(t *testing.T) {
	for name, want := range map[string][2]int{"A1": {0, 1}, "B7": {1, 7}, "$AA$10": {26, 10}, "XFD1048576": {16383, 1048576}} {
		t.Run(name, func(t *testing.T) {
			c, r, ok := parseCellName(name)
			if !ok || c != want[0] || r != want[1] {
				t.Errorf("it is %d, %d, %t", c, r, ok)
			}
		})
	}
	for _, name := range []string{"", "A", "7", "7B", "B7C", "A0", "AAAAAAAAAAAAAAAAAA1"} {
		t.Run(name, func(t *testing.T) {
			if c, r, ok := parseCellName(name); ok {
				t.Errorf("it is %d, %d", c, r)
			}
		})
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2019", "2019.7", "2019年7月30日", "二〇一九年十二月三十一日", "43676", "July 30, 2019", "2019-07-30T08:00:00Z"} {
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, from1904 bool) {
		d, ok := parseDate(text, from1904)
		if !ok || d == 0 {
			return
		}
		again, err := graph.ParseDate(d.String())
		if err != nil || again != d {
			t.Errorf("%q is %v, which is %v, %v", text, d, again, err)
		}
	})
}
