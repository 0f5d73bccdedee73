package seed

import (
	"slices"
	"strconv"

	"coopgraph/graph"
)

const pairingsFile = "plan/table7_pairings.csv"

// readPairings adds Table 7, and what the plan says of the time before it.
//
// The plan adjusts the pairings in 2021 and prints the adjusted ones. For the time before, it gives counts for the end
// of 2020 (截至2020年底), and says that the pairings outside Yunnan and Zunyi are unchanged: these are attested for that
// day. The plan does not name the districts that supported the counties of Yunnan, nor the nine counties of Zunyi.
// There Shanghai itself stands for the district.
func (b *builder) readPairings() {
	perDistrict := map[string]int{}
	perScheme := map[graph.PairingScheme]int{}
	before := 0
	for _, r := range b.rows(pairingsFile, "district", "district_code", "county_as_printed", "county_code",
		"prefecture_as_printed", "prefecture_code", "province", "heading", "scheme", "basis") {
		district := b.placeNamed(r, "district_code", "district")
		county := b.placeNamed(r, "county_code", "county_as_printed")
		b.checkPrinted(r, county)
		scheme := choose(r, "scheme", choice[graph.PairingScheme]{"东西部协作", graph.EastWestCooperation},
			choice[graph.PairingScheme]{"对口支援", graph.PairedAssistance})
		p := b.planProvenance("表7", joinNotes(r.text("heading"), "read from "+r.text("basis")))
		life := graph.Life{Attested: totalsDay}
		if scheme == graph.EastWestCooperation {
			life = graph.Life{Since: graph.NewDate(2021, 0, 0), Attested: planDay}
		}
		b.tie(r.position, &graph.Pairing{Scheme: scheme, CountyCount: 1}, district, county, p, life)
		perDistrict[district.PlaceHead().NameZH]++
		perScheme[scheme]++
		if scheme == graph.EastWestCooperation && !newIn2021[b.places.prefecture(county).PlaceHead().Code] {
			before++
			b.supportBefore2021(r, county)
		}
	}
	b.supportZunyi()
	for _, printed := range tableSeven {
		expect(b, pairingsFile, "counties of "+printed.supporter, perDistrict[printed.supporter], printed.counties)
	}
	expect(b, pairingsFile, "counties of 东西部协作", perScheme[graph.EastWestCooperation], b.published(eastWestCounties))
	expect(b, pairingsFile, "counties of 对口支援", perScheme[graph.PairedAssistance], b.published(assistedCounties))
	expect(b, pairingsFile, "counties of Yunnan before 2021", before, b.number("aid.yunnan_counties_end_2020"))
	b.checkSupported("from 2021", graph.NewDate(2021, 12, 31), "_from_2021")
	b.checkSupported("at the end of 2020", totalsDay, "_end_2020")
}

// tableSeven is the number of counties in each row of Table 7, and in that of 克拉玛依市, which only the table's heading
// names.
var tableSeven = []struct {
	supporter string
	counties  int
}{
	{"浦东新区", 12}, {"黄浦区", 7}, {"静安区", 6}, {"徐汇区", 5}, {"长宁区", 4}, {"普陀区", 6}, {"虹口区", 5}, {"杨浦区", 5},
	{"宝山区", 7}, {"闵行区", 9}, {"嘉定区", 9}, {"金山区", 4}, {"松江区", 7}, {"青浦区", 5}, {"奉贤区", 6}, {"崇明区", 8}, {"上海市", 1},
}

// The keys of the totals of Table 7: its counties by scheme, and those in the rows of districts.
const (
	eastWestCounties = "aid.counties_east_west_from_2021"
	assistedCounties = "aid.counties_paired_assistance_from_2021"
	districtCounties = "aid.counties_by_districts_from_2021"
)

// newIn2021 holds the prefectures of Yunnan whose counties Shanghai did not support before 2021: 怒江州 and 昭通市.
var newIn2021 = map[string]bool{"533300": true, "530600": true}

// checkPrinted checks the other columns of a row against the county's prefecture and province.
func (b *builder) checkPrinted(r row, county graph.Place) {
	if county == noPlace {
		return
	}
	prefecture, province := b.places.prefecture(county), b.places.province(county)
	code := prefecture.PlaceHead().Code
	if prefecture == county && county.PlaceHead().Level == graph.LevelCounty {
		code = ""
	}
	if r.optional("prefecture_code") != code {
		r.invalid("prefecture_code", strconv.Quote(code))
	}
	if name := r.optional("prefecture_as_printed"); name != "" && !slices.Contains(b.places.named[name], prefecture) {
		r.invalid("prefecture_as_printed", "a name of "+code+" "+prefecture.PlaceHead().NameZH)
	}
	if r.text("province") != province.PlaceHead().NameZH {
		r.invalid("province", province.PlaceHead().NameZH)
	}
}

// endOf2020 is the life of a pairing that the plan attests for the end of 2020 and that ended then.
var endOf2020 = graph.Life{Until: graph.NewDate(2020, 0, 0), Attested: totalsDay}

// supportBefore2021 adds the tie of Shanghai to a county of Yunnan until the end of 2020.
func (b *builder) supportBefore2021(r row, county graph.Place) {
	p := cited(graph.Derived,
		graph.Citation{SourceID: b.plan, Locator: "附录2", Note: "13 prefectures and 74 counties of Yunnan until " +
			"the end of 2020; from 2021 all of Yunnan, where 怒江 and 昭通 are new"},
		graph.Citation{SourceID: b.plan, Locator: "表7", Note: "its counties outside 怒江 and 昭通 are 74 in the same 13 " +
			"prefectures, so they are those of before; which district supported them is not said: the tie " +
			"starts at Shanghai"})
	b.tie(r.position, &graph.Pairing{Scheme: graph.EastWestCooperation, CountyCount: 1}, b.places.shanghai(), county,
		p, endOf2020)
}

// supportZunyi adds the one tie that stands for nine counties.
func (b *builder) supportZunyi() {
	const zunyi = "520300"
	counties := b.number("aid.zunyi_counties_end_2020")
	p := b.planProvenance("附录2", "nine of its counties, which the plan does not name")
	b.tie(position{file: factsFile}, &graph.Pairing{Scheme: graph.EastWestCooperation, CountyCount: int32(counties)},
		b.places.shanghai(), b.places.byCode[zunyi], p, endOf2020)
}

// checkSupported checks the numbers of counties, prefectures and provinces that are supported on a day.
func (b *builder) checkSupported(when string, day graph.Date, suffix string) {
	counties, prefectures, provinces := 0, map[graph.Place]bool{}, map[graph.Place]bool{}
	for _, t := range b.ties {
		p, ok := t.(*graph.Pairing)
		if place, known := b.places.byID[t.TieHead().ToID]; ok && known && (graph.HeldOn{Day: day}).Holds(p) {
			counties += int(p.CountyCount)
			prefectures[b.places.prefecture(place)] = true
			provinces[b.places.province(place)] = true
		}
	}
	expect(b, pairingsFile, "counties "+when, counties, b.number("aid.counties"+suffix))
	expect(b, pairingsFile, "prefectures "+when, len(prefectures), b.number("aid.prefectures"+suffix))
	expect(b, pairingsFile, "provinces "+when, len(provinces), b.number("aid.provinces"+suffix))
}
