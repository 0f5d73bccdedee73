package neo4j

import (
	"fmt"

	"coopgraph/graph"
)

var operators = [...]string{graph.Eq: "=", graph.Lt: "<", graph.Lte: "<=", graph.Gt: ">", graph.Gte: ">="}

func (c compiler) test(t graph.Test) condition {
	col := byField[t.Field]
	value, operand := storedValue(t.Value)
	if col == nil || operand == 0 || operand != col.values && (col.values != boolValue || operand != numberValue) || t.Op < graph.Eq || t.Op > graph.Prefix {
		return never
	}
	property := c.record + "." + col.name
	switch {
	case col.values == dateValue:
		return testDate(property, t.Op, graph.Date(t.Value.Int()))
	case t.Op > graph.Gte && col.values != textValue:
		return where(property + " IS NOT NULL") // such a test says nothing about numbers
	case t.Op == graph.Contains:
		return where(property+" CONTAINS ?", t.Value.Text())
	case t.Op == graph.Prefix:
		return where(property+" STARTS WITH ?", t.Value.Text())
	case col.values == textValue && t.Op == graph.Eq:
		return where(property+" = ?", t.Value.Text())
	case t.Field == graph.FieldID:
	case col.values == textValue:
		property = fmt.Sprintf("coalesce(%[1]sOrder, %[1]s)", property)
	case col.values == boolValue:
		property = "toInteger(" + property + ")"
	case col.values == decimalValue:
		property += "Order"
	default:
		property = c.record + "." + col.read
	}
	return where(property+" "+operators[t.Op]+" ?", value)
}

// testDate holds if it holds for every day that the record's date may mean.
func testDate(property string, op graph.Op, operand graph.Date) condition {
	first, last := int64(operand.First()), int64(operand.Last())
	switch op {
	case graph.Eq:
		return where(fmt.Sprintf("%[1]sFirst >= ? AND %[1]sLast <= ?", property), first, last)
	case graph.Lt:
		return where(property+"Last < ?", first)
	case graph.Lte:
		return where(property+"Last <= ?", last)
	case graph.Gt:
		return where(property+"First > ?", last)
	case graph.Gte:
		return where(property+"First >= ?", first)
	}
	return never
}
