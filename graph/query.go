package graph

// Order sorts a list by one field, the id last: it decides between equal values in the same direction. Nulls are last
// in both directions. The zero Order sorts by id, and the positions of its lists have no value.
type Order struct {
	Field Field
	Of    Side // From, To or Far: the field of the node at that end of a tie; zero: the field of the record itself
	Desc  bool
}

// Position is a place between the records of an ordered list: after the record with this value and id, whether or not
// it is still there. Zero is no position.
type Position struct {
	Value Value
	ID    ID
}

// Window is the part of a list that is asked for.
type Window struct {
	After, Before Position // strictly between these; zero ones are open
	Limit         int      // at most so many, from the start; NoLimit for all of them; 0 for none, to count only
	Last          bool     // from the end instead, still in the list's order
	Total         bool     // count the whole list too, by evidence, as if there were no window
}

// NoLimit asks for everything that the window's positions leave.
const NoLimit = -1

// Query asks for a list of nodes.
type Query struct {
	Kinds  NodeKinds
	Text   string // what to search for; then Order is not used: the list is sorted by Rank, best first, then id
	Filter Filter
	Order  Order
	Window Window
}

// Step asks for ties: those of a node with what is at their other end (Expand), or all of them (ListTies, where
// Direction and Ends are not used, and Far is the second end). Where a tie's two ends are the same node, it is met once.
type Step struct {
	Ties      TieKinds
	Direction Arrow
	// Deep follows ties transitively: on from each node that they lead to, as far as they go. Each tie is met once. It is
	// for hierarchies (the places in a province, the places above a county), so the direction must be Out or In. Ends
	// and Filter choose among the ties that are met; they do not stop the traversal.
	Deep   bool
	Ends   NodeKinds // the far end is of one of these kinds
	Listed Side      // what the list is of, whose evidence is counted: zero, the ties; Far, the nodes that they lead to
	Filter Filter
	Order  Order
	Window Window
}

// Check says what is wrong with a step; every store refuses to follow such a step.
func (s Step) Check() error {
	if s.Deep && s.Direction == Both {
		return &Error{Code: InvalidArgument, Message: "a deep step cannot follow ties in both directions",
			Hint: "Follow them Out or In."}
	}
	return nil
}

// Hop is a tie and the node that it leads to.
type Hop struct {
	Tie Tie
	End Node
}
