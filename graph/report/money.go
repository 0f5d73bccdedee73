package report

import (
	"fmt"

	"coopgraph/graph"
)

// renminbi is an amount in 亿元 as an English text has it, rounded: RMB 273.2 billion, RMB 35.0 million. The exact amount is
// a number of its own beside the text.
func renminbi(amount graph.Decimal) string {
	billions := amount.Float() / 10
	if billions < 1 {
		return fmt.Sprintf("RMB %.1f million", billions*1000)
	}
	return fmt.Sprintf("RMB %.1f billion", billions)
}
