package graph

// Total is a total that the plan publishes and what of it the network holds.
type Total struct {
	Key            string // of the indicator that states it, as friendly.domestic_pairs; unique
	NameZH, NameEN string
	Published      *Decimal // nil where the plan prints no number
	Unit           string
	Sources        []Citation
	// Nodes or Ties asks for the records that the total counts; both are nil where the network holds nothing of it.
	Nodes  *Query
	Ties   *Step
	Counts Counting
	// Explanation says why what is held differs from what is published, or what a reader must know to compare them.
	ExplanationZH, ExplanationEN string
}

// Counting says what of its records a total counts.
type Counting uint8

// What totals count.
const (
	CountRecords     Counting = iota // the records themselves
	CountCounties                    // the sum of the pairings' county counts
	CountPrefectures                 // the distinct prefectures of the pairings' supported places, as the plan counts them
	CountProvinces                   // the distinct provinces of the supported or partner places
	SumAmount                        // the sum of the flows' amounts
	SumEnterprises                   // the sum of the flows' enterprises
)
