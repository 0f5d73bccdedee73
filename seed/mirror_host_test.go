package seed

import (
	"net/url"
	"testing"

	"coopgraph/graph"
)

// What a host shows that is neither its publisher's nor a government's is of medium confidence at most, and each host
// that is listed shows something.
func TestMirrorsLowerConfidence(t *testing.T) {
	b := newBuilder(dataset())
	b.readMirrors()
	if err := b.err(); err != nil {
		t.Fatal(err)
	}
	mirrors, shown := map[graph.ID]string{}, map[string]int{}
	for _, s := range recordsOf[*graph.Source](loadAll(t)) {
		mirrors[s.ID] = b.mirrorHost(s.URL)
	}
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		for _, c := range r.Head().Sources {
			host := mirrors[c.SourceID]
			if shown[host]++; host != "" && c.Confidence == graph.High {
				t.Errorf("%s is of high confidence, and shown by %s", r.Head().ID, host)
			}
		}
	}
	for host := range b.mirrors {
		if shown[host] == 0 {
			t.Errorf("%s shows nothing", host)
		}
	}
	for address, want := range map[string]string{
		"http://av069.com/a.html":             "av069.com",
		"https://wikipedia.kfd.me/wiki/x":     "kfd.me",
		"https://m.163.com/dy/article/x.html": "163.com",
		"http://www.shcafe.org/x":             "shcafe.org",
		"https://www.shanghai.gov.cn/nw15343": "",
		"https://notav069.com/":               "",
		"":                                    "",
	} {
		if got := b.mirrorHost(address); got != want {
			t.Errorf("%s is shown by the mirror %q: want %q", address, got, want)
		}
	}
}

// publishers are the hosts of those who publish what they show, or of those whom it is about. Every source of high
// confidence is shown by one of them or by a government.
var publishers = map[string]string{
	"ahnews.com.cn":           "安徽日报",
	"big5.china.com.cn":       "中国网",
	"cfgw.net.cn":             "中国改革报",
	"chinadevelopment.com.cn": "中国发展网",
	"cxztzcjw.cn":             "楚雄州投资促进局",
	"dbw.cn":                  "东北网",
	"eastday.com":             "东方网",
	"enorth.com.cn":           "北方网",
	"fjdaily.com":             "石狮日报",
	"guangcai.org.cn":         "中国光彩事业促进会",
	"hkcd.com":                "香港商报",
	"jnnews.tv":               "济宁新闻网",
	"jschina.com.cn":          "中国江苏网",
	"jxxw.com.cn":             "江西新闻",
	"kankanews.com":           "看看新闻",
	"ntfabu.com":              "南通发布",
	"ourjiangsu.com":          "我苏网",
	"people.cn":               "人民网",
	"people.com.cn":           "人民网",
	"runsky.com":              "大连新闻传媒集团",
	"sfic.cn":                 "上海市工商业联合会",
	"shang.tj.cn":             "天津市工商业联合会",
	"shczsh.com.cn":           "the chamber itself",
	"shhrb.com":               "上海哈尔滨商会",
	"shnbsh.com":              "上海宁波商会",
	"shssdsh.com":             "上海市山东商会",
	"shsxsh.com":              "上海陕西商会",
	"shycc.org":               "上海盐城商会",
	"thepaper.cn":             "澎湃新闻",
	"ylszsfwzx.cn":            "榆林市招商服务中心",
	"zgnhzx.com":              "宁化在线",
	"zgnt.net":                "南通日报",
	"zgyww.cn":                "中国义乌网",
	"zjol.com.cn":             "浙江在线",
}

// Whoever shows a thing can be relied on if it is known who that is; a host that nobody has looked at is not enough.
func TestHighConfidenceIsOfAPublisher(t *testing.T) {
	b := &builder{mirrors: map[string]bool{}}
	for host := range publishers {
		b.mirrors[host] = true
	}
	sources, used := map[graph.ID]*graph.Source{}, map[string]bool{}
	for _, s := range recordsOf[*graph.Source](loadAll(t)) {
		sources[s.ID] = s
	}
	for _, r := range recordsOf[graph.Record](loadAll(t)) {
		for _, c := range r.Head().Sources {
			s := sources[c.SourceID]
			if c.Confidence != graph.High || s.NameZH == planTitle {
				continue
			}
			u, err := url.Parse(s.URL)
			host := b.mirrorHost(s.URL)
			if used[host] = true; err != nil || host == "" && !isGovernment(u.Hostname()) {
				t.Errorf("%s is of high confidence: whose is %q?", r.Head().ID, s.URL)
			}
		}
	}
	for host := range publishers {
		if !used[host] {
			t.Errorf("%s shows nothing of high confidence", host)
		}
	}
}

// A newspaper's report on somebody else's host is of medium confidence, if that host publishes reports of its own too.
func TestReprintsLowerConfidence(t *testing.T) {
	confidence := map[string]graph.Confidence{}
	for _, n := range recordsOf[graph.Node](loadAll(t)) {
		if sources := n.Head().Sources; len(sources) > 0 {
			confidence[n.NodeHead().NameZH] = sources[0].Confidence
		}
	}
	for name, want := range map[string]graph.Confidence{
		"上海市广西商会":       graph.Medium, // 南宁日报, shown by big5.china.com.cn
		"上海市菏泽商会":       graph.High,   // 中国网 itself
		"上海市张家港市商会":     graph.Medium, // a reporter of 解放日报, shown by chinadevelopment.com.cn
		"上海市人民政府驻昆明办事处": graph.Medium, // 上观号, shown by 163.com
	} {
		if got := confidence[name]; got != want {
			t.Errorf("%s is of confidence %q: want %q", name, got, want)
		}
	}
}

// A document is one source, under whichever title rows would cite it.
func TestAnAddressIsOneSource(t *testing.T) {
	titles := map[string]string{}
	for _, s := range recordsOf[*graph.Source](loadAll(t)) {
		if before := titles[s.URL]; before != "" && s.URL != "" {
			t.Errorf("%s is %s and %s", s.URL, before, s.NameZH)
		}
		titles[s.URL] = s.NameZH
	}
	if _, ok := titles["http://shcafe.org/shzxxw/112397.html"]; !ok {
		t.Error("the work plan of 松江 and 庄河 is missing")
	}
}
