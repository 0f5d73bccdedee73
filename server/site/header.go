package site

// pageHeader is what the template of the header shows. The documents and the playground have the header of the explorer,
// with the words of its src/parts/header.tsx.
type pageHeader struct {
	headerWords
	Language             string // zh or en
	InChinese, InEnglish string // the addresses of the page in each language
	Theme                string // light or dark; empty for that of the reader's system
	ThemeLinks           []themeLink
	Links                []headerLink
}

type headerWords struct{ Site, Skip, Search, Hint, Views, More, LanguageWord, Light, Dark string }

var headerWordsIn = map[string]headerWords{
	"zh": {"上海对内合作网络", "跳到正文", "搜索", "地名、机构、拼音或代码", "视图", "更多", "语言", "浅色", "深色"},
	"en": {"Shanghai’s cooperation", "Skip to the content", "Search", "Place, body, pinyin or code", "Views", "More", "Language", "Light", "Dark"},
}

// headerLink is a link to a view, the documents or the playground.
type headerLink struct {
	Address, Name string
	linkPlace
	Here bool // whether the page is there
}

// linkPlace says where in the header a link stands.
type linkPlace struct{ InBar, InMenu bool }

// The places of links. A phone shows those of inBoth in its menu only, and others do not show them there.
var (
	inBar  = linkPlace{InBar: true}
	inBoth = linkPlace{InBar: true, InMenu: true}
	inMenu = linkPlace{InMenu: true}
)

// headerLinks are the links of the header. Those of views are completed by the language.
var headerLinks = []struct {
	address, zh, en string
	place           linkPlace
}{
	{"/", "地图", "Map", inBar},
	{"/network", "网络", "Network", inBar},
	{"/tables", "榜单", "Tables", inBar},
	{"/change", "变化", "Change", inBoth},
	{"/duty", "应急", "Duty", inBar},
	{"/about", "数据与方法", "Data & methods", inBoth},
	{"/history", "修改历史", "History", inMenu},
	{"/import", "导入", "Import", inMenu},
	{documentsAddress, "文档", "Documents", inMenu},
	{playgroundAddress, "查询页面", "Playground", inMenu},
}

const (
	documentsAddress  = "/docs"
	playgroundAddress = "/playground"
)

// newPageHeader returns the header of a page at an address of headerLinks.
func newPageHeader(language, address, inChinese, inEnglish string) pageHeader {
	h := pageHeader{headerWords: headerWordsIn[language], Language: language, InChinese: inChinese, InEnglish: inEnglish}
	for _, l := range headerLinks {
		link := headerLink{l.address + "?lang=" + language, l.en, l.place, l.address == address}
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

// themeLink is a link to the page in another theme.
type themeLink struct{ Theme, Name, Class string }

// withTheme returns the header of a page that can be seen in two themes, in one of them. A page that follows the system has
// links to both, of which the style sheet shows one.
func (h pageHeader) withTheme(theme string) pageHeader {
	h.Theme = theme
	for _, l := range []themeLink{{"dark", h.Dark, "to-dark"}, {"light", h.Light, "to-light"}} {
		switch theme {
		case "":
			h.ThemeLinks = append(h.ThemeLinks, l)
		case l.Theme:
		default:
			h.ThemeLinks = append(h.ThemeLinks, themeLink{l.Theme, l.Name, ""})
		}
	}
	return h
}
