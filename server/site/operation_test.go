package site

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// valueText is a value as JSON and as a literal.
type valueText struct{ json, literal string }

// position is where a value may stand: an argument of a root field, or an input field somewhere below one.
type position struct {
	field    *ast.FieldDefinition
	argument *ast.ArgumentDefinition
	path     []*ast.FieldDefinition // from the argument's object inwards
	t        *ast.Type
}

// operationWriter writes operations with values of the input types of a schema.
type operationWriter struct{ *ast.Schema }

// positions are one position for each input type of the schema, with its lists and null marks.
func (in operationWriter) positions() (all []position) {
	seen := map[string]bool{}
	var queue []position
	add := func(p position) {
		if key := p.t.String(); !seen[key] {
			seen[key] = true
			queue = append(queue, p)
		}
	}
	for _, f := range in.Query.Fields {
		for _, a := range f.Arguments {
			if !strings.HasPrefix(f.Name, "__") {
				add(position{f, a, nil, a.Type})
			}
		}
	}
	for len(queue) > 0 {
		p := queue[0]
		all, queue = append(all, p), queue[1:]
		if named := in.Types[p.t.Name()]; named.Kind == ast.InputObject {
			for _, f := range named.Fields {
				add(position{p.field, p.argument, append(slices.Clip(p.path), f), f.Type})
			}
		}
	}
	return all
}

// validValue is a value of a type.
func (in operationWriter) validValue(t *ast.Type) valueText {
	if t.Elem != nil {
		item := in.validValue(t.Elem)
		return valueText{"[" + item.json + "]", "[" + item.literal + "]"}
	}
	switch named := in.Types[t.NamedType]; {
	case named.Kind == ast.Enum:
		name := named.EnumValues[0].Name
		return valueText{`"` + name + `"`, name}
	case named.Kind == ast.InputObject:
		return in.object(named, nil, nil)
	}
	value := map[string]string{"Int": "1", "Float": "1.5", "Boolean": "true", "PartialDate": `"2021"`, "DateTime": `"2021-06-30T12:00:00Z"`}[t.NamedType]
	if value == "" {
		value = `"x"`
	}
	return valueText{value, value}
}

// object is an input object with a value of one of its fields, or, if the value is nil, without that field. It has the
// other fields that are required.
func (in operationWriter) object(named *ast.Definition, field *ast.FieldDefinition, value *valueText) valueText {
	oneOf := named.Directives.ForName("oneOf") != nil
	var fields []valueText
	put := func(name string, v valueText) {
		fields = append(fields, valueText{fmt.Sprintf("%q:%s", name, v.json), name + ":" + v.literal})
	}
	for i, f := range named.Fields {
		switch {
		case f == field && value != nil:
			put(f.Name, *value)
		case f != field && (f.Type.NonNull && f.DefaultValue == nil || oneOf && field == nil && i == 0):
			put(f.Name, in.validValue(f.Type))
		}
	}
	var all valueText
	for i, f := range fields {
		if i > 0 {
			all.json, all.literal = all.json+",", all.literal+","
		}
		all.json, all.literal = all.json+f.json, all.literal+f.literal
	}
	return valueText{"{" + all.json + "}", "{" + all.literal + "}"}
}

// argumentWith is a value of the position's argument that has a value at the position; nil is no value.
func (in operationWriter) argumentWith(p position, value *valueText) *valueText {
	for i, at := range slices.Backward(p.path) {
		outer := p.argument.Type.Name()
		if i > 0 {
			outer = p.path[i-1].Type.Name()
		}
		v := in.object(in.Types[outer], at, value)
		value = &v
	}
	return value
}

type operation struct {
	Query     string          `json:"query"`
	Variables json.RawMessage `json:"variables"`
}

// operation asks for the position's field with a literal as its argument, and with what else is required.
func (in operationWriter) operation(p position, definitions string, argument *valueText, variables string) operation {
	var given []string
	for _, a := range p.field.Arguments {
		switch {
		case a == p.argument && argument != nil:
			given = append(given, a.Name+":"+argument.literal)
		case a != p.argument && a.Type.NonNull && a.DefaultValue == nil:
			given = append(given, a.Name+":"+in.validValue(a.Type).literal)
		}
	}
	arguments := ""
	if len(given) > 0 {
		arguments = "(" + strings.Join(given, ",") + ")"
	}
	return operation{fmt.Sprintf("query%s{%s%s{__typename}}", definitions, p.field.Name, arguments), json.RawMessage(variables)}
}

// values are what is tried for a type: a valid value, values of other types, wrong case, null, in a list, in two lists.
func (in operationWriter) values(t *ast.Type) []valueText {
	same := func(values ...string) (all []valueText) {
		for _, v := range values {
			all = append(all, valueText{v, v})
		}
		return all
	}
	all := same("null", "1", "1.0", "-0", "2.5", "1e2", "2147483647", "2147483648", "99999999999999999999", `"1"`, `"1.5"`, `""`,
		`"x"`, "true", `"true"`, "[]", "[1]", "[1.5]", `["x"]`, "[true]", "[null]", "[[]]")
	all = append(all, valueText{`{}`, `{}`}, valueText{`{"x":1}`, `{x:1}`}, valueText{`[{}]`, `[{}]`}, valueText{`"WORD"`, "WORD"},
		valueText{`"TRUE"`, "TRUE"}, valueText{`"$v"`, `"$v"`})
	named := *t
	for named.Elem != nil {
		named = *named.Elem
	}
	right := in.validValue(&named)
	for _, v := range []valueText{right, {strings.ToLower(right.json), strings.ToLower(right.literal)}, {`"` + right.literal + `"`, `"` + strings.ReplaceAll(right.literal, `"`, "") + `"`}} {
		if !json.Valid([]byte(v.json)) {
			v.json = "0"
		}
		all = append(all, v, valueText{"[" + v.json + "]", "[" + v.literal + "]"}, valueText{"[[" + v.json + "]]", "[[" + v.literal + "]]"},
			valueText{"[" + v.json + ",null]", "[" + v.literal + ",null]"})
	}
	return all
}

// objects are values of an input type: each of its fields alone, valid, null, absent, in capitals, or beside another.
func (in operationWriter) objects(named *ast.Definition) (all []valueText) {
	null := valueText{"null", "null"}
	for i, f := range named.Fields {
		right := in.validValue(f.Type)
		capital, beside := strings.ToUpper(f.Name), named.Fields[0].Name
		all = append(all, in.object(named, f, &right), in.object(named, f, &null), in.object(named, f, nil),
			valueText{fmt.Sprintf("{%q:%s}", capital, right.json), fmt.Sprintf("{%s:%s}", capital, right.literal)})
		for _, v := range []valueText{right, null} {
			first := in.validValue(named.Fields[0].Type)
			if i > 0 {
				all = append(all, valueText{fmt.Sprintf("{%q:%s,%q:%s}", beside, first.json, f.Name, v.json),
					fmt.Sprintf("{%s:%s,%s:%s}", beside, first.literal, f.Name, v.literal)})
			}
		}
	}
	return all
}

// operations are all that are tried: each value at each position as a literal, in a variable for the argument, in a variable
// for the position, and in a variable with a default that may be null.
func (in operationWriter) operations() (all []operation) {
	seen := map[string]bool{}
	add := func(o operation) {
		if key := o.Query + string(o.Variables); !seen[key] {
			seen[key] = true
			all = append(all, o)
		}
	}
	reference := valueText{"", "$v"}
	for _, p := range in.positions() {
		nullable := *p.t
		nullable.NonNull = false
		whole := fmt.Sprintf("($v:%s)", p.argument.Type)
		here := []string{fmt.Sprintf("($v:%s)", p.t), fmt.Sprintf("($v:%s)", &nullable), fmt.Sprintf("($v:%s=%s)", &nullable, in.validValue(&nullable).literal)}
		add(in.operation(p, "", in.argumentWith(p, nil), "{}"))
		for _, definition := range here {
			add(in.operation(p, definition, in.argumentWith(p, &reference), "{}"))
		}
		if missing := in.argumentWith(p, nil); missing != nil {
			add(in.operation(p, whole, &reference, `{"v":`+missing.json+`}`))
		}
		for _, v := range in.objects(in.Types[p.t.Name()]) {
			add(in.operation(p, "", in.argumentWith(p, &v), "{}"))
			add(in.operation(p, whole, &reference, `{"v":`+in.argumentWith(p, &v).json+`}`))
		}
		for i, v := range in.values(p.t) {
			add(in.operation(p, "", in.argumentWith(p, &v), "{}"))
			add(in.operation(p, whole, &reference, `{"v":`+in.argumentWith(p, &v).json+`}`))
			add(in.operation(p, here[0], in.argumentWith(p, &reference), `{"v":`+v.json+`}`))
			if i%5 > 0 { // null and a few others are enough if the type of the variable differs
				continue
			}
			add(in.operation(p, here[1], in.argumentWith(p, &reference), `{"v":`+v.json+`}`))
			add(in.operation(p, here[2], in.argumentWith(p, &reference), `{"v":`+v.json+`}`))
			add(in.operation(p, fmt.Sprintf("($v:%s=%s)", p.t, v.literal), in.argumentWith(p, &reference), "{}"))
		}
	}
	return all
}
