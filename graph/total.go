package graph

// Total is a total that the plan publishes, and which records it counts.
type Total struct {
	Key            string   // of the indicator that states it, as friendly.domestic_pairs; unique
	NameZH, NameEN string   // what is counted
	Published      *Decimal // in Unit; nil if the plan prints no number
	Unit           string   // as the plan has it, in Chinese
	Sources        []Citation
	// Nodes or Ties asks for the records that the total counts; both are nil if the network holds none of them.
	Nodes  *Query
	Ties   *Step
	Counts Counting // what is counted of them
	// Explanation says why the network holds more or less than is published, or what a reader must know to compare the two;
	// empty if there is nothing to say.
	ExplanationZH, ExplanationEN string
}

// Counting says what a total counts of its records.
type Counting uint8

// What totals count.
const (
	CountRecords     Counting = iota // the records themselves
	CountCounties                    // the counties that pairings name, each once, and those that pairings count without naming them
	CountPrefectures                 // the distinct prefectures of the pairings' supported places, as the plan counts them
	CountProvinces                   // the distinct provinces of the supported or partner places
	SumAmount                        // the sum of the flows' amounts
	SumEnterprises                   // the sum of the flows' enterprises
)
