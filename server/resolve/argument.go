package resolve

import (
	"fmt"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

// MaxItems is the most items of a list that an analysis returns.
const MaxItems = analysis.MaxRanked

// MaxTextLength is the length of the longest name, and of the longest text to search for, in characters.
const MaxTextLength = 100

const (
	maxIDs     = 100 // of one argument
	codeLength = 6   // of a code of GB/T 2260
)

// invalid returns the error of an argument that cannot be used.
func invalid(message, hint string) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: message, Hint: hint}
}

// checkIDs refuses too many ids, and codes.
func checkIDs(lists ...[]graph.ID) error {
	for _, ids := range lists {
		if len(ids) > maxIDs {
			return invalid(fmt.Sprintf("%d ids", len(ids)), fmt.Sprintf("Give at most %d ids.", maxIDs))
		}
		if err := refuseCodes(ids...); err != nil {
			return err
		}
	}
	return nil
}

// checkEvidence refuses an empty list.
func checkEvidence(evidence []graph.Evidence) error {
	if len(evidence) == 0 {
		return invalid("evidence is an empty list", "Name at least one kind of evidence, or leave the argument out.")
	}
	return nil
}

// checkSize refuses a number of items that an analysis cannot return.
func checkSize(argument string, n int32) error {
	if n < 1 || n > MaxItems {
		return invalid(fmt.Sprintf("%s is %d", argument, n), fmt.Sprintf("Ask for 1 to %d.", MaxItems))
	}
	return nil
}

// refuseCodes refuses the code of a place as an id.
func refuseCodes(ids ...graph.ID) error {
	for _, id := range ids {
		if len(id) == codeLength && strings.Trim(string(id), "0123456789") == "" {
			return invalid(fmt.Sprintf("%s is a code and not an id", id),
				fmt.Sprintf("The id of the place with this code is %s. place(by: {code: %q}) finds the place too.", graph.PlaceID(string(id)), id))
		}
	}
	return nil
}
