package breadth_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler/extension"

	"coopgraph/schema/breadth"
	"coopgraph/schema/breadth/breadthtest"
)

// A list that a kind of type does not have is null; a list that it has may be empty. A test of the server compares all of
// introspection with graphql-js.
func TestIntrospection(t *testing.T) {
	p := newPair(newRoot(1), breadth.Options{})
	p.Breadth.Use(extension.Introspection{})
	const everything = `kind name fields { name } interfaces { name } possibleTypes { name } enumValues { name } inputFields { name } ofType { name } isOneOf`
	for query, want := range map[string]string{
		`{ t: __type(name: "Moment") { ` + everything + ` } }`: `{"t":{"kind":"SCALAR","name":"Moment","fields":null,` +
			`"interfaces":null,"possibleTypes":null,"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}}`,
		`{ t: __type(name: "Cell") { ` + everything + ` } }`: `{"t":{"kind":"OBJECT","name":"Cell",` +
			`"fields":[{"name":"x"},{"name":"y"},{"name":"box"}],"interfaces":[],"possibleTypes":null,"enumValues":null,` +
			`"inputFields":null,"ofType":null,"isOneOf":null}}`,
		`{ t: __type(name: "Named") { ` + everything + ` } }`: `{"t":{"kind":"INTERFACE","name":"Named",` +
			`"fields":[{"name":"name"},{"name":"maker"}],"interfaces":[],"possibleTypes":[{"name":"Box"},{"name":"Maker"}],` +
			`"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}}`,
		`{ t: __type(name: "Part") { ` + everything + ` } }`: `{"t":{"kind":"UNION","name":"Part","fields":null,` +
			`"interfaces":null,"possibleTypes":[{"name":"Box"},{"name":"Maker"},{"name":"Screw"}],"enumValues":null,` +
			`"inputFields":null,"ofType":null,"isOneOf":null}}`,
		`{ t: __type(name: "Size") { ` + everything + ` } }`: `{"t":{"kind":"ENUM","name":"Size","fields":null,` +
			`"interfaces":null,"possibleTypes":null,"enumValues":[{"name":"SMALL"},{"name":"LARGE"}],"inputFields":null,` +
			`"ofType":null,"isOneOf":null}}`,
		`{ t: __type(name: "BoxInput") { ` + everything + ` } }`: `{"t":{"kind":"INPUT_OBJECT","name":"BoxInput","fields":null,` +
			`"interfaces":null,"possibleTypes":null,"enumValues":null,` +
			`"inputFields":[{"name":"name"},{"name":"colour"},{"name":"tags"}],"ofType":null,"isOneOf":false}}`,
		`{ t: __type(name: "Box") { interfaces { ` + everything + ` } } }`: `{"t":{"interfaces":[` +
			`{"kind":"INTERFACE","name":"Named","fields":[{"name":"name"},{"name":"maker"}],"interfaces":[],` +
			`"possibleTypes":[{"name":"Box"},{"name":"Maker"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null},` +
			`{"kind":"INTERFACE","name":"Sized","fields":[{"name":"size"}],"interfaces":[],` +
			`"possibleTypes":[{"name":"Box"}],"enumValues":null,"inputFields":null,"ofType":null,"isOneOf":null}]}}`,
		`{ a: __type(name: "Nobody") { name } b: __type(name: "[Part]!") { name } c: __type(name: "") { name } }`: `{"a":null,"b":null,"c":null}`,
		`{ __typename __schema { __typename directives { name } subscriptionType { name fields { type { ofType { ofType { name } } } } } } }`: `{"__typename":"Query",` +
			`"__schema":{"__typename":"__Schema","directives":[{"name":"deprecated"},{"name":"hidden"},{"name":"include"},` +
			`{"name":"oneOf"},{"name":"skip"},{"name":"specifiedBy"}],` +
			`"subscriptionType":{"name":"Subscription","fields":[{"type":{"ofType":{"ofType":null}}}]}}}`,
	} {
		t.Run(query, func(t *testing.T) {
			if got := p.execute(t, query); string(got.Data) != want || got.Errors != nil {
				t.Errorf("%s\n got %s %v\nwant %s", query, got.Data, got.Errors, want)
			}
		})
	}
	if s := p.schema.Stats(); s.Refused > 0 {
		t.Errorf("gqlgen has executed %d operations", s.Refused)
	}
}

func TestIntrospectionIsOffUnlessTurnedOn(t *testing.T) {
	p := newPair(newRoot(1), breadth.Options{})
	got := p.execute(t, `{ __typename __type(name: "Box") { name } }`)
	if string(got.Data) != `{"__typename":"Query","__type":null}` || len(got.Errors) != 1 || !strings.Contains(got.Errors[0].Error(), "introspection disabled") {
		t.Errorf("the response is %s %v", got.Data, got.Errors)
	}
	if got = p.execute(t, `{ __schema { queryType { name } } }`); string(got.Data) != "null" || len(got.Errors) != 1 {
		t.Errorf("the response is %s %v", got.Data, got.Errors)
	}
}

// gqlgen's own introspection is never in a response.
func TestIntrospectionIsNotGqlgens(t *testing.T) {
	p := newPair(newRoot(1), breadth.Options{})
	p.Breadth.Use(extension.Introspection{})
	got, valid := breadthtest.Execute(t.Context(), p.Breadth, `{ refusedHere __schema { types { possibleTypes { name } } } }`, nil)
	if !valid || got.Data != nil || len(got.Errors) != 1 || !strings.Contains(got.Errors[0].Message, "introspection") {
		t.Errorf("valid %t, %s %v", valid, got.Data, got.Errors)
	}
}

// What a client writes does not lead to gqlgen's executor, which has no bounds.
func TestTooManyBooleanVariables(t *testing.T) {
	p := newPair(newRoot(1), breadth.Options{})
	var declared, used strings.Builder
	for i := range 65 {
		fmt.Fprintf(&declared, "$v%d: Boolean = true ", i)
		fmt.Fprintf(&used, "a%d: __typename @include(if: $v%d) ", i, i)
	}
	got, valid := breadthtest.Execute(t.Context(), p.Breadth, `query (`+declared.String()+`) { `+used.String()+`}`, nil)
	if !valid || got.Data != nil || len(got.Errors) != 1 || p.schema.Stats().Refused > 0 {
		t.Errorf("valid %t, %s %v", valid, got.Data, got.Errors)
	}
}
