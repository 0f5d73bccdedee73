package breadth_test

import (
	"testing"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

// gqlgen executes what is refused.
func TestRefused(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	for _, test := range []struct {
		query   string
		refused bool
	}{
		{`{ boxes { id } }`, false},
		{`{ __typename boxes @skip(if: true) { id } }`, false},
		{`mutation { forget(id: 1) { id } }`, false},
		{`{ refusedHere }`, true},
		{`{ ...F } fragment F on Query { boxes { id } refusedHere }`, true},
		{`{ __schema { queryType { name } } }`, false},
		{`{ __schema { queryType { name } } refusedHere }`, true},
		{`subscription { ticks }`, true},
	} {
		t.Run(test.query, func(t *testing.T) {
			before := p.schema.Stats().Refused
			if got := p.execute(t, test.query); len(got.Data) == 0 && len(got.Errors) == 0 {
				t.Errorf("%s has no response", test.query)
			}
			if got := p.schema.Stats().Refused > before; got != test.refused {
				t.Errorf("%s refused: %t", test.query, got)
			}
		})
	}
}

// What gqlgen would take for a zero is an error before gqlgen gets the operation.
func TestNullInWhatIsRefused(t *testing.T) {
	p := newPair(newRoot(3), breadth.Options{})
	for query, want := range map[string]string{
		`query($n: Int) { refusedHere boxes(first: $n) { id } }`:                        `Argument "first" of non-null type "Int!" must not be null.`,
		`query($n: Boolean = true) { refusedHere boxes { id @skip(if: $n) } }`:          `Argument "if" of non-null type "Boolean!" must not be null.`,
		`query($n: Boolean = true) { refusedHere ... @include(if: $n) { __typename } }`: `Argument "if" of non-null type "Boolean!" must not be null.`,
	} {
		t.Run(query, func(t *testing.T) {
			got, valid := breadthtest.Execute(t.Context(), p.Breadth, query, map[string]any{"n": nil})
			if !valid || string(got.Data) != "null" || len(got.Errors) != 1 || got.Errors[0].Message != want {
				t.Errorf("valid %t, the response is %s, %v", valid, got.Data, got.Errors)
			}
		})
	}
}
