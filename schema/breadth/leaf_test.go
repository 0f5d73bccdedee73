package breadth_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/internal/sample"
)

func marshalled(m graphql.Marshaler) string {
	var b bytes.Buffer
	m.MarshalGQL(&b)
	return b.String()
}

// Leaves are encoded as gqlgen's marshalers write them.
func FuzzString(f *testing.F) {
	for _, s := range []string{"", "上海", "a\"b\\c\n\r\t\x00\x1f\x7f", "\xff\xc3", "<&>\u2028", "end\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := string(breadth.String(nil, s)), marshalled(graphql.MarshalString(s)); got != want {
			t.Errorf("%q is written %s, want %s", s, got, want)
		}
	})
}

func FuzzFloat(f *testing.F) {
	for _, x := range []float64{0, -0.1, 121.4737, 1e-3, 999999.999999, -999999.5, 0.0010000001, 1e6, 100, 0.3, 2.0 / 3, 1e20, 1e21, 1e-7, math.MaxFloat64, math.Inf(1), math.NaN()} {
		f.Add(x)
	}
	f.Fuzz(func(t *testing.T, x float64) {
		var want bytes.Buffer
		err := graphql.MarshalFloatContext(x).MarshalGQLContext(context.Background(), &want)
		if got := breadth.Float([]byte{}, x); err == nil && string(got) != want.String() || err != nil && got != nil {
			t.Errorf("%g is written %q, want %s, %v", x, got, want.String(), err)
		}
	})
}

func TestEnum(t *testing.T) {
	encode := breadth.Enum(func(c sample.Colour) graphql.Marshaler { return c }, "RED", "GREEN", "NONE")
	for colour, want := range map[sample.Colour]string{0: "null", 1: `"RED"`, 2: `"GREEN"`} {
		t.Run(fmt.Sprint(uint8(colour)), func(t *testing.T) {
			if got := string(encode(nil, colour)); got != want {
				t.Errorf("%d is written %s, want %s", colour, got, want)
			}
		})
	}
	defer func() {
		if recover() == nil {
			t.Error("an unknown value does not panic as its marshaler does")
		}
	}()
	encode(nil, 9)
}
