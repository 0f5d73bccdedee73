package graph

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"time"
)

// Date is a calendar date that is known to the year, the month or the day. It is packed as yyyymmdd, with 00 for a month
// or a day that is not known: 2018 is 20180000, 2018-04 is 20180400. Zero is an unknown date. Dates are ordered by year,
// month and day, and a less precise date comes first.
type Date int32

// EndOfTime is later than every date.
const EndOfTime Date = math.MaxInt32

// NewDate packs a date. A month or a day that is not known is 0.
func NewDate(year, month, day int) Date { return Date(year*10000 + month*100 + day) }

var shanghai = time.FixedZone("CST", 8*60*60)

// Today is the current day in Shanghai.
func Today() Date {
	y, m, d := time.Now().In(shanghai).Date()
	return NewDate(y, int(m), d)
}

// ParseDate reads a date such as 2018, 2018-04 or 2018-04-24. Years are 1000 to 9999.
func ParseDate(s string) (Date, error) {
	bad := &Error{Code: InvalidArgument, Message: fmt.Sprintf("%.32q is not a date", s),
		Hint: "Write a year, a month or a day: 2018, 2018-04 or 2018-04-24."}
	if len(s) != len("2018") && len(s) != len("2018-04") && len(s) != len("2018-04-24") {
		return 0, bad
	}
	d, unit := Date(0), Date(1_00_00)
	for at := 0; at < len(s); unit /= 100 { // the year, then "-04", then "-24"
		part := 4
		if at > 0 {
			if s[at] != '-' {
				return 0, bad
			}
			at, part = at+1, 2
		}
		var n Date
		for ; part > 0; at, part = at+1, part-1 {
			if s[at] < '0' || s[at] > '9' {
				return 0, bad
			}
			n = n*10 + Date(s[at]-'0')
		}
		if n == 0 {
			return 0, bad
		}
		d += n * unit
	}
	if !d.Valid() {
		return 0, bad
	}
	return d, nil
}

// Valid reports whether the date is one that ParseDate returns: it is known, and exists in the calendar.
func (d Date) Valid() bool {
	month, day := d/100%100, d%100
	if d < 1000_00_00 || d > 9999_99_99 || month > 12 || month == 0 && day != 0 {
		return false
	}
	return day == 0 || day <= (d-day).Last()%100
}

// Year is the date's year, 0 for an unknown date.
func (d Date) Year() int { return int(d / 10000) }

// First is the first day that the date may mean: 2018 gives 2018-01-01. An unknown date stays unknown.
func (d Date) First() Date {
	if d == 0 {
		return 0
	}
	if d/100%100 == 0 {
		d += 100
	}
	if d%100 == 0 {
		d++
	}
	return d
}

// Last is the last day that the date may mean: 2018-02 gives 2018-02-28. An unknown date stays unknown.
func (d Date) Last() Date {
	if d == 0 || d == EndOfTime {
		return d
	}
	if d/100%100 == 0 {
		d += 1200
	}
	if d%100 == 0 {
		y, m := int(d/10000), time.Month(d/100%100)
		d += Date(time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day())
	}
	return d
}

func (d Date) String() string { return string(d.appendText(nil)) }

func (d Date) appendText(b []byte) []byte {
	if d == 0 {
		return b
	}
	b = strconv.AppendInt(b, int64(d/10000), 10)
	for _, part := range [2]Date{d / 100 % 100, d % 100} {
		if part == 0 {
			break
		}
		b = append(b, '-', byte('0'+part/10), byte('0'+part%10))
	}
	return b
}

// AppendJSON appends the date as a JSON string, or null if it is unknown.
func (d Date) AppendJSON(b []byte) []byte {
	if d == 0 {
		return append(b, "null"...)
	}
	return append(d.appendText(append(b, '"')), '"')
}

// MarshalGQL writes the date as a GraphQL value.
func (d Date) MarshalGQL(w io.Writer) { _, _ = w.Write(d.AppendJSON(nil)) }

// UnmarshalGQL reads a GraphQL string.
func (d *Date) UnmarshalGQL(v any) error {
	s, ok := v.(string)
	if !ok {
		return &Error{Code: InvalidArgument, Message: "a date is a string", Hint: `Write it in quotes: "2018-04".`}
	}
	parsed, err := ParseDate(s)
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
