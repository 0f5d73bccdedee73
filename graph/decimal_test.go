package graph_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"coopgraph/graph"
)

func decimal(t *testing.T, s string) graph.Decimal {
	t.Helper()
	d, err := graph.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDecimalIsPrintedDigitForDigit(t *testing.T) {
	for _, s := range []string{"0", "7", "-7", "3.70", "0.0", "-0.5", "-0.05", "0.000000001", "998.118935", "6261.348035", "4951.04",
		"9223372036854775807", "-9223372036854775808", "9223372036.854775807", "-9223372036.854775808"} {
		d := decimal(t, s)
		var b strings.Builder
		d.MarshalGQL(&b)
		if d.String() != s || b.String() != s || string(d.AppendJSON([]byte("x"))) != "x"+s {
			t.Errorf("%s is printed %s, in GraphQL %s", s, d, b.String())
		}
		if want, _ := new(big.Float).SetString(s); want != nil {
			if f, _ := want.Float64(); math.Abs(d.Float()-f) > math.Abs(f)*1e-15 {
				t.Errorf("%s as a float is %v", s, d.Float())
			}
		}
	}
}

func TestParseDecimalRefuses(t *testing.T) {
	for _, s := range []string{"", "-", ".", ".5", "-.5", "5.", "+5", "-+5", "--5", "1.-5", "1.+5", "1.2.3", "1e3", "0x10", "1_000", " 1", "1 ",
		"0.0000000001", "9223372036854775808", "-9223372036854775809", "92233720368.54775808", "NaN", "Inf", "１", "1,000"} {
		if d, err := graph.ParseDecimal(s); !errors.Is(err, graph.ErrInvalid) || d != (graph.Decimal{}) {
			t.Errorf("%q: %s, %v", s, d, err)
		}
	}
}

// What GraphQL hands over as a number: literals are int64 and float64, variables json.Number.
func TestDecimalFromGraphQL(t *testing.T) {
	for _, c := range []struct {
		v    any
		want string
	}{
		{int64(42), "42"}, {0.1, "0.1"}, {-2.5, "-2.5"}, {1e6, "1000000"}, {12345678.9, "12345678.9"}, {0.00001, "0.00001"},
		{json.Number("3.70"), "3.70"}, {json.Number("1.5e6"), "1500000"}, {json.Number("2E-3"), "0.002"},
	} {
		var d graph.Decimal
		if err := d.UnmarshalGQL(c.v); err != nil || d.String() != c.want {
			t.Errorf("%v: %s, %v", c.v, d, err)
		}
	}
	for _, v := range []any{nil, true, "x", 1e300, math.NaN(), math.Inf(1), json.Number("1e400"), []any{1}} {
		var d graph.Decimal
		if err := d.UnmarshalGQL(v); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: %s, %v", v, d, err)
		}
	}
}

func TestDecimalAdd(t *testing.T) {
	for _, c := range []struct{ a, b, sum string }{
		{"1", "2", "3"}, {"1.5", "2", "3.5"}, {"0.1", "0.20", "0.30"}, {"-1.5", "1.5", "0.0"}, {"0.000000001", "1", "1.000000001"},
		{"9223372036854775807", "0", "9223372036854775807"}, {"9223372036854775806", "1", "9223372036854775807"},
		{"-9223372036854775807", "-1", "-9223372036854775808"}, {"9223372036854775807", "-9223372036854775808", "-1"},
		{"9223372036854775807", "1", ""}, {"-9223372036854775808", "-1", ""}, {"9223372036854775807", "0.0", ""},
		{"922337203685477580", "0.7", "922337203685477580.7"}, {"922337203685477580", "0.8", ""}, {"-922337203685477580", "-0.9", ""},
	} {
		for _, pair := range [2][2]string{{c.a, c.b}, {c.b, c.a}} {
			sum, ok := decimal(t, pair[0]).Add(decimal(t, pair[1]))
			if ok != (c.sum != "") || ok && sum.String() != c.sum {
				t.Errorf("%s + %s = %s, %t", pair[0], pair[1], sum, ok)
			}
		}
	}
}

func TestDecimalCompare(t *testing.T) {
	sorted := []string{"-9223372036854775808", "-2", "-1.5", "-1.2", "-0.5", "-0.000000001", "0.000", "0.000000001", "0.5", "1.2", "1.50", "2",
		"9223372036.854775807", "9223372036854775807"}
	for i := range sorted {
		for j := range sorted {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := decimal(t, sorted[i]).Compare(decimal(t, sorted[j])); got != want {
				t.Errorf("%s compared with %s is %d", sorted[i], sorted[j], got)
			}
		}
	}
	if decimal(t, "3.7").Compare(decimal(t, "3.700")) != 0 {
		t.Error("3.7 is not 3.700")
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0", "-0", "-0.50", "007.10", "998.118935", "9223372036854775807", "1e3", "1.", "-.5"} {
		f.Add(s, "1.5")
	}
	rat := func(d graph.Decimal) *big.Rat {
		r, _ := new(big.Rat).SetString(d.String())
		return r
	}
	f.Fuzz(func(t *testing.T, s, other string) {
		d, err := graph.ParseDecimal(s)
		if err != nil {
			if d != (graph.Decimal{}) || graph.CodeOf(err) != graph.InvalidArgument {
				t.Fatalf("%q: %s, %v", s, d, err)
			}
			return
		}
		if again, err := graph.ParseDecimal(d.String()); err != nil || again != d {
			t.Fatalf("%q is printed %s, which is read as %s (%v)", s, d, again, err)
		}
		if want, ok := new(big.Rat).SetString(s); !ok || rat(d).Cmp(want) != 0 {
			t.Fatalf("%q is read as %s", s, d)
		}
		e, err := graph.ParseDecimal(other)
		if err != nil {
			return
		}
		if got, want := d.Compare(e), rat(d).Cmp(rat(e)); got != want {
			t.Fatalf("%s compared with %s is %d", d, e, got)
		}
		sum, ok := d.Add(e)
		if turned, okToo := e.Add(d); turned != sum || okToo != ok {
			t.Fatalf("%s + %s is %s or %s", d, e, sum, turned)
		}
		if ok && rat(sum).Cmp(new(big.Rat).Add(rat(d), rat(e))) != 0 {
			t.Fatalf("%s + %s = %s", d, e, sum)
		}
	})
}
