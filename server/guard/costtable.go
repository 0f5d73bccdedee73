package guard

// CostUnit is the unit in which costs are counted, in nanoseconds. Costs are estimated as processor time on the embedded store.
const CostUnit = 500

// weight is how many nanoseconds one thing takes. The weights of what lists and their records take are twice what was
// measured on one core of an AMD EPYC, so that a slower one keeps to the limit too. Those of analyses are as measured.
type weight int

// The weights of what is done for each selection, object, byte and record.
const (
	perField     weight = 500     // to plan a field, for each type that its parent may have
	perRelation  weight = 5_000   // to call a resolver, whatever it returns
	perObject    weight = 150     // to put an object into its place, and to begin and end it in the answer
	perValue     weight = 60      // to write a scalar or an enum value
	perEdge      weight = 700     // to follow a tie or to put a record on a page, with about 600 bytes of memory
	perByte      weight = 12      // to write, copy, compress and send a byte of the answer, and to keep it meanwhile
	perID        weight = 1_000   // to look a record up by its id
	perFlowPage  weight = 4_000   // to make a page of the ties of a flow: its cursors take about 2 kB of memory
	perPlaceName weight = 400_000 // to find out which place a text means, by each of its names and similar ones
	perNameByte  weight = 20_000  // to look for names of places at one byte of such a text

	perListed    weight = 40     // to look at a record of a list that is filtered or counted
	perSorted    weight = 100    // to sort a tie for a list of chosen kinds, and to index it by its ends; or any record, for one answer
	perDescent   weight = 800    // to find a place somewhere below another one
	perSearched  weight = 1_300  // to look at a node in a search, and to rank it
	perCondition weight = 4_000  // to prepare a condition of a filter, however many records there are
	perOperand   weight = 2_000  // to prepare a text of a list in a filter
	perFolded    weight = 15     // to prepare a byte of it: a text of 100 Chinese characters takes three times as long as a short one
	perCompared  weight = 20     // to compare a field of one record with one value
	perListTest  weight = 250    // to look a text of one record up in a list, or a name in all of its forms
	perText      weight = 20     // to search in one text of one record
	perDistance  weight = 100    // to compute the distance of one place
	perHop       weight = 60     // to follow a tie while a record is tested
	perGrouped   weight = 800    // to find the places of a record for statistics
	perDimension weight = 400    // to group a record by one dimension
	perEdit      weight = 9_000  // to read from the disk what a commit did to one record
	perEdited    weight = 40_000 // to compare the fields of a record before and after a commit
	perPast      weight = 200    // to make the network of a moment: for each record of the network, with the indexes of a list
	perPastName  weight = 6_000  // to find places in the network of a moment: for each node of the network, and each index of names
)

// analysisWeights has what each analysis takes. An analysis of a part of the network costs perScoped for each record of the
// network, from which the part is taken, and perPart for each node of the part and each end of its ties. The name of a
// ranking is that of its measure.
var analysisWeights = map[string]struct{ perScoped, perPart weight }{
	"DEGREE": {150, 100}, "IN_DEGREE": {150, 100}, "OUT_DEGREE": {150, 100}, "WEIGHTED_DEGREE": {150, 100},
	"PAGERANK":      {150, 200},    // up to 170 iterations of the Gauss–Seidel method
	"EIGENVECTOR":   {150, 11_000}, // up to 10,000 iterations of the power method: it may not converge
	"CLOSENESS":     {150, 100},    // and perPair
	"BETWEENNESS":   {150, 100},    // likewise
	"communities":   {150, 1_100},  // as measured with a million ties, for which the algorithm is run twice
	"network":       {150, 100},
	"neighbourhood": {150, 100},
	"paths":         {150, 100}, // and perPart for each path and hop that are asked for, divided by a hundred
	"flows":         {450, 100},
	"contacts":      {250, 100},
	"compare":       {300, 200},
	"gaps":          {600, 100},
	"linkageIndex":  {900, 100},
	"coverage":      {300, 0},
	"dataset":       {100, 0},
}

// perPair has what a measure takes for each pair of a node and an end of a tie, or of two nodes, in nanoseconds. Closeness
// searches from 64 nodes at once.
var perPair = map[string]float64{"CLOSENESS": 0.05, "BETWEENNESS": 1.5}
