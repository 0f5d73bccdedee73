package export

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"coopgraph/graph"
)

// cellType is the type of the cells of a column. A cell is nil if the value is not known or the record has no such value.
type cellType uint8

const (
	textCell     cellType = iota // string
	listCell                     // []string
	intCell                      // int64
	boolCell                     // bool
	floatCell                    // float64
	decimalCell                  // graph.Decimal
	dateCell                     // graph.Date, known to the day
	documentCell                 // json.RawMessage
)

// fieldCells is the type of the cells of fields of a type, and makes a cell of a value that is known.
func fieldCells(t graph.FieldType) (cellType, func(any) any) {
	same := func(v any) any { return v }
	switch t {
	case graph.TextField:
		return textCell, func(v any) any { return textOrNil(v.(string)) }
	case graph.IntField:
		return intCell, same
	case graph.BoolField:
		return boolCell, same
	case graph.DecimalField:
		return decimalCell, same
	case graph.DateField, graph.EvidenceField:
		return textCell, func(v any) any { return textOrNil(v.(fmt.Stringer).String()) }
	case graph.TextsField:
		return listCell, func(v any) any { return listOrNil(v.([]string)) }
	case graph.DocumentField:
		return documentCell, func(v any) any { return json.RawMessage(appendDocument(nil, reflect.ValueOf(v))) }
	}
	panic(fmt.Sprintf("export: fields of type %d make no cells", t))
}

// textOrNil is a text, or nil if it is empty. It becomes valid UTF-8, which formats of text need.
func textOrNil(s string) any {
	if s == "" {
		return nil
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// listOrNil is a list of texts, or nil if all of them are empty.
func listOrNil(all []string) any {
	if strings.Join(all, "") == "" {
		return nil
	}
	valid := make([]string, len(all))
	for i, s := range all {
		valid[i] = strings.ToValidUTF8(s, "\uFFFD")
	}
	return valid
}

// startDay is the first day on which a record holds, nil if there is none.
func startDay(r graph.Record) any {
	if first, _ := graph.Days(r); first != 0 && first != graph.EndOfTime {
		return first
	}
	return nil
}

// endDay is the last day on which a record holds, nil if no end is known.
func endDay(r graph.Record) any {
	if _, last := graph.Days(r); last != graph.EndOfTime {
		return last
	}
	return nil
}

// listSeparator stands between the values of a list in formats without lists.
const listSeparator = " | "

// cellText is a cell as text. Numbers have all their digits.
func cellText(cell any) string {
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

// appendJSON appends a cell as JSON: a list as an array, a number with all its digits.
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
	return append(b, cellText(cell)...) // in text and JSON alike
}

func appendQuoted(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(fmt.Errorf("export: %w", err)) // a text always has a JSON string
	}
	return append(b, quoted...)
}
