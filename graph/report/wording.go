package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"coopgraph/graph"
)

// The texts of reports stand in the files wording*.go, in both languages side by side. The rest of the package finds what
// they say.

// text is the same text in both languages.
type text struct{ zh, en string }

// in is the text in a language.
func (t text) in(language graph.Language) string {
	if language == graph.EN {
		return t.en
	}
	return t.zh
}

// plus is the text followed by another one.
func (t text) plus(u text) text { return text{t.zh + u.zh, t.en + u.en} }

// namesOf is how a node is called in a sentence.
func namesOf(h *graph.Hierarchy, n graph.Node) text {
	return text{h.NameInSentence(graph.ZH, n), h.NameInSentence(graph.EN, n)}
}

// renminbi is an amount in 亿元 (10^8 yuan) as an English text has it, rounded: RMB 273.2 billion, RMB 35.0 million. The
// exact amount is a number of its own beside the text.
func renminbi(amount graph.Decimal) string {
	billions := amount.Float() / 10
	if billions < 1 {
		return fmt.Sprintf("RMB %.1f million", billions*1000)
	}
	return fmt.Sprintf("RMB %.1f billion", billions)
}

// quantity is a number with its unit in Chinese. Places take 个, which the plan's units leave out: 县(区、市).
func quantity(d graph.Decimal, unit string) string {
	if first, _ := utf8.DecodeRuneInString(unit); strings.ContainsRune("省地州市县区", first) {
		unit = "个" + unit
	}
	return d.String() + unit
}

var locatorsInEnglish = strings.NewReplacer("表", "Table ", "附录", "Appendix ", "封面/通知", "cover", "一", "1", "二", "2", "三", "3",
	"四", "4", "五", "5")

// locatorOf is where in the plan the first of the sources is: 附录2, Appendix 2; 一(一)4, section 1(1)4.
func locatorOf(sources []graph.Citation) (t text) {
	if len(sources) == 0 || sources[0].Locator == "" {
		return text{}
	}
	t = text{sources[0].Locator, locatorsInEnglish.Replace(sources[0].Locator)}
	if t.en[0] >= '0' && t.en[0] <= '9' {
		t.en = "section " + t.en
	}
	return t
}
