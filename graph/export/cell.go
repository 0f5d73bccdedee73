package export

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// valueType is the type of a column's cells. Each of them may be nil: it is not known, or the record has no such value.
type valueType uint8

const (
	word     valueType = iota // string
	list                      // []string
	integer                   // int64
	boolean                   // bool
	number                    // float64
	decimal                   // graph.Decimal
	day                       // graph.Date, known to the day
	document                  // json.RawMessage
)

// fieldCells is the type of the cells that a field of this type makes, and how a value that is known makes one.
func fieldCells(of graph.FieldType) (valueType, func(any) any) {
	same := func(v any) any { return v }
	switch of {
	case graph.TextField:
		return word, func(v any) any { return text(v.(string)) }
	case graph.IntField:
		return integer, same
	case graph.BoolField:
		return boolean, same
	case graph.DecimalField:
		return decimal, same
	case graph.DateField, graph.EvidenceField:
		return word, func(v any) any { return text(v.(fmt.Stringer).String()) }
	case graph.TextsField:
		return list, func(v any) any { return texts(v.([]string)) }
	case graph.DocumentField:
		return document, func(v any) any { return json.RawMessage(appendDocument(nil, reflect.ValueOf(v))) }
	}
	panic(fmt.Sprintf("export: fields of type %d make no cells", of))
}

// text is a text, nil where it says nothing. Formats of text need it to be UTF-8.
func text(s string) any {
	if s == "" {
		return nil
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// texts is a list, nil where it says nothing.
func texts(all []string) any {
	if strings.Join(all, "") == "" {
		return nil
	}
	valid := make([]string, len(all))
	for i, s := range all {
		valid[i] = strings.ToValidUTF8(s, "\uFFFD")
	}
	return valid
}

func startOf(r graph.Record) any {
	if first, _ := graph.Days(r); first != 0 && first != graph.EndOfTime {
		return first
	}
	return nil
}

func endOf(r graph.Record) any {
	if _, last := graph.Days(r); last != graph.EndOfTime {
		return last
	}
	return nil
}

// listSeparator stands between the values of a list where a format has no lists.
const listSeparator = " | "

// plain is a cell as text; numbers stand digit for digit.
func plain(cell any) string {
	switch c := cell.(type) {
	case nil:
		return ""
	case string:
		return c
	case []string:
		return strings.Join(c, listSeparator)
	case int64:
		return strconv.FormatInt(c, 10)
	case bool:
		return strconv.FormatBool(c)
	case float64:
		return strconv.FormatFloat(c, 'f', -1, 64)
	case json.RawMessage:
		return string(c)
	}
	return cell.(fmt.Stringer).String() // a decimal or a date
}

// appendJSON appends a cell as JSON, a list as an array, a decimal digit for digit.
func appendJSON(b []byte, cell any) []byte {
	switch c := cell.(type) {
	case nil:
		return append(b, "null"...)
	case string:
		return appendQuoted(b, c)
	case []string:
		b = append(b, '[')
		for i, s := range c {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendQuoted(b, s)
		}
		return append(b, ']')
	case graph.Date:
		return c.AppendJSON(b)
	}
	return append(b, plain(cell)...) // these are written alike
}

func appendQuoted(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(fmt.Errorf("export: %w", err)) // a text always has a JSON string
	}
	return append(b, quoted...)
}
