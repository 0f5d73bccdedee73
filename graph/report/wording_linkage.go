package report

import "fmt"

// componentReason says how a component is comparable or not.
func componentReason(m *LinkageMeasure, c *componentRule, q LinkageQuery, isComparable bool) (reason text) {
	switch {
	case c.byProvinceOnly(q.Level):
		reason = text{"只按省级公布，不及地级", "published by province only, not by prefecture"}
	case m.Published == nil:
		reason = text{fmt.Sprintf("没有%d年可比的公布总数，无从得知记录是否齐全", q.Year),
			fmt.Sprintf("no total is published for %d, so nobody knows how complete the records are", q.Year)}
	default:
		reason = text{fmt.Sprintf("所用记录%s，公布%s，覆盖%.1f%%", m.Held, m.Published, 100**m.Coverage),
			fmt.Sprintf("%s held of %s published, %.1f %%", m.Held, m.Published, 100**m.Coverage)}
		limit := text{"，达到下限", ", at least the limit of"}
		if !isComparable {
			limit = text{"，低于下限", ", below the limit of"}
		}
		reason = reason.plus(text{fmt.Sprintf("%s%g%%", limit.zh, 100**q.MinCoverage), fmt.Sprintf("%s %g %%", limit.en, 100**q.MinCoverage)})
	}
	if m.placeholders > 0 {
		reason = reason.plus(text{fmt.Sprintf("；另有%d项占位，计入各地数值，不算作记录", m.placeholders),
			fmt.Sprintf("; placeholders, which values count and held does not: %d", m.placeholders)})
	}
	return reason
}

// What is added to the reason of a component if the weights of the question decide, or if too few are comparable.
var (
	includedByQuestion = text{"；应查询者要求计入", "; included because it was asked for"}
	leftOutByQuestion  = text{"；查询者未计入", "; left out because it was not asked for"}
	tooFewComparable   = text{fmt.Sprintf("；但可比的不足%d项，不成指数", MinLinkageComponents),
		fmt.Sprintf("; but fewer than %d components are comparable, which make no index", MinLinkageComponents)}
)

// noIndexOfFew says that no place has an index since only so many components are included.
func noIndexOfFew(included int) text {
	return text{
		fmt.Sprintf("可比的指标只有%d项，指数至少要%d项：见各项指标的理由与各地的数值", included, MinLinkageComponents),
		fmt.Sprintf("only %d of the components can be compared, and an index takes at least %d: see the reasons of the components, "+
			"and the values of the places", included, MinLinkageComponents),
	}
}

// noIndexOfMissing says that no place has an index since each misses a component.
var noIndexOfMissing = text{"没有一地具备所计的全部指标：缺数不推算",
	"no place has a value of every included component, and what is missing is not made up"}
