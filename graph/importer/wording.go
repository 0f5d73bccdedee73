package importer

// code names a remark.
type code string

// The remarks about rows.
const (
	missingCell     code = "MISSING_CELL"
	missingSource   code = "MISSING_SOURCE"
	synthetic       code = "SYNTHETIC"
	noPlace         code = "NO_PLACE"
	ambiguousPlace  code = "AMBIGUOUS_PLACE"
	inexactPlace    code = "INEXACT_PLACE"
	wrongPlace      code = "WRONG_PLACE"
	otherName       code = "OTHER_NAME"
	samePlace       code = "SAME_PLACE"
	fewParties      code = "FEW_PARTIES"
	badDate         code = "BAD_DATE"
	numericDate     code = "NUMERIC_DATE"
	badFlag         code = "BAD_FLAG"
	badChoice       code = "BAD_CHOICE"
	badNumber       code = "BAD_NUMBER"
	badAddress      code = "BAD_ADDRESS"
	longText        code = "LONG_TEXT"
	notChinese      code = "NOT_CHINESE"
	endsFirst       code = "ENDS_BEFORE_IT_BEGINS"
	notCounted      code = "NOT_COUNTED"
	afterTotals     code = "AFTER_TOTALS"
	twice           code = "TWICE"
	contradicts     code = "CONTRADICTS"
	otherBody       code = "OTHER_BODY"
	noRecord        code = "NO_RECORD"
	noIndicator     code = "NO_INDICATOR"
	ambiguousRecord code = "AMBIGUOUS_RECORD"
	wrongUnit       code = "WRONG_UNIT"
	takenName       code = "TAKEN_NAME"
	noCount         code = "NO_COUNTY_COUNT"
	badCount        code = "BAD_COUNTY_COUNT"
	wrongLevel      code = "WRONG_LEVEL"
	badRecord       code = "BAD_RECORD"
	failedFormula   code = "FAILED_FORMULA"
	formulaValue    code = "FORMULA_VALUE"
	hiddenRow       code = "HIDDEN_ROW"
	mergedValue     code = "MERGED_VALUE"
	noDay           code = "NO_DAY"
	weakerEvidence  code = "WEAKER_EVIDENCE"
	changedField    code = "CHANGED_FIELD"
	newTie          code = "NEW_TIE"
	deletedTie      code = "DELETED_TIE"
)

// The remarks about the file.
const defaultEvidence code = "DEFAULT_EVIDENCE"

// The remarks about sheets.
const (
	titleRow       code = "TITLE_ROW"
	totalsRow      code = "TOTALS_ROW"
	noteRow        code = "NOTE_ROW"
	repeatedHeader code = "REPEATED_HEADER"
	twoHeaderRows  code = "TWO_HEADER_ROWS"
	noHeader       code = "NO_HEADER"
	hiddenColumn   code = "HIDDEN_COLUMN"
	unknownColumn  code = "UNKNOWN_COLUMN"
	doubleColumn   code = "DOUBLE_COLUMN"
	hiddenSheet    code = "HIDDEN_SHEET"
	noTable        code = "NO_TABLE"
	missingColumns code = "MISSING_COLUMNS"
	severalKinds   code = "SEVERAL_KINDS"
)

// severity says what a remark does to its row.
type severity uint8

const (
	info severity = iota
	doubt
	refusal
)

// wording has the words of each remark in both languages: the reason, and what to do. %s stands for a text.
var wording = map[code]struct {
	severity
	reasonZH, actionZH, reasonEN, actionEN string
}{
	missingCell:     {refusal, "“%s”为空", "请填写", "“%s” is empty", "Fill it in."},
	missingSource:   {refusal, "没有出处", "请填写“出处”一列，或在导入时指定整个文件的出处", "There is no source", "Fill in the column source, or give one source for the whole file."},
	synthetic:       {refusal, "占位数据不能导入", "请删除本行；占位由系统根据公布的总数生成", "A placeholder can't be imported", "Delete the row; placeholders are made from the published totals."},
	noPlace:         {refusal, "没有叫“%s”的地区", "请写全称、上级地区加名称，或行政区划代码", "No place is called “%s”", "Write the full name, the place above it and the name, or the code."},
	ambiguousPlace:  {doubt, "“%s”可能指几个地区", "请写明是哪一个，例如加上省份，或写行政区划代码", "“%s” may be several places", "Say which one, for example with the province before it or by its code."},
	inexactPlace:    {doubt, "没有地区正好叫“%s”", "如果是下列之一，请改成其全称或代码", "No place is called exactly “%s”", "If one of these is meant, write its full name or its code."},
	wrongPlace:      {refusal, "“%s”是%s，此处应为%s", "请改正", "“%s” is %s, and %s is wanted here", "Correct it."},
	otherName:       {info, "“%s”今为%s", "如果不对，请写全称或行政区划代码", "“%s” is %s today", "If that is wrong, write the full name or the code."},
	samePlace:       {refusal, "两方是同一地区：%s", "请改正其中一个", "Both are the same place: %s", "Correct one of them."},
	fewParties:      {refusal, "签约方少于两个", "请写两个或更多地区，以顿号或分号隔开", "There are fewer than two parties", "Write two places or more, separated by ; or 、."},
	badDate:         {refusal, "“%s”不是明确的日期", "请写年、年月或年月日，例如 2019、2019-10（2019.1 分不清是1月还是10月）、2019-07-30；不知道就留空", "“%s” is no clear date", "Write a year, a month or a day: 2019, 2019-10 (2019.1 may be January or October) or 2019-07-30; leave it empty if it is not known."},
	numericDate:     {info, "“%s”读作%s", "如果不对，请改写，例如 2019-07", "“%s” is read as %s", "If that is wrong, write the date another way, such as 2019-07."},
	badFlag:         {refusal, "“%s”既不是“是”也不是“否”", "请写“是”或“否”", "“%s” is neither yes nor no", "Write yes or no."},
	badChoice:       {refusal, "“%s”不是可选的值；可选的有：%s", "请改写为其中之一", "“%s” is none of the values of this column: %s", "Write one of them."},
	badNumber:       {refusal, "“%s”不是数字", "请只写数字，最多九位小数，单位写在另一列", "“%s” is no number", "Write digits with at most nine decimals, and the unit in another column."},
	badAddress:      {refusal, "“%s”不是网址", "请写以 http:// 或 https:// 开头的网址，或留空", "“%s” is no address", "Write an address that begins with http:// or https://, or nothing."},
	longText:        {refusal, "文字超过%s个字", "请缩短", "The text has more than %s characters", "Shorten it."},
	notChinese:      {refusal, "“%s”不是中文名称", "请写中文名称，英文名称写在另一列", "“%s” is no Chinese name", "Write the Chinese name; the English one has a column of its own."},
	endsFirst:       {refusal, "结束早于开始", "请检查两个日期", "It ends before it begins", "Check both dates."},
	notCounted:      {refusal, "规划公布的总数不含这一类", "请把“计入公布总数”改为否", "The plan's published totals do not count this class", "Write no in in_published_total."},
	afterTotals:     {refusal, "2020年之后开始的不可能计入公布总数", "请把“计入公布总数”改为否，或检查时间", "What began after 2020 can't be one of the published total", "Write no in in_published_total, or check the date."},
	twice:           {info, "与第%s行相同", "可删除其中一行", "It is the same as row %s", "One of the rows can be deleted."},
	contradicts:     {refusal, "与第%s行是同一条记录，但这些内容不同：%s", "请删除其中一行，或合并两行", "It is the same record as row %s and differs from it in %s", "Delete one of the rows, or make one row of both."},
	otherBody:       {doubt, "该地区在同一地已有“%s”", "如果是同一机构，请用该名称；如果是另一机构，请填写英文名称", "The place has “%s” there already", "If it is the same body, use that name; if it is another one, fill in its English name."},
	noRecord:        {refusal, "数据中没有“%s”", "请检查名称，或先导入它", "Nothing is called “%s”", "Check the name, or import it first."},
	noIndicator:     {refusal, "没有叫“%s”的指标", "请写已有指标的名称或代码：“数据与方法”页所列公布的总数都是指标，API 的 indicators 列出全部", "No indicator is called “%s”", "Write the name or the key of one that is there: the published totals on the page /about are indicators, and indicators of the API lists all."},
	ambiguousRecord: {doubt, "“%s”可能指：%s", "请写明是哪一个", "“%s” may be: %s", "Say which one."},
	wrongUnit:       {refusal, "该指标的单位是“%s”", "请换算后填写", "The unit of the indicator is “%s”", "Convert the value."},
	takenName:       {doubt, "“%s”也是%s的名称", "如果两地确实都有此名，请在备注中说明并联系管理员；否则请删除本行", "“%s” is a name of %s too", "If both places have the name, tell the administrator; otherwise delete the row."},
	noCount:         {doubt, "%s不是县，不知道其中有几个县受支援", "请在“县数”一列写明，或为每个县各写一行", "%s is no county, and nothing says how many of its counties are supported", "Write it in the column county_count, or write a row for each county."},
	badCount:        {refusal, "“%s”不是县数：%s", "请改正或留空", "“%s” is no number of counties: %s", "Correct it, or leave it empty."},
	wrongLevel:      {refusal, "级别应为%s", "请改正级别或地区，或把级别留空", "The level should be %s", "Correct the level or the place, or leave the level empty."},
	badRecord:       {refusal, "记录不成立：%s", "请检查本行", "The record can't be: %s", "Check the row."},
	failedFormula:   {refusal, "公式没有结果", "请在表格软件中重新计算并保存，或直接填写数值", "The formula has no result", "Let the spreadsheet program calculate and save it, or write the value itself."},
	formulaValue:    {info, "单元格是公式，采用其结果“%s”", "", "The cell is a formula; its result “%s” is taken", ""},
	hiddenRow:       {info, "本行在表格中被隐藏，仍一并导入", "如不应导入，请删除", "The row is hidden in the spreadsheet, and imported like the others", "Delete it if it should not be."},
	mergedValue:     {info, "合并单元格的值“%s”用于每一行", "", "The value “%s” of merged cells is taken for each of their rows", ""},
	noDay:           {info, "开始时间与出处的日期都不知道，按日期查询时不会出现", "请填写开始时间或最早见证日期，或在出处名称末尾写上日期", "Neither its beginning nor the date of the source is known, so no question about a day finds it", "Give the beginning or the earliest day that is attested, or a date at the end of the source's title."},
	weakerEvidence:  {doubt, "本行会改动一条依据更强的记录", "如果本行的出处同样可靠，请写明依据；否则请只留下与原记录相同的内容，它的出处会加上", "The row would change a record that is known by stronger evidence", "If its source shows as much, say so in the column evidence; otherwise leave only what the record says already: the source is added to it."},
	changedField:    {info, "%s有变更", "", "Changed: %s", ""},
	newTie:          {info, "新增关系：%s", "", "A new tie: %s", ""},
	deletedTie:      {info, "删除关系：%s", "", "A tie is deleted: %s", ""},

	defaultEvidence: {info, "未写依据的记为“公开来源”：有出处提到，仅此而已；已有的记录保持原来的依据", "", "What does not say its evidence is REPORTED: a source names it, nothing more. Records that are there already keep theirs.", ""},

	titleRow:       {info, "第%s行是标题，未导入", "", "Row %s is a title and is left out", ""},
	totalsRow:      {info, "第%s行是合计，未导入", "", "Row %s is a total and is left out", ""},
	noteRow:        {info, "第%s行是注释，未导入：%s", "", "Row %s is a note and is left out: %s", ""},
	repeatedHeader: {info, "第%s行重复表头，未导入", "", "Row %s repeats the header and is left out", ""},
	twoHeaderRows:  {info, "表头有两行", "", "The header has two rows", ""},
	noHeader:       {info, "没有表头，按模板的必填列顺序读取：%s", "", "There is no header; the cells are read in the order of the columns that are needed: %s", ""},
	hiddenColumn:   {info, "“%s”列在表格中被隐藏，仍一并读取", "如不应读取，请删除该列", "The column “%s” is hidden in the spreadsheet, and read like the others", "Delete it if it should not be."},
	unknownColumn:  {info, "“%s”列不认识，未使用", "如有需要，请改用模板中的列名", "The column “%s” is not known and not used", "Use a header of the template if it is needed."},
	doubleColumn:   {info, "“%s”列与前面的列含义相同，未使用", "请删除其中一列", "The column “%s” means the same as one before it and is not used", "Delete one of them."},
	hiddenSheet:    {info, "工作表被隐藏，未导入", "如需导入，请取消隐藏", "The sheet is hidden and is left out", "Show it if it should be imported."},
	noTable:        {info, "没有可导入的表格，未导入", "", "The sheet has no table to import and is left out", ""},
	missingColumns: {info, "像是%s，但缺少列：%s；未导入", "请补上这些列，或使用模板", "It looks like %s, but has no column %s; it is left out", "Add these columns, or use the template."},
	severalKinds:   {info, "可能是几类表格：%s；未导入", "请在导入时指明类别", "It may be of several kinds: %s; it is left out", "Say the kind when you import it."},
}
