package resolve

import (
	"fmt"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/analysis"
)

const (
	mostIDs       = 100
	mostItems     = analysis.MaxRanked // how many nodes an analysis lists at most
	longestSearch = 100                // how many characters a text has at most
	codeLength    = 6
)

func invalid(message, hint string) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: message, Hint: hint}
}

func fewIDs(lists ...[]graph.ID) error {
	for _, ids := range lists {
		if len(ids) > mostIDs {
			return invalid(fmt.Sprintf("%d ids", len(ids)), fmt.Sprintf("Give at most %d.", mostIDs))
		}
		if err := refuseCodes(ids...); err != nil {
			return err
		}
	}
	return nil
}

func someEvidence(evidence []graph.Evidence) error {
	if len(evidence) == 0 {
		return invalid("evidence is an empty list", "Name at least one kind, or leave evidence out.")
	}
	return nil
}

func fewItems(argument string, n int32) error {
	if n < 1 || n > mostItems {
		return invalid(fmt.Sprintf("%s is %d", argument, n), fmt.Sprintf("Ask for 1 to %d.", mostItems))
	}
	return nil
}

// refuseCodes refuses the code of a place where an id is asked for, which it never is.
func refuseCodes(ids ...graph.ID) error {
	for _, id := range ids {
		if len(id) == codeLength && strings.Trim(string(id), "0123456789") == "" {
			return invalid(fmt.Sprintf("%s is a code and no id", id),
				fmt.Sprintf("The id of the place with this code is %s; place(by: {code: %q}) finds it too.", graph.PlaceID(string(id)), id))
		}
	}
	return nil
}
