package site

// pageHeader is what the template of the header shows. The documents and the playground have the header of the explorer,
// with the words of its src/parts/header.tsx.
type pageHeader struct {
	headerWords
	Language             string // zh or en
	InChinese, InEnglish string // the addresses of the page in each language
	Links                []headerLink
}

type headerWords struct{ Site, Skip, Search, Hint, Views, More, LanguageWord string }

var headerWordsIn = map[string]headerWords{
	"zh": {"上海对内合作网络", "跳到正文", "搜索", "地名、机构、拼音或代码", "视图", "更多", "语言"},
	"en": {"Shanghai’s cooperation", "Skip to the content", "Search", "Place, body, pinyin or code", "Views", "More", "Language"},
}

// headerLink is a link to a view, the documents or the playground.
type headerLink struct {
	Address, Name string
	BeyondPhone   bool // in the menu on a phone
	Here          bool // whether the page is there
}

// headerLinks are the links of the header. Those of views are completed by the language.
var headerLinks = []struct {
	address, zh, en string
	beyondPhone     bool
}{
	{"/", "地图", "Map", false},
	{"/network", "网络", "Network", false},
	{"/tables", "榜单", "Tables", false},
	{"/change", "变化", "Change", true},
	{"/duty", "应急", "Duty", false},
	{"/about", "数据与方法", "Data & methods", true},
	{documentsAddress, "文档", "Documents", true},
	{playgroundAddress, "查询页面", "Playground", true},
}

const (
	documentsAddress  = "/docs"
	playgroundAddress = "/playground"
)

// newPageHeader returns the header of a page at an address of headerLinks.
func newPageHeader(language, address, inChinese, inEnglish string) pageHeader {
	h := pageHeader{headerWords: headerWordsIn[language], Language: language, InChinese: inChinese, InEnglish: inEnglish}
	for _, l := range headerLinks {
		link := headerLink{l.address + "?lang=" + language, l.en, l.beyondPhone, l.address == address}
		if language == "zh" {
			link.Name = l.zh
		}
		if l.address == documentsAddress {
			link.Address = map[string]string{"zh": "/docs/zh", "en": "/docs"}[language]
		}
		h.Links = append(h.Links, link)
	}
	return h
}
