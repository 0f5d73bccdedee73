package seed

import (
	"strconv"

	"coopgraph/graph"
)

const investmentYear = 2020

// investmentTables are Table 3, what Shanghai's enterprises invested in each province, and Table 4, what each
// province's enterprises invested in Shanghai.
var investmentTables = []struct {
	file, locator    string
	shanghai         graph.Side // which end of every flow is Shanghai
	sum, enterprises string     // the keys of the totals of amounts and enterprises
}{
	{"plan/table3_outbound_investment.csv", "表3", graph.From, "invest.outbound_2020_sum", "invest.outbound_2020_enterprises"},
	{"plan/table4_inbound_investment.csv", "表4", graph.To, "invest.inbound_2020_sum", "invest.inbound_2020_enterprises"},
}

// readInvestment adds the flows of both tables: thirty provinces each, by rank. Their sums must be those that the plan
// states.
func (b *builder) readInvestment() {
	for _, t := range investmentTables {
		flows := b.readFlows(t.file, t.locator, t.shanghai)
		expect(b, t.file, "provinces", len(flows), 30)
		expect(b, t.file, "enterprises", enterprisesOf(flows), b.published(t.enterprises))
		sum, exact := sumOf(flows, func(f *graph.InvestmentFlow) graph.Decimal { return f.Amount })
		stated := b.fact(t.sum).Value
		if !b.hasProblems() && (stated == nil || !exact || sum.Compare(*stated) != 0) {
			b.add(position{file: t.file}, "the amounts sum to %s: want %s, as in %s", sum, b.fact(t.sum).optional("value"), factsFile)
		}
		shares, _ := sumOf(flows, func(f *graph.InvestmentFlow) graph.Decimal { return f.Share })
		expect(b, t.file, "shares", shares.String(), printedShares)
	}
}

// printedShares is the sum of the shares of each table as printed.
const printedShares = "99.99"

func (b *builder) readFlows(file, locator string, shanghaiIs graph.Side) (flows []*graph.InvestmentFlow) {
	const amount, large = "investment_100m_cny", "investment_in_projects_regcap_gt_50m_100m_cny"
	for _, r := range b.rows(file, "province", "invested_enterprises", amount,
		large, "yoy_growth_pct", "share_pct", "rank") {
		growth := r.decimal("yoy_growth_pct")
		f := &graph.InvestmentFlow{
			Year:                investmentYear,
			Enterprises:         r.count("invested_enterprises"),
			Amount:              r.decimal(amount),
			AmountLargeProjects: r.decimal(large),
			Growth:              &growth,
			Share:               r.decimal("share_pct"),
			Rank:                r.count("rank"),
		}
		if f.AmountLargeProjects.Compare(f.Amount) > 0 {
			r.invalid(large, "no more than "+f.Amount.String())
		}
		var before graph.InvestmentFlow
		if n := len(flows); n > 0 {
			before = *flows[n-1]
		}
		if f.Rank != before.Rank+1 {
			r.invalid("rank", strconv.Itoa(int(before.Rank)+1))
		} else if before.Rank > 0 && f.Amount.Compare(before.Amount) > 0 {
			r.invalid(amount, "no more than the rank before")
		}
		from, to := b.places.shanghai(), b.placeCalled(r, "province", graph.LevelProvince)
		if shanghaiIs == graph.To {
			from, to = to, from
		}
		on := graph.NewDate(investmentYear, 0, 0)
		b.tie(r.position, f, from, to, b.planProvenance(locator, ""), graph.Life{Since: on, Until: on, Attested: totalsDay})
		flows = append(flows, f)
	}
	return flows
}

func enterprisesOf(flows []*graph.InvestmentFlow) (n int) {
	for _, f := range flows {
		n += int(f.Enterprises)
	}
	return n
}

// sumOf returns the sum of one amount of the flows. If it cannot be exact, it says so.
func sumOf(flows []*graph.InvestmentFlow, of func(*graph.InvestmentFlow) graph.Decimal) (sum graph.Decimal, exact bool) {
	for _, f := range flows {
		if sum, exact = sum.Add(of(f)); !exact {
			return sum, false
		}
	}
	return sum, true
}
