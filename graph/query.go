package graph

// Order sorts a list by one field and, among equal values, by id in the same direction. Nulls are last in both directions.
// The zero Order sorts by id, and the positions in its lists have no value.
type Order struct {
	Field Field // zero: by id alone
	// Near, if it is not zero, takes the place of the field: the list is sorted by the distance from the middle of this
	// circle, as Near.Metres has it.
	Near Near
	Of   Side // if it is not zero: the field is that of the node at this end of a tie
	Desc bool // descending
}

// ByDistance reports whether the list is sorted by distance.
func (o Order) ByDistance() bool { return o.Near != Near{} }

// Value returns the value of the record that the order compares. If Of is not zero, it is the node at that end.
func (o Order) Value(r Record) Value {
	if o.ByDistance() {
		return o.Near.Metres(r)
	}
	return r.Value(o.Field)
}

// Position is a position in an ordered list: that of the record with this value and id, whether or not the record is
// still there. Zero is no position.
type Position struct {
	Value Value
	ID    ID
}

// Window is a part of an ordered list.
type Window struct {
	After, Before Position // the items strictly between these; a zero position is no bound
	Limit         int      // at most this many items, from the start; NoLimit for all of them; 0 to count only
	Last          bool     // take the items from the end; they are in the list's order too
	Total         bool     // also count the whole list by evidence, as if there were no window
}

// NoLimit as a Limit stands for all items between the window's positions.
const NoLimit = -1

// Query asks for one window of a list of nodes.
type Query struct {
	Kinds  NodeKinds // the empty set stands for every kind
	Text   string    // what to search for; if it is not empty, the list is sorted by Rank, then id, and not by Order
	Filter Filter    // on the nodes; nil for all
	Order  Order
	Window Window // the part of the list that is returned
}

// Step asks for ties: the ties of a node with the nodes at their other ends (Expand), or all ties (ListTies). In ListTies,
// Direction, Deep, Below and Ends are not used, and Far is the second end. Expand meets a tie from a node to itself once.
type Step struct {
	Ties      TieKinds // the empty set stands for every kind
	Direction TieDirection
	// Deep follows ties transitively: on from each node that they lead to, as far as they go. Each tie is met once. It is
	// for hierarchies (the places in a province, the places above a county), so the direction must be Out or In. Ends
	// and Filter choose among the ties that are met; they do not stop the traversal.
	Deep bool
	// Below also takes the ties of all nodes below the node: of those that lie in it, at any depth, by ties WITHIN. The node
	// and the nodes below it are the area. Each tie with an end in the area is met once, and its far end is the other end. If
	// Direction is Both and both ends are in the area, the far end is the second one. If Listed is Far, each node is listed
	// once: by the tie with the least id, of those that pass the filter. Below excludes Deep.
	Below   bool
	BelowBy Filter // if Below is set: on the ties WITHIN that lead below, not on their ends; nil for all

	Ends   NodeKinds // the far end is of one of these kinds
	Listed Side      // the records whose evidence is counted: the ties if it is zero, the nodes that they lead to if it is Far
	Filter Filter    // on the ties; nil for all
	Order  Order
	Window Window // the part of the list of each node, or of the list of all ties, that is returned
}

// Check returns an error if no store can follow the step.
func (s Step) Check() error {
	if s.Deep && s.Direction == Both {
		return &Error{Code: InvalidArgument, Message: "a deep step cannot follow ties in both directions",
			Hint: "Follow them Out or In."}
	}
	if s.Deep && s.Below {
		return &Error{Code: InvalidArgument, Message: "a deep step cannot begin at all nodes below",
			Hint: "Follow the ties from the node alone, or only those of the nodes below."}
	}
	return nil
}

// Hop is a tie and the node at its far end.
type Hop struct {
	Tie Tie
	End Node
}
