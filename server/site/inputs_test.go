package site

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// rendering is a value as JSON and as a literal.
type rendering struct{ json, literal string }

// position is where a value may stand: an argument of a root field, or an input field somewhere below one.
type position struct {
	field    *ast.FieldDefinition
	argument *ast.ArgumentDefinition
	path     []*ast.FieldDefinition // from the argument's object inwards
	t        *ast.Type
}

// inputs writes operations about the input types of a schema.
type inputs struct{ *ast.Schema }

// positions are one for each input type that the schema has anywhere, null or not, in lists or not.
func (in inputs) positions() (all []position) {
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

// right is a value of a type.
func (in inputs) right(t *ast.Type) rendering {
	if t.Elem != nil {
		item := in.right(t.Elem)
		return rendering{"[" + item.json + "]", "[" + item.literal + "]"}
	}
	switch named := in.Types[t.NamedType]; {
	case named.Kind == ast.Enum:
		name := named.EnumValues[0].Name
		return rendering{`"` + name + `"`, name}
	case named.Kind == ast.InputObject:
		return in.object(named, nil, nil)
	}
	value := map[string]string{"Int": "1", "Float": "1.5", "Boolean": "true", "PartialDate": `"2021"`}[t.NamedType]
	if value == "" {
		value = `"x"`
	}
	return rendering{value, value}
}

// object is an input object with this value of one of its fields, or, if the value is nil, without that field, and what
// else it must have.
func (in inputs) object(named *ast.Definition, field *ast.FieldDefinition, value *rendering) rendering {
	oneOf := named.Directives.ForName("oneOf") != nil
	var fields []rendering
	put := func(name string, v rendering) {
		fields = append(fields, rendering{fmt.Sprintf("%q:%s", name, v.json), name + ":" + v.literal})
	}
	for i, f := range named.Fields {
		switch {
		case f == field && value != nil:
			put(f.Name, *value)
		case f != field && (f.Type.NonNull && f.DefaultValue == nil || oneOf && field == nil && i == 0):
			put(f.Name, in.right(f.Type))
		}
	}
	var all rendering
	for i, f := range fields {
		if i > 0 {
			all.json, all.literal = all.json+",", all.literal+","
		}
		all.json, all.literal = all.json+f.json, all.literal+f.literal
	}
	return rendering{"{" + all.json + "}", "{" + all.literal + "}"}
}

// around is the argument's value that has a value at the position; nil is none.
func (in inputs) around(p position, value *rendering) *rendering {
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

// ask asks the position's field with this literal as its argument, and what else it must have.
func (in inputs) ask(p position, definitions string, argument *rendering, variables string) operation {
	var given []string
	for _, a := range p.field.Arguments {
		switch {
		case a == p.argument && argument != nil:
			given = append(given, a.Name+":"+argument.literal)
		case a != p.argument && a.Type.NonNull && a.DefaultValue == nil:
			given = append(given, a.Name+":"+in.right(a.Type).literal)
		}
	}
	arguments := ""
	if len(given) > 0 {
		arguments = "(" + strings.Join(given, ",") + ")"
	}
	return operation{fmt.Sprintf("query%s{%s%s{__typename}}", definitions, p.field.Name, arguments), json.RawMessage(variables)}
}

// values are those that are tried for a type: right, of a wrong kind, in a wrong case, null, in a list, in two.
func (in inputs) values(t *ast.Type) []rendering {
	same := func(values ...string) (all []rendering) {
		for _, v := range values {
			all = append(all, rendering{v, v})
		}
		return all
	}
	all := same("null", "1", "1.0", "-0", "2.5", "1e2", "2147483647", "2147483648", "99999999999999999999", `"1"`, `"1.5"`, `""`,
		`"x"`, "true", `"true"`, "[]", "[1]", "[1.5]", `["x"]`, "[true]", "[null]", "[[]]")
	all = append(all, rendering{`{}`, `{}`}, rendering{`{"x":1}`, `{x:1}`}, rendering{`[{}]`, `[{}]`}, rendering{`"WORD"`, "WORD"},
		rendering{`"TRUE"`, "TRUE"}, rendering{`"$v"`, `"$v"`})
	named := *t
	for named.Elem != nil {
		named = *named.Elem
	}
	right := in.right(&named)
	for _, v := range []rendering{right, {strings.ToLower(right.json), strings.ToLower(right.literal)}, {`"` + right.literal + `"`, `"` + strings.ReplaceAll(right.literal, `"`, "") + `"`}} {
		if !json.Valid([]byte(v.json)) {
			v.json = "0"
		}
		all = append(all, v, rendering{"[" + v.json + "]", "[" + v.literal + "]"}, rendering{"[[" + v.json + "]]", "[[" + v.literal + "]]"},
			rendering{"[" + v.json + ",null]", "[" + v.literal + ",null]"})
	}
	return all
}

// objects are those of an input type that have one field of each, right, null, absent, in capitals or beside another.
func (in inputs) objects(named *ast.Definition) (all []rendering) {
	null := rendering{"null", "null"}
	for i, f := range named.Fields {
		right := in.right(f.Type)
		capital, beside := strings.ToUpper(f.Name), named.Fields[0].Name
		all = append(all, in.object(named, f, &right), in.object(named, f, &null), in.object(named, f, nil),
			rendering{fmt.Sprintf("{%q:%s}", capital, right.json), fmt.Sprintf("{%s:%s}", capital, right.literal)})
		for _, v := range []rendering{right, null} {
			first := in.right(named.Fields[0].Type)
			if i > 0 {
				all = append(all, rendering{fmt.Sprintf("{%q:%s,%q:%s}", beside, first.json, f.Name, v.json),
					fmt.Sprintf("{%s:%s,%s:%s}", beside, first.literal, f.Name, v.literal)})
			}
		}
	}
	return all
}

// operations are all that are tried: each value at each position as a literal, in a variable of the whole argument, in a
// variable of the position, and in one with a default that may be null.
func (in inputs) operations() (all []operation) {
	seen := map[string]bool{}
	add := func(o operation) {
		if key := o.Query + string(o.Variables); !seen[key] {
			seen[key] = true
			all = append(all, o)
		}
	}
	reference := rendering{"", "$v"}
	for _, p := range in.positions() {
		nullable := *p.t
		nullable.NonNull = false
		whole := fmt.Sprintf("($v:%s)", p.argument.Type)
		here := []string{fmt.Sprintf("($v:%s)", p.t), fmt.Sprintf("($v:%s)", &nullable), fmt.Sprintf("($v:%s=%s)", &nullable, in.right(&nullable).literal)}
		add(in.ask(p, "", in.around(p, nil), "{}"))
		for _, definition := range here {
			add(in.ask(p, definition, in.around(p, &reference), "{}"))
		}
		if missing := in.around(p, nil); missing != nil {
			add(in.ask(p, whole, &reference, `{"v":`+missing.json+`}`))
		}
		for _, v := range in.objects(in.Types[p.t.Name()]) {
			add(in.ask(p, "", in.around(p, &v), "{}"))
			add(in.ask(p, whole, &reference, `{"v":`+in.around(p, &v).json+`}`))
		}
		for i, v := range in.values(p.t) {
			add(in.ask(p, "", in.around(p, &v), "{}"))
			add(in.ask(p, whole, &reference, `{"v":`+in.around(p, &v).json+`}`))
			add(in.ask(p, here[0], in.around(p, &reference), `{"v":`+v.json+`}`))
			if i%5 > 0 { // null and a few others are enough where the type of the variable is another
				continue
			}
			add(in.ask(p, here[1], in.around(p, &reference), `{"v":`+v.json+`}`))
			add(in.ask(p, here[2], in.around(p, &reference), `{"v":`+v.json+`}`))
			add(in.ask(p, fmt.Sprintf("($v:%s=%s)", p.t, v.literal), in.around(p, &reference), "{}"))
		}
	}
	return all
}
