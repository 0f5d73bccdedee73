package importer

// The columns that the sheets of several kinds have.
var (
	sinceColumn = Column{Name: "since", ZH: "建立时间", Synonyms: []string{"起始时间", "开始时间", "结对时间", "建立日期", "起始日期", "开始日期", "结对日期", "缔结时间", "缔结日期", "签约时间", "签约日期",
		"结好时间", "结好日期", "时间", "日期", "begin", "start", "since date"}, Type: DateColumn, Example: "2019-07",
		HelpZH: "何时开始：年、年月或年月日；不知道就留空", HelpEN: "When it began: a year, a month or a day; empty if that is not known"}
	untilColumn = Column{Name: "until", ZH: "结束时间", Synonyms: []string{"终止时间", "截止时间", "结束日期", "终止日期", "截止日期", "end"}, Type: DateColumn,
		HelpZH: "何时结束；仍在持续就留空", HelpEN: "When it ended; empty if it has not ended"}
	totalColumn = Column{Name: "in_published_total", ZH: "计入公布总数", Synonyms: []string{"是否计入公布总数", "计入总数", "是否计入总数"}, Type: FlagColumn,
		Example: "是", HelpZH: "是否为规划公布的总数之一；留空时，2020年底前开始或开始时间不详的计入，之后的不计入",
		HelpEN: "Whether it is one of the plan's published total; if empty: yes if it began by the end of 2020 or at an unknown time, else no"}
)

// commonColumns returns the columns of every kind: how the row is known, by which source.
func commonColumns(k Kind) []Column {
	columns := []Column{
		{Name: "evidence", ZH: "依据", Synonyms: []string{"依据类别", "证据", "证据类别"}, Type: ChoiceColumn, Choices: evidenceChoices, Example: "规划原文",
			HelpZH: "规划原文、公开来源或推算；整个文件相同时可在导入时指定，都不写就是公开来源", HelpEN: "OFFICIAL, REPORTED or DERIVED; may be given for the whole file instead, and is REPORTED if neither says it"},
		{Name: "source", ZH: "出处", Synonyms: []string{"来源", "资料来源", "数据来源", "信息来源", "来源名称", "source title", "source_title"}, Type: TextColumn,
			Example: "上海市友好城区名单 (市政府合作交流办 2024-05)", HelpZH: "出处的名称，末尾括号内可写发布者和日期；整个文件相同时可在导入时指定",
			HelpEN: "The title of the source, with issuer and date in brackets at its end; may be given for the whole file instead"},
		{Name: "source_url", ZH: "出处网址", Synonyms: []string{"来源网址", "网址", "链接", "来源链接", "url", "link"}, Type: TextColumn,
			HelpZH: "可查到出处的网址", HelpEN: "The address of the source"},
		{Name: "locator", ZH: "出处中的位置", Synonyms: []string{"来源中的位置", "页码", "位置", "page"}, Type: TextColumn,
			HelpZH: "在出处中的何处：页码、表号", HelpEN: "Where in the source: a page, a table"},
		{Name: "note", ZH: "备注", Synonyms: []string{"说明", "注", "remark", "remarks", "comment"}, Type: TextColumn,
			HelpZH: "读者应知道的情况", HelpEN: "What a reader should know"},
	}
	if k == PlaceAliases || k == Observations {
		return columns
	}
	return append(columns,
		Column{Name: "attested", ZH: "最早见证日期", Synonyms: []string{"见证日期"}, Type: DateColumn,
			HelpZH: "出处证明其存在的最早日期；留空时取出处的日期", HelpEN: "The earliest day for which the source shows it; if empty, the date of the source"},
		Column{Name: "confidence", ZH: "可信度", Type: ChoiceColumn, Choices: confidenceChoices,
			HelpZH: "出处的可信度：高或中", HelpEN: "How far the source can be relied on: HIGH or MEDIUM"})
}

var evidenceChoices = []Choice{
	{"OFFICIAL", "规划原文", []string{"规划", "官方", "官方公布", "官方文件"}}, {"REPORTED", "公开来源", []string{"报道", "公开报道", "媒体报道", "其他来源"}},
	{"DERIVED", "推算", []string{"计算", "推算得出"}},
}

var confidenceChoices = []Choice{{"HIGH", "高", nil}, {"MEDIUM", "中", []string{"中等", "一般"}}}

var pairColumns = []Column{
	{Name: "district", ZH: "区", Synonyms: []string{"上海区", "上海市区", "本市区", "本区", "所在区", "我方", "区名", "沪方", "上海方", "shanghai district"}, Presence: Filled,
		Type: PlaceColumn, Example: "徐汇区", HelpZH: "上海的一个区", HelpEN: "One of Shanghai's districts"},
	{Name: "partner", ZH: "合作地区", Synonyms: []string{"友好城区", "友好城市", "友好地区", "结对地区", "结对城市", "合作城市", "对方", "对方地区", "结好地区", "市外地区", "外省市地区", "伙伴", "结好城市",
		"partner place"}, Presence: Filled, Type: PlaceColumn, Example: "安徽省阜阳市",
		HelpZH: "上海以外的市、区或县：名称、简称、路径、拼音或行政区划代码", HelpEN: "A prefecture, county or district outside Shanghai: its name, short name, path, pinyin or code"},
	withPresence(sinceColumn, ColumnOnly), untilColumn, totalColumn,
}

var pairingColumns = []Column{
	{Name: "supporter", ZH: "支援方", Synonyms: []string{"支援区", "帮扶区", "区", "上海区", "帮扶方", "district"}, Presence: Filled, Type: PlaceColumn, Example: "静安区",
		HelpZH: "上海的一个区，或上海市", HelpEN: "A district of Shanghai, or Shanghai itself"},
	{Name: "supported", ZH: "受援方", Synonyms: []string{"受援县", "受援地区", "受援地", "对口县", "结对县", "县", "对口地区", "county"}, Presence: Filled, Type: PlaceColumn,
		Example: "云南省文山州广南县", HelpZH: "受支援的县、区或市", HelpEN: "The place that is supported"},
	{Name: "scheme", ZH: "结对类别", Synonyms: []string{"协作类别", "帮扶类别", "类别"}, Presence: Filled, Type: ChoiceColumn, Example: "东西部协作",
		Choices: []Choice{{"EAST_WEST_COOPERATION", "东西部协作", []string{"东西部扶贫协作", "东西协作", "沪滇协作"}}, {"PAIRED_ASSISTANCE", "对口支援", nil}},
		HelpZH:  "东西部协作或对口支援", HelpEN: "EAST_WEST_COOPERATION or PAIRED_ASSISTANCE"},
	withPresence(sinceColumn, ColumnOnly), untilColumn,
	{Name: "county_count", ZH: "县数", Synonyms: []string{"受援县数", "县个数", "counties"}, Type: DecimalColumn,
		HelpZH: "受援方不是县时必填：其中有几个县受支援", HelpEN: "How many of its counties are supported; needed if the supported place is no county"},
}

var cooperationColumns = []Column{
	{Name: "place", ZH: "合作方", Synonyms: []string{"甲方", "区", "上海区", "我方", "地区", "district"}, Presence: Filled, Type: PlaceColumn, Example: "虹口区",
		HelpZH: "一方：区、市或省", HelpEN: "The first place"},
	{Name: "partner", ZH: "合作地区", Synonyms: []string{"对方", "乙方", "对方地区", "合作城市", "伙伴"}, Presence: Filled, Type: PlaceColumn, Example: "浙江省桐乡市",
		HelpZH: "另一方", HelpEN: "The other place"},
	{Name: "form", ZH: "合作形式", Synonyms: []string{"形式", "合作方式", "合作类型"}, Presence: Filled, Type: TextColumn, Example: "战略合作",
		HelpZH: "出处所用的说法：战略合作、合作备忘录、对口合作等", HelpEN: "In the words of the source, in Chinese: 战略合作, 合作备忘录, 对口合作"},
	withPresence(sinceColumn, ColumnOnly), untilColumn,
}

// delegationColumns returns the columns of chambers or offices: the words for their names and for their beginnings differ.
func delegationColumns(name, founded Column, own ...Column) []Column {
	return append([]Column{name,
		{Name: "home", ZH: "代表地区", Synonyms: []string{"籍贯地", "派出地", "派出地区", "来源地", "原籍", "所代表地区"}, Presence: Filled, Type: PlaceColumn, Example: "浙江省",
			HelpZH: "所代表的省、市或县；上海在外的为上海市", HelpEN: "The place that it represents; Shanghai for Shanghai's own elsewhere"},
		{Name: "host", ZH: "所在地区", Synonyms: []string{"所在地", "驻地", "设在", "所在城市"}, Type: PlaceColumn, Example: "上海市",
			HelpZH: "设在何处；留空为上海市", HelpEN: "Where it is located; Shanghai if empty"},
		{Name: "level", ZH: "级别", Synonyms: []string{"层级", "类别"}, Type: ChoiceColumn, Example: "省级", Choices: []Choice{
			{"PROVINCIAL", "省级", []string{"省", "省部级"}}, {"SUB_PROVINCIAL", "副省级", []string{"副省级城市"}},
			{"PREFECTURE", "地级", []string{"地市级", "市级", "地级市"}}, {"COUNTY", "县级", []string{"区县级", "县市级"}},
			{"CROSS_REGION", "跨区域", nil}, {"SPECIAL_ADMINISTRATIVE_REGION", "特别行政区", nil}},
			HelpZH: "留空时取代表地区的级别；上海在外的取所在地区的级别", HelpEN: "If empty, the level of the home, or of the host if it is Shanghai's own"},
		{Name: "name_en", ZH: "英文名称", Synonyms: []string{"英文名", "english name"}, Type: TextColumn,
			HelpZH: "英文名称；同一地区在同一地有第二个机构时必填", HelpEN: "The English name; needed for a second body of one home in one host"},
		founded, untilColumn, totalColumn}, own...)
}

var chamberColumns = delegationColumns(
	Column{Name: "chamber", ZH: "商会名称", Synonyms: []string{"商会", "名称", "name", "商会全称"}, Presence: Filled, Type: TextColumn, Example: "上海市浙江商会",
		HelpZH: "商会全称", HelpEN: "The full name in Chinese"},
	Column{Name: "founded", ZH: "成立时间", Synonyms: []string{"成立日期", "建立时间", "成立年份", "since"}, Type: DateColumn, Example: "1986-03-05",
		HelpZH: "何时成立；不知道就留空", HelpEN: "When it was founded; empty if that is not known"})

var officeColumns = delegationColumns(
	Column{Name: "office", ZH: "机构名称", Synonyms: []string{"办事处名称", "办事处", "办事机构", "名称", "name", "机构全称"}, Presence: Filled, Type: TextColumn,
		Example: "湖南省人民政府驻上海办事处", HelpZH: "机构全称", HelpEN: "The full name in Chinese"},
	Column{Name: "established", ZH: "设立时间", Synonyms: []string{"设立日期", "成立时间", "建立时间", "since"}, Type: DateColumn, Example: "1985",
		HelpZH: "何时设立；不知道就留空", HelpEN: "When it was established; empty if that is not known"},
	Column{Name: "address", ZH: "地址", Synonyms: []string{"办公地址", "联系地址"}, Type: TextColumn, HelpZH: "办公地址", HelpEN: "Its address"})

var organizationColumns = []Column{
	{Name: "organization", ZH: "组织名称", Synonyms: []string{"名称", "name", "组织"}, Presence: Filled, Type: TextColumn, Example: "长三角城市经济协调会",
		HelpZH: "组织全称", HelpEN: "The full name in Chinese"},
	{Name: "kind", ZH: "组织类别", Synonyms: []string{"类别", "类型", "组织类型"}, Presence: Filled, Type: ChoiceColumn, Example: "协调会", Choices: []Choice{
		{"COUNCIL", "协调会", []string{"理事会", "议事会"}}, {"COMMITTEE", "专委会", []string{"委员会", "专业委员会"}}, {"ALLIANCE", "联盟", []string{"合作联盟"}},
		{"FEDERATION", "联合会", nil}, {"SERVICE_CENTRE", "服务中心", nil}, {"GOVERNMENT_OFFICE", "政府部门", []string{"政府机构"}},
		{"PURCHASING_GROUP", "采购团", nil}, {"VOCATIONAL_ALLIANCE", "职教联盟", nil}},
		HelpZH: "组织的类别", HelpEN: "What it is"},
	{Name: "name_en", ZH: "英文名称", Synonyms: []string{"英文名"}, Type: TextColumn, HelpZH: "英文名称", HelpEN: "The English name"},
	{Name: "parent", ZH: "上级组织", Synonyms: []string{"隶属"}, Type: TextColumn, HelpZH: "所隶属的组织的名称", HelpEN: "The name of the organization that it is part of"},
	{Name: "lead", ZH: "牵头地区", Synonyms: []string{"牵头城市", "牵头单位"}, Type: PlaceColumn, HelpZH: "牵头的地区", HelpEN: "The place that leads it"},
	{Name: "founded", ZH: "成立时间", Synonyms: []string{"成立日期", "since"}, Type: DateColumn, HelpZH: "何时成立", HelpEN: "When it was founded"},
	untilColumn,
}

var membershipColumns = []Column{
	{Name: "organization", ZH: "组织名称", Synonyms: []string{"组织", "协调会"}, Presence: Filled, Type: TextColumn, Example: "长三角城市经济协调会",
		HelpZH: "组织的名称或别名，须已在数据中", HelpEN: "The name of an organization that is there already"},
	{Name: "member", ZH: "成员", Synonyms: []string{"成员单位", "成员城市", "成员名称"}, Presence: Filled, Type: PlaceColumn, Example: "江苏省无锡市",
		HelpZH: "地区，或组织的名称", HelpEN: "A place, or the name of an organization"},
	{Name: "joined", ZH: "加入时间", Synonyms: []string{"加入日期", "加入年份", "since"}, Type: DateColumn, HelpZH: "何时加入", HelpEN: "When it joined"},
	untilColumn,
	{Name: "role", ZH: "角色", Synonyms: []string{"成员类别"}, Type: ChoiceColumn, Choices: []Choice{{"FOUNDER", "创始成员", []string{"发起成员", "创始"}}, {"MEMBER", "成员", []string{"普通成员"}}},
		HelpZH: "创始成员或成员", HelpEN: "FOUNDER or MEMBER"},
	{Name: "rotating_chair", ZH: "轮值主席", Synonyms: []string{"是否轮值"}, Type: FlagColumn, HelpZH: "是否轮值担任主席", HelpEN: "Whether it takes the chair in turn"},
	{Name: "meeting", ZH: "加入会议", Type: TextColumn, HelpZH: "在哪次会议上加入", HelpEN: "The meeting at which it joined"},
}

var agreementColumns = []Column{
	{Name: "title", ZH: "协议名称", Synonyms: []string{"名称", "标题", "协议"}, Presence: Filled, Type: TextColumn, Example: "上海市与大连市对口合作实施方案",
		HelpZH: "协议全称", HelpEN: "The title in Chinese"},
	{Name: "parties", ZH: "签约方", Synonyms: []string{"签约各方", "协议方", "各方"}, Presence: Filled, Type: PlacesColumn, Example: "上海市、大连市",
		HelpZH: "两个或更多地区，以顿号或分号隔开", HelpEN: "Two places or more, separated by ; or 、"},
	{Name: "kind", ZH: "协议类别", Synonyms: []string{"类别", "类型"}, Presence: Filled, Type: ChoiceColumn, Example: "框架协议", Choices: []Choice{
		{"FRAMEWORK", "框架协议", []string{"战略合作框架协议", "合作协议"}}, {"MINUTES", "会议纪要", []string{"纪要"}}, {"NATIONAL_PLAN", "国家方案", []string{"实施方案"}},
		{"WORK_PLAN", "工作计划", nil}, {"PARK", "园区协议", []string{"园区"}}},
		HelpZH: "协议的类别", HelpEN: "What it is"},
	{Name: "title_en", ZH: "英文名称", Synonyms: []string{"英文名"}, Type: TextColumn, HelpZH: "英文名称", HelpEN: "The title in English"},
	{Name: "signed", ZH: "签署时间", Synonyms: []string{"签订时间", "签署日期", "签约时间", "签订日期", "since"}, Type: DateColumn, HelpZH: "何时签署", HelpEN: "When it was signed"},
	untilColumn,
	{Name: "renewal", ZH: "重签", Synonyms: []string{"是否重签"}, Type: FlagColumn, HelpZH: "是否为再次签署", HelpEN: "Whether an earlier agreement was signed again"},
}

var observationColumns = []Column{
	{Name: "indicator", ZH: "指标", Synonyms: []string{"指标名称", "指标代码", "key"}, Presence: Filled, Type: TextColumn, Example: "friendly.domestic_pairs",
		HelpZH: "指标的代码或名称，须已在数据中", HelpEN: "The key or the name of an indicator that is there already"},
	{Name: "value", ZH: "数值", Synonyms: []string{"值", "数据"}, Presence: Filled, Type: DecimalColumn, Example: "496",
		HelpZH: "数字，最多九位小数", HelpEN: "A number with at most nine decimals"},
	{Name: "until", ZH: "截止时间", Synonyms: []string{"时间", "年份", "日期", "时点", "year", "date"}, Presence: Filled, Type: DateColumn, Example: "2020",
		HelpZH: "数值所属的年、月或日", HelpEN: "The year, month or day of the value; the end of a period"},
	{Name: "from", ZH: "起始时间", Synonyms: []string{"开始时间"}, Type: DateColumn, HelpZH: "一段时间的数值：从何时起", HelpEN: "The beginning of a period"},
	{Name: "unit", ZH: "单位", Synonyms: []string{"计量单位"}, Type: TextColumn, HelpZH: "须与指标的单位一致", HelpEN: "It must be that of the indicator"},
	{Name: "qualifier", ZH: "限定", Type: ChoiceColumn, Choices: []Choice{{"EXACT", "确切", nil}, {"AT_LEAST", "以上", []string{"≥", "超过", "余"}}, {"ABOUT", "约", []string{"大约"}}},
		HelpZH: "确切、以上或约", HelpEN: "EXACT, AT_LEAST or ABOUT"},
	{Name: "basis", ZH: "口径", Type: ChoiceColumn, Choices: []Choice{{"ANNUAL", "年度", []string{"当年"}}, {"ANNUAL_MEAN", "年均", nil}, {"CUMULATIVE", "累计", nil}},
		HelpZH: "年度、年均或累计", HelpEN: "ANNUAL, ANNUAL_MEAN or CUMULATIVE"},
}

var aliasColumns = []Column{
	{Name: "place", ZH: "地区", Synonyms: []string{"地名", "行政区划代码", "代码", "code"}, Presence: Filled, Type: PlaceColumn, Example: "云南省大理州剑川县",
		HelpZH: "现在的地区：名称或代码", HelpEN: "The place of today: its name or code"},
	{Name: "alias", ZH: "别名", Synonyms: []string{"曾用名", "简称", "其他名称", "other name"}, Presence: Filled, Type: TextColumn,
		HelpZH: "该地区的另一个名称", HelpEN: "Another name of the place"},
}

func withPresence(c Column, p Presence) Column {
	c.Presence = p
	return c
}
