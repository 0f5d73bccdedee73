package coerce_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"

	"coopgraph/schema/coerce"
)

// Any values are refused, or coerced to values that gqlparser's coercion accepts and does not change.
func FuzzVariables(f *testing.F) {
	for _, values := range []string{`{}`, `{"box":{"width":1.0,"inner":{"grid":[[1],2]}},"need":7}`, `{"key":{"id":"x"},"need":"x","box":{},"list":3}`,
		`{"box":{"any":[{"x":null}],"even":4},"need":1e400}`, `{"need":"x","box":{"tags":"a","colour":"GREEN"}}`} {
		f.Add(values)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var values object
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		if d.Decode(&values) != nil {
			return
		}
		op := definitions(t, `$box:Box! $key:Key $list:[Int!] $need:ID! $even:Even`)
		got, errs := coerce.Variables(testSchema, options, op, values)
		if errs != nil {
			return
		}
		before := fmt.Sprintf("%#v", got)
		if again, err := validator.VariableValues(testSchema, op, got); err != nil || fmt.Sprintf("%#v", again) != before {
			t.Errorf("%s: %s, gqlparser makes %#v of it: %v", text, before, again, err)
		}
	})
}

// Reading the arguments of a valid document does not panic.
func FuzzDocument(f *testing.F) {
	for _, query := range []string{`{box(of:{width:1,inner:{tags:"a"}},size:1e3)need(id:7)}`, `{box(any:99999999999999999999)}`, `{box(any:[{x:1e999}])}`,
		`query($x:Int=1){box(of:{width:$x,grid:[[$x]]}key:{id:"\u0041"})}`, `{...F}fragment F on Query{box(colours:RED even:2 grid:null)}`} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		doc, errs := gqlparser.LoadQueryWithRules(testSchema, query, coerce.Rules(options))
		if errs != nil {
			return
		}
		for _, op := range doc.Operations {
			values, errs := coerce.Variables(testSchema, options, op, object{})
			for _, selection := range op.SelectionSet {
				field, ok := selection.(*ast.Field)
				if !ok || errs != nil {
					continue
				}
				if _, err := coerce.Arguments(testSchema, field.Definition.Arguments, field.Arguments, values); err != nil {
					t.Errorf("%s: %v", query, err)
				}
				field.ArgumentMap(values)
			}
		}
	})
}
