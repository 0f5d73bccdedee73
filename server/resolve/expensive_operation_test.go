package resolve_test

import (
	"fmt"
	"strings"
)

// repeated writes a text n times, each time with its number in place of #.
func repeated(n int, text string) string { return repeatedFrom(0, n, text) }

// repeatedFrom writes a text n times, each time with the next number from first on in place of #.
func repeatedFrom(first, n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "#", fmt.Sprint(first+i)))
		b.WriteByte(' ')
	}
	return b.String()
}

// expensive are operations that cost more with n: each takes much time or memory in a way of its own.
var expensive = map[string]func(n int) string{
	"conditions on names": func(n int) string {
		return `{places(first:1 filter:{or:[` + repeated(n, `{name:{contains:"zq#"}}`) + `]}){nodes{id}}}`
	},
	"conditions on codes": func(n int) string {
		return `{places(first:1 filter:{or:[` + repeated(n, `{code:{contains:"zq#"}}`) + `]}){nodes{id}}}`
	},
	"distances": func(n int) string {
		return `{places(first:1 filter:{or:[` + repeated(n, `{near:{longitude:100 latitude:10 kilometres:1.#}}`) + `]}){nodes{id}}}`
	},
	"boxes": func(n int) string {
		return `{places(first:1 filter:{or:[` + repeated(n, `{bbox:{west:1 east:2.# south:1 north:2}}`) + `]}){nodes{id}}}`
	},
	"levels": func(n int) string {
		return `{places(first:1 filter:{not:{and:[` + repeated(n, `{level:{in:[PROVINCE PREFECTURE COUNTY]}}`) + `]}}){nodes{id}}}`
	},
	"values of one list": func(n int) string {
		return `{ties(first:1 filter:{evidence:{notIn:[OFFICIAL REPORTED DERIVED SYNTHETIC ` + repeated(min(n, 990), "OFFICIAL") + `]}}){nodes{id}}}`
	},
	"places above": func(n int) string {
		return `{places(first:1 filter:{or:[` + repeated(min(n, 330), `{within:{within:{name:{contains:"zq#"}}}}`) + `]}){nodes{id}}}`
	},
	"partners of some": func(n int) string {
		return `{places(first:1 filter:{or:[` + repeated(n, `{friendlyPairs:{some:{evidence:{notIn:[OFFICIAL]} partner:{name:{contains:"zq#"}}}}}`) + `]}){nodes{id}}}`
	},
	"nested quantifiers": func(n int) string {
		return `{places(first:1 filter:{or:[` + repeated(min(n, 160), `{pairings:{none:{supporter:{friendlyPairs:{every:{partner:{chambers:{some:{name:{contains:"zq#"}}}}}}}}}}`) + `]}){nodes{id}}}`
	},
	"ends of ties": func(n int) string {
		return `{ties(first:1 filter:{or:[` + repeated(n, `{from:{name:{contains:"zq#"}} to:{name:{contains:"zq#"}}}`) + `]}){nodes{id}}}`
	},
	"dates of ties": func(n int) string {
		return `{ties(first:1 filter:{or:[` + repeated(n, `{since:{lt:"1900-01-01"} until:{gt:"2100-01-01"}}`) + `]}){nodes{id}}}`
	},
	"counts with conditions": func(n int) string {
		return `{` + repeated(n, `a#:places(first:1 filter:{or:[{name:{contains:"a#"}} {name:{contains:"b#"}} {name:{contains:"c#"}} {code:{contains:"d"}}]}){totalCount byEvidence{count}}`) + `}`
	},
	"one filter for many": func(n int) string {
		return `query($f:PlaceFilter={or:[` + repeated(50, `{name:{contains:"zq#"}}`) + `]}){` + repeated(n, `a#:places(first:1 filter:$f){nodes{id}}`) + `}`
	},
	"conditions of pages below": func(n int) string {
		return `{provinces(first:500){nodes{counties(first:1 filter:{or:[` + repeated(n, `{name:{contains:"zq#"}}`) + `]}){totalCount nodes{id}}}}}`
	},
	"conditions as of a day": func(n int) string {
		return `{ties(first:1 asOf:"2015" filter:{or:[` + repeated(n, `{from:{name:{contains:"zq#"}}}`) + `]}){nodes{id} totalCount unattested}}`
	},
	"searches": func(n int) string {
		return `{` + repeated(n, `a#:search(text:"县",first:500){totalCount nodes{id}}`) + `}`
	},
	"names as long as they may be": func(n int) string {
		return `{` + repeated(n, `a#:place(by:{name:"`+strings.Repeat("剑川山县", 24)+`#"}){name}`) + `}`
	},
	"English names as long as they may be": func(n int) string {
		return `{` + repeated(n, `a#:place(by:{name:"`+strings.Repeat("Jianchuan Conty ", 6)+`#"}){name}`) + `}`
	},
	"homophones as long as they may be": func(n int) string {
		return `{` + repeated(n, `a#:place(by:{name:"`+strings.Repeat("箭穿样鼻", 24)+`#县"}){name}`) + `}`
	},
	"words without spaces": func(n int) string {
		return `{` + repeated(n, `a#:place(by:{name:"`+strings.Repeat("yunnan", 16)+`#"}){name}`) + `}`
	},
	"similar names": func(n int) string { return `{` + repeated(n, `a#:place(by:{name:"剑山县#"}){name}`) + `}` },
	"lists of kinds": func(n int) string {
		return `{` + repeated(n, `a#:ties(first:500 filter:{kind:{in:[WITHIN FRIENDLY SUPPORTS]}} orderBy:SINCE_DESC){nodes{id label}}`) + `}`
	},
	"pages": func(n int) string {
		return `{` + repeated(n, `a#:counties(first:500 orderBy:NAME_DESC){nodes{id name code pinyin aliases}}`) + `}`
	},
	"totals": func(n int) string { return `{` + repeated(n, `a#:places(first:1){totalCount byEvidence{count}}`) + `}` },
	"sources of pages": func(n int) string {
		return `{` + repeated(n, `a#:ties(first:500){nodes{id sources{locator note source{title url issuer}}}}`) + `}`
	},
	"statistics": func(n int) string {
		return `{` + repeated(n, `a#:statistics(of:PLACES groupBy:[PROVINCE PREFECTURE KIND] evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC]){count groups{value place{name}}}`) + `}`
	},
	"deep pages": func(n int) string {
		page := fmt.Sprintf("first:%d", min(n, 100))
		return `{places(` + page + `){nodes{ties(` + page + `){nodes{from{...on Place{ties(` + page + `){nodes{to{...on Place{ties(` + page + `){nodes{id label since kind}}}}}}}}}}}}}`
	},
	"deep pages with many fields": func(n int) string {
		return `{places(first:20){nodes{ties(first:20){nodes{` + repeated(n, "a#:label") + ` from{...on Place{ties(first:20){nodes{` + repeated(n, "b#:label") + `}}}}}}}}}`
	},
	"descents": func(n int) string {
		return `{provinces(first:500){nodes{` + repeated(n, `a#:counties(first:500 orderBy:NAME_ASC){nodes{name}}`) + `}}}`
	},
	"pages of areas": func(n int) string {
		return `{provinces(first:100){nodes{` + repeatedFrom(1900, n, `a#:ties(below:true first:1 filter:{since:{gte:"#"}} orderBy:SINCE_DESC){nodes{id}}`) + `}}}`
	},
	"counts of areas": func(n int) string {
		return `{provinces(first:100){nodes{` + repeatedFrom(1900, n, `a#:ties(below:true first:1 asOf:"#"){totalCount byEvidence{count} unattested}`) + `}}}`
	},
	"counts of one area": func(n int) string {
		return `{place(by:{code:"310000"}){` + repeatedFrom(1900, n, `a#:friendlyPairs(below:true first:1 asOf:"#" orderBy:PARTNER_DESC){totalCount nodes{id}}`) + `}}`
	},
	"delegations in areas": func(n int) string {
		return `{provinces(first:100){nodes{` + repeated(n, `a#:chambers(below:true first:1 filter:{name:{contains:"#"}}){totalCount nodes{id}}`) + `}}}`
	},
	"small areas": func(n int) string {
		return `{counties(first:100){nodes{` + repeatedFrom(1900, n, `a#:ties(below:true first:1 filter:{since:{gt:"#"}}){totalCount}`) + `}}}`
	},
	"conditions in areas": func(n int) string {
		return `{provinces(first:100){nodes{ties(below:true first:1 filter:{or:[` + repeated(n, `{from:{name:{contains:"zq#"}}}`) + `]}){totalCount nodes{id}}}}}`
	},
	"nested areas": func(n int) string {
		page := fmt.Sprintf("below:true first:%d", min(n, 100))
		return `{provinces(first:100){nodes{ties(` + page + `){nodes{from{...on Place{ties(` + page + `){nodes{to{...on Place{ties(` + page + `){nodes{id label}}}}}}}}}}}}}`
	},
	"one area again and again": func(n int) string {
		return `{nodes(ids:[` + repeated(100, `"place-310000"`) + `]){...on Place{` + repeatedFrom(1900, n, `a#:ties(below:true first:1 asOf:"#" orderBy:SINCE_DESC){totalCount nodes{id}}`) + `}}}`
	},
	"long aliases": func(n int) string {
		return `{counties(first:500){nodes{` + repeated(n, strings.Repeat("a", 120)+"#:__typename") + `}}}`
	},
	"long aliases of a network": func(n int) string {
		return `{network(evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC] ties:{kind:{in:[WITHIN FRIENDLY]}}){nodes{` + repeated(n, strings.Repeat("a", 120)+"#:__typename") + `}}}`
	},
	"fields of many types": func(n int) string {
		return `{` + repeated(n, `a#:ties(first:1){nodes{from{...F} to{...F}}}`) + `} fragment F on Entity{id name attested assumed evidence sources{locator confidence note source{id title url}} ... on Place{code pinyin aliases level location{longitude latitude basis}} ... on Node{id}}`
	},
	"records again and again": func(n int) string {
		return `{places(first:100){nodes{` + repeated(n, `a#:ties(first:500){nodes{from{...P} to{...P}}}`) + `}}} fragment P on Place{name code location{latitude longitude} ancestors{name}}`
	},
	"flows of flows": func(n int) string {
		return `{nodes(ids:[` + repeated(min(n, 100), `"place-310000"`) + `]){...on Province{investmentOut{origin{investmentOut{origin{id}}}}}}}`
	},
	"ties of flows": func(n int) string {
		return `{flows(level:COUNTY evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC] ties:{kind:{in:[WITHIN FRIENDLY SUPPORTS]}}){flows{` + repeated(n, `a#:ties(first:500){totalCount nodes{id label from{id} to{id} sources{locator}}}`) + `} locations{path(language:EN)}}}`
	},
	"cursors of flows": func(n int) string {
		return `{flows(level:COUNTY evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC] ties:{kind:{in:[WITHIN FRIENDLY SUPPORTS]}}){flows{` + repeated(n, `a#:ties(first:1){pageInfo{startCursor endCursor} edges{cursor}}`) + `}}}`
	},
	"counts of flows": func(n int) string {
		return `{flows(level:COUNTY originLevel:PROVINCE evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC] ties:{kind:{in:[WITHIN FRIENDLY SUPPORTS]}}){flows{` + repeated(n, `a#:ties(last:1){totalCount byEvidence{count} unattested}`) + `}}}`
	},
	"flows of many levels": func(n int) string {
		levels := []string{"PROVINCE", "PREFECTURE", "COUNTY"}
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `a%d:flows(level:COUNTY originLevel:%s destLevel:%s asOf:"%d" evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC]){locations{path name lat} flows{id count ties(first:500){nodes{id}}}} `,
				i, levels[i%3], levels[i/3%3], 1990+i/9)
		}
		return `{` + b.String() + `}`
	},
	"pages of 500 of pages of 500": func(n int) string {
		return `{counties(first:500){nodes{` + repeated(n, `a#:ties(first:500){nodes{id from{id} to{id}}}`) + `}}}`
	},
	"nearest places": func(n int) string {
		return `{` + repeated(n, `a#:places(first:1 orderBy:DISTANCE_DESC filter:{near:{longitude:100.# latitude:30 kilometres:20000}}){totalCount edges{distance cursor}}`) + `}`
	},
	"distances of pages": func(n int) string {
		return `{` + repeated(n, `a#:counties(first:500 orderBy:DISTANCE_ASC filter:{near:{longitude:100.# latitude:30 kilometres:9000}}){edges{distance node{name}}}`) + `}`
	},
	"nearest counties of provinces": func(n int) string {
		return `{provinces(first:500){nodes{` + repeated(n, `a#:counties(first:500 orderBy:DISTANCE_ASC filter:{near:{longitude:100.# latitude:30 kilometres:20000}}){edges{distance node{name}}}`) + `}}}`
	},
	"pages of 500 of areas": func(n int) string {
		return `{place(by:{code:"310000"}){` + repeatedFrom(2000, n, `a#:ties(below:true first:500 filter:{since:{lt:"#"}}){nodes{id label from{id} to{id}}}`) + `}}`
	},
	"names in paths": func(n int) string {
		return `{paths(first:` + fmt.Sprint(min(n, 100)) + ` maxHops:6 from:["place-310115"] to:["place-532931"] evidence:[OFFICIAL REPORTED DERIVED SYNTHETIC]){paths{sentence en:sentence(language:EN) nodes{id name} ties{label}}}}`
	},
	"introspection": func(n int) string {
		return `{__schema{types{` + repeated(n, `a#:fields{name description args{name description type{name}} type{name ofType{name ofType{name}}}}`) + `}}}`
	},
}
