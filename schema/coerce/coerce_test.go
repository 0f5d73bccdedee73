package coerce_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"

	"coopgraph/schema/coerce"
)

// testSchema has all types that a value can have: objects with defaults, lists of lists, custom scalars.
var testSchema = gqlparser.MustLoadSchema(&ast.Source{Input: `
	scalar Even
	scalar Anything
	enum Colour { RED GREEN }
	input Box { width: Int! = 3 colour: Colour! = RED tags: [String!] = ["a"] grid: [[Int]!] inner: Box even: Even any: Anything }
	input Key @oneOf { id: ID code: String }
	type Query {
		box(of: Box, size: Float! = 1.5, grid: [[Int]!] = [[1, null]], key: Key, colours: [Colour!]! = [GREEN], even: Even, any: Anything): Int
		need(id: ID!): Int
	}`})

var scalars = map[string]coerce.Scalar{"Even": func(v any) error {
	if n, ok := v.(json.Number); !ok || strings.HasSuffix(string(n), "1") {
		return errors.New("it is odd")
	}
	return nil
}}

var options = coerce.Options{Scalars: scalars, Suggestions: true}

func parse(t *testing.T, query string) *ast.QueryDocument {
	t.Helper()
	doc, errs := gqlparser.LoadQueryWithRules(testSchema, query, coerce.Rules(options))
	if errs != nil {
		t.Fatalf("%s: %v", query, errs)
	}
	return doc
}

func variables(t *testing.T, text string) (read map[string]any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&read); err != nil {
		t.Fatal(err)
	}
	return read
}

type object = map[string]any

func TestVariables(t *testing.T) {
	for name, c := range map[string]struct {
		definitions, values string
		want                object
	}{
		"one Go type each": {`$a:Int $b:Float $c:ID $d:ID $e:String $f:Boolean $g:Colour`, `{"a":2.0,"b":1,"c":7,"d":"x","e":"7","f":false,"g":"RED"}`,
			object{"a": int64(2), "b": 1.0, "c": "7", "d": "x", "e": "7", "f": false, "g": "RED"}},
		"long IDs":              {`$a:ID $b:ID $c:ID`, `{"a":99999999999999999999,"b":1e3,"c":-1.0}`, object{"a": "99999999999999999999", "b": "1000", "c": "-1"}},
		"the least Int":         {`$a:Int`, `{"a":-2147483648}`, object{"a": int64(-2147483648)}},
		"one for a list":        {`$a:[[Int]!]`, `{"a":1}`, object{"a": []any{[]any{int64(1)}}}},
		"a list for two":        {`$a:[[Int]!]`, `{"a":[1,[2,null]]}`, object{"a": []any{[]any{int64(1)}, []any{int64(2), nil}}}},
		"no items":              {`$a:[Int!]!`, `{"a":[]}`, object{"a": []any{}}},
		"nothing":               {`$a:Int`, `{}`, object{}},
		"null":                  {`$a:Int=1`, `{"a":null}`, object{"a": nil}},
		"a default":             {`$a:[Float]=1 $b:Box={width:2}`, `{}`, object{"a": []any{1.0}, "b": object{"width": int64(2), "colour": "RED", "tags": []any{"a"}}}},
		"defaults within":       {`$a:Box!`, `{"a":{}}`, object{"a": object{"width": int64(3), "colour": "RED", "tags": []any{"a"}}}},
		"null for a default":    {`$a:Box!`, `{"a":{"tags":null}}`, object{"a": object{"width": int64(3), "colour": "RED", "tags": nil}}},
		"scalars of the schema": {`$a:Even $b:Anything`, `{"a":2,"b":{"x":[1]}}`, object{"a": json.Number("2"), "b": object{"x": []any{json.Number("1")}}}},
	} {
		t.Run(name, func(t *testing.T) {
			values, op := variables(t, c.values), definitions(t, c.definitions)
			before := fmt.Sprint(values)
			got, errs := coerce.Variables(testSchema, options, op, values)
			if errs != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s: %#v %v, want %#v", name, got, errs, c.want)
			}
			if fmt.Sprint(values) != before {
				t.Errorf("%s: the values have become %v", name, values)
			}
			if again, err := validator.VariableValues(testSchema, op, got); err != nil || !reflect.DeepEqual(again, c.want) {
				t.Errorf("%s: gqlparser makes %v of it: %v", name, again, err)
			}
		})
	}
}

// definitions returns an operation with these variables, none of which it uses.
func definitions(t *testing.T, text string) *ast.OperationDefinition {
	t.Helper()
	rules := coerce.Rules(options)
	rules.RemoveRule("NoUnusedVariables")
	doc, errs := gqlparser.LoadQueryWithRules(testSchema, "query("+text+"){__typename}", rules)
	if errs != nil {
		t.Fatal(errs)
	}
	return doc.Operations[0]
}

// Each error is reported once, with its position.
func TestWrongVariables(t *testing.T) {
	op := definitions(t, `$box:Box! $key:Key $list:[Int!] $need:ID! $even:Even`)
	_, errs := coerce.Variables(testSchema, options, op, variables(t, `{"box":{"width":null,"inner":{"colour":"red","grid":[null],"oh":1}},
		"key":{},"list":[1,"2",3.5],"even":1}`))
	want := []string{
		`Variable "$box" got invalid value null at "box.width"; Expected non-nullable type "Int!" not to be null.`,
		`Variable "$box" got invalid value null at "box.inner.grid[0]"; Expected non-nullable type "[Int]!" not to be null.`,
		`Variable "$box" got invalid value "red" at "box.inner.colour"; Value "red" does not exist in "Colour" enum. Did you mean the enum value "RED"?`,
		`Variable "$box" got invalid value 1 at "box.inner.oh"; Field "oh" is not defined by type "Box".`,
		`Variable "$key" got invalid value {…}; Exactly one key must be specified for OneOf type "Key".`,
		`Variable "$list" got invalid value "2" at "list[1]"; Int cannot represent non-integer value: "2"`,
		`Variable "$list" got invalid value 3.5 at "list[2]"; Int cannot represent non-integer value: 3.5`,
		`Variable "$need" of required type "ID!" was not provided.`,
		`Variable "$even" got invalid value 1; Expected type "Even"; it is odd`,
	}
	got := map[string]int{}
	for _, e := range errs {
		got[e.Message]++
		if len(e.Locations) != 1 || e.Path != nil || e.Extensions["code"] != "INVALID_ARGUMENT" {
			t.Errorf("%+v", e)
		}
	}
	for _, message := range want {
		if got[message] != 1 {
			t.Errorf("%q is reported %d times", message, got[message])
		}
	}
	if len(errs) != len(want) {
		t.Errorf("%d errors: %v", len(errs), errs)
	}
	_, errs = coerce.Variables(testSchema, options, op, object{"list": append(make([]any, 1000), strings.Repeat("长", 1000)), "box": object{}, "need": "x"})
	if len(errs) != 1001 {
		t.Errorf("%d errors of a thousand", len(errs))
	}
	_, errs = coerce.Variables(testSchema, options, op, object{"list": strings.Repeat("长", 1000), "box": object{}, "need": "x"})
	if len(errs) != 1 || utf8.RuneCountInString(errs[0].Message) > 300 || strings.Contains(errs[0].Message, "\uFFFD") {
		t.Errorf("a long value: %v", errs)
	}
}

func TestArguments(t *testing.T) {
	for name, c := range map[string]struct {
		definitions, field string
		variables          object
		want               object // nil: an error
	}{
		"defaults":               {``, `box`, nil, object{"size": 1.5, "grid": []any{[]any{int64(1), nil}}, "colours": []any{"GREEN"}}},
		"an absent variable":     {`$size:Float $width:Int $item:Int`, `box(size:$size,of:{width:$width},grid:[[$item]])`, nil, object{"size": 1.5, "grid": []any{[]any{nil}}, "colours": []any{"GREEN"}, "of": object{"width": int64(3), "colour": "RED", "tags": []any{"a"}}}},
		"a variable":             {`$size:Float $colour:[Colour!]`, `box(size:$size,colours:$colour)`, object{"size": 2.0, "colour": []any{"RED"}}, object{"size": 2.0, "grid": []any{[]any{int64(1), nil}}, "colours": []any{"RED"}}},
		"null for a list":        {``, `box(grid:null)`, nil, object{"size": 1.5, "grid": nil, "colours": []any{"GREEN"}}},
		"a null for a default":   {`$size:Float`, `box(size:$size)`, object{"size": nil}, nil},
		"a null in an object":    {`$width:Int`, `box(of:{width:$width})`, object{"width": nil}, nil},
		"a null in a list":       {`$one:Colour=RED`, `box(colours:[$one])`, object{"one": nil}, nil},
		"a null that may be":     {`$item:Int`, `box(grid:[[$item]])`, object{"item": nil}, object{"size": 1.5, "grid": []any{[]any{nil}}, "colours": []any{"GREEN"}}},
		"a literal of any kind":  {``, `box(any:{x:[1,"2",RED]},even:2)`, nil, object{"size": 1.5, "grid": []any{[]any{int64(1), nil}}, "colours": []any{"GREEN"}, "any": object{"x": []any{int64(1), "2", "RED"}}, "even": int64(2)}},
		"a variable in a scalar": {`$item:Int`, `box(any:{x:$item})`, object{"item": int64(5)}, object{"size": 1.5, "grid": []any{[]any{int64(1), nil}}, "colours": []any{"GREEN"}, "any": object{"x": int64(5)}}},
		"an ID of many digits":   {``, `need(id:99999999999999999999)`, nil, object{"id": "99999999999999999999"}},
		"a Float of many digits": {``, `box(size:99999999999999999999)`, nil, object{"size": 1e20, "grid": []any{[]any{int64(1), nil}}, "colours": []any{"GREEN"}}},
	} {
		t.Run(name, func(t *testing.T) {
			query := "{" + c.field + "}"
			if c.definitions != "" {
				query = "query(" + c.definitions + ")" + query
			}
			f := parse(t, query).Operations[0].SelectionSet[0].(*ast.Field)
			got, err := coerce.Arguments(testSchema, f.Definition.Arguments, f.Arguments, c.variables)
			if (err != nil) != (c.want == nil) || c.want != nil && !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s: %#v %v, want %#v", name, got, err, c.want)
			}
			if e, ok := errors.AsType[*gqlerror.Error](err); err != nil && (!ok || len(e.Locations) != 1 || e.Path != nil) {
				t.Errorf("%s: %#v", name, err)
			}
			if f.ArgumentMap(c.variables) == nil { // gqlgen's executor calls it, and must not panic
				t.Errorf("%s: gqlparser has no arguments", name)
			}
		})
	}
}

// An error in a fragment is reported once, however often the fragment is spread.
func TestLiteralsOfFragments(t *testing.T) {
	_, errs := gqlparser.LoadQueryWithRules(testSchema, `{...F ...F ...on Query{...F}} fragment F on Query{box(size:"1") nothing}`, coerce.Rules(options))
	if len(errs) != 2 {
		t.Errorf("%d errors: %v", len(errs), errs)
	}
}

// The extension replaces variables by coerced ones, caches valid documents only, and reports all errors.
func TestExtension(t *testing.T) {
	cached := graphql.MapCache[*ast.QueryDocument]{}
	e := coerce.Extension{Documents: cached, Tokens: 50, Options: options}
	if err := e.Validate(&graphql.ExecutableSchemaMock{SchemaFunc: func() *ast.Schema { return testSchema }}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		query, variables, code string
		errors, cached         int
	}{
		"right":             {`query($s:Float!){box(size:$s)}`, `{"s":1}`, "", 0, 1},
		"again":             {`query($s:Float!){box(size:$s)}`, `{"s":1}`, "", 0, 1},
		"wrong values":      {`query($s:Float! $k:Key){box(size:$s,key:$k)}`, `{"s":"1","k":{}}`, "INVALID_ARGUMENT", 2, 1},
		"wrong fields":      {`{a b c}`, `{}`, "GRAPHQL_VALIDATION_FAILED", 3, 0},
		"no document":       {`{`, `{}`, "GRAPHQL_PARSE_FAILED", 1, 0},
		"half a character":  {`{need(id:"\uD800")}`, `{}`, "GRAPHQL_PARSE_FAILED", 1, 0},
		"too many tokens":   {`{` + strings.Repeat("box ", 100) + `}`, `{}`, "TOKEN_LIMIT_EXCEEDED", 1, 0},
		"nothing":           {`# nothing`, `{}`, "", 0, 0},
		"no such operation": {`query A{box} query B{box}`, `{}`, "", 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			clear(cached)
			p := graphql.RawParams{Query: c.query, Variables: variables(t, c.variables)}
			err := e.MutateOperationParameters(context.Background(), &p)
			var all gqlerror.List
			if err != nil {
				all, _ = errors.AsType[gqlerror.List](err.Err)
				if err.Extensions["code"] != c.code {
					t.Errorf("%s: %v", name, err.Extensions)
				}
			}
			if len(all) != c.errors || len(cached) != c.cached {
				t.Errorf("%s: %d documents, errors %v", name, len(cached), all)
			}
			if name == "right" && p.Variables["s"] != 1.0 {
				t.Errorf("%s: %#v", name, p.Variables)
			}
			for text := range maps.Keys(cached) {
				if errs := validator.ValidateWithRules(testSchema, cached[text], nil); errs != nil {
					t.Errorf("%s: an invalid document is cached: %v", name, errs)
				}
			}
		})
	}
}

// BenchmarkVariables measures the coercion of a request's variables: one or two microseconds, of the tens to hundreds that
// the request takes.
func BenchmarkVariables(b *testing.B) {
	doc, errs := gqlparser.LoadQueryWithRules(testSchema, `query($box:Box! $size:Float!){box(of:$box,size:$size)}`, coerce.Rules(options))
	if errs != nil {
		b.Fatal(errs)
	}
	op := doc.Operations[0]
	values := object{"size": json.Number("1.5"), "box": object{"width": json.Number("5"), "colour": "RED", "tags": []any{"a", "b"}, "inner": object{"width": json.Number("7")}}}
	for b.Loop() {
		if _, errs := coerce.Variables(testSchema, options, op, values); errs != nil {
			b.Fatal(errs)
		}
	}
}

// Without suggestions no error tells a name of the schema that the request has not.
func TestSuggestions(t *testing.T) {
	for name, c := range map[string]struct{ query, values, told string }{
		"a field":                 {`{boxx}`, "", `"box"`},
		"an argument":             {`{box(sizee:1)}`, "", `"size"`},
		"a type":                  {`{...F} fragment F on Quer{box}`, "", "Query"},
		"a name in an object":     {`{box(of:{widt:1})}`, "", "width"},
		"no object":               {`{box(of:1)}`, "", "width"},
		"an enum value":           {`{box(colours:[GREE])}`, "", "GREEN"},
		"a string for an enum":    {`{box(colours:["RED"])}`, "", "GREEN"},
		"two keys":                {`{box(key:{id:1 code:"x" cod:1})}`, "", "code"},
		"a name in a variable":    {`query($of:Box){box(of:$of)}`, `{"of":{"widt":1}}`, "width"},
		"no object in a variable": {`query($of:Box){box(of:$of)}`, `{"of":1}`, "width"},
		"an enum in a variable":   {`query($of:[Colour!]!){box(colours:$of)}`, `{"of":["GREE"]}`, "GREEN"},
		"no key in a variable":    {`query($of:Key){box(key:$of)}`, `{"of":{}}`, "id, code"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, on := range []bool{true, false} {
				o := coerce.Options{Scalars: scalars, Suggestions: on}
				document, errs := gqlparser.LoadQueryWithRules(testSchema, c.query, coerce.Rules(o))
				if errs == nil {
					_, errs = coerce.Variables(testSchema, o, document.Operations[0], variables(t, c.values))
				}
				var told strings.Builder
				for _, e := range errs {
					fmt.Fprintln(&told, e.Message, e.Extensions)
				}
				if errs == nil {
					t.Fatal("no error")
				}
				if strings.Contains(told.String(), c.told) != on {
					t.Errorf("with suggestions %t: %s", on, told.String())
				}
			}
		})
	}
}
