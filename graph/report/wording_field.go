package report

import "coopgraph/graph"

// fieldWordings say what the fields of records are called, by their names.
var fieldWordings = map[string]text{
	"id":       {"标识", "Id"},
	"evidence": {"依据", "Evidence"},
	"sources":  {"出处", "Sources"},
	"since":    {"起始时间", "Since"},
	"until":    {"结束时间", "Until"},
	"attested": {"最早见证日期", "Attested by"},
	"assumed":  {"推定起始日期", "Assumed from"},

	"nameZh":  {"中文名称", "Chinese name"},
	"nameEn":  {"英文名称", "English name"},
	"pinyin":  {"拼音", "Pinyin"},
	"aliases": {"别名", "Other names"},

	"code":             {"行政区划代码", "GB/T 2260 code"},
	"level":            {"级别", "Level"},
	"location":         {"位置", "Location"},
	"direction":        {"驻沪或驻外", "Here or elsewhere"},
	"inPublishedTotal": {"计入公布总数", "In the published total"},
	"address":          {"地址", "Address"},
	"orgKind":          {"组织类别", "Kind of organization"},
	"agreementKind":    {"协议类别", "Kind of agreement"},
	"renewal":          {"重签", "Renewal"},
	"programmeKind":    {"项目类别", "Kind of programme"},
	"status":           {"进展", "Status"},
	"key":              {"指标代码", "Key"},
	"indicatorKind":    {"指标类别", "Kind of indicator"},
	"nature":           {"指标属性", "Nature"},
	"unit":             {"单位", "Unit"},
	"target":           {"目标", "Target"},
	"series":           {"历次数值", "Values over time"},
	"documentNumber":   {"文号", "Document number"},
	"issuer":           {"发布单位", "Issuer"},
	"printedOn":        {"印发日期", "Printed on"},
	"url":              {"网址", "Address on the web"},

	"fromId":              {"起点", "From"},
	"toId":                {"终点", "To"},
	"scheme":              {"结对类别", "Scheme"},
	"countyCount":         {"县数", "Counties"},
	"form":                {"合作形式", "Form"},
	"year":                {"年份", "Year"},
	"enterprises":         {"企业数", "Enterprises"},
	"amount":              {"金额（亿元）", "Amount (100 million yuan)"},
	"amountLargeProjects": {"大项目金额（亿元）", "Amount of large projects (100 million yuan)"},
	"growth":              {"增长（%）", "Growth (%)"},
	"share":               {"占比（%）", "Share (%)"},
	"rank":                {"位次", "Rank"},
	"role":                {"角色", "Role"},
	"rotatingChair":       {"轮值主席", "Takes the chair in turn"},
	"meeting":             {"加入时的会议", "Meeting at which it joined"},
}

// FieldLabel is what the field of records with this name is called; empty if it has no wording.
func FieldLabel(name string, language graph.Language) string { return fieldWordings[name].in(language) }
