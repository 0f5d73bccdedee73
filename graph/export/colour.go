package export

import (
	"fmt"
	"strings"

	"coopgraph/graph/report"
)

// colour is one in sRGB.
type colour struct{ red, green, blue uint8 }

// outcomeColours are colours that readers with any colour vision can tell apart (Okabe and Ito 2008, "Color Universal
// Design"); what stayed is grey.
var outcomeColours = map[report.Outcome]colour{
	report.OutcomeBegan:   {0, 158, 115},   // bluish green
	report.OutcomeEnded:   {213, 94, 0},    // vermilion
	report.OutcomeUndated: {86, 180, 233},  // sky blue
	report.OutcomeStayed:  {153, 153, 153}, // grey
}

// String writes the colour as CSS does.
func (c colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.red, c.green, c.blue) }

// colourNotice says in a file which colour stands for what.
func colourNotice() string {
	var parts []string
	for _, o := range report.Outcomes {
		parts = append(parts, fmt.Sprintf("%s %s", o, outcomeColours[o]))
	}
	return strings.Join(parts, ", ") + " (Okabe and Ito 2008, Color Universal Design)"
}

// appendStyle appends the colour of a line as members of the properties of a feature (simplestyle 1.1,
// https://github.com/mapbox/simplestyle-spec).
func (t *changedTie) appendStyle(b []byte) []byte {
	b = append(appendQuoted(append(b, `,"stroke":`...), outcomeColours[t.Outcome()].String()), `,"stroke-width":2`...)
	if t.Outcome() == report.OutcomeUndated {
		b = append(b, `,"stroke-opacity":0.6`...)
	}
	return b
}

// colour writes the colour of an edge as the module viz of GEXF has it.
func (x xmlWriter) colour(c colour) {
	x.raw(fmt.Sprintf(`<viz:color r="%d" g="%d" b="%d"/>`, c.red, c.green, c.blue))
}
