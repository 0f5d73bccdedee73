import { texts } from '../../language';
import type { RecordList } from './records';
import type { UnknownKind } from './unknown';

const listsZh: Record<RecordList, string> = {
  pairings: '对口帮扶', friendlyPairs: '友好城区', cooperations: '合作', chambers: '商会', liaisonOffices: '办事机构', agreements: '协议',
  memberships: '合作组织', others: '其他', investment: '投资',
};

const listsEn: Record<RecordList, string> = {
  pairings: 'Support', friendlyPairs: 'Friendly pairs', cooperations: 'Cooperation', chambers: 'Chambers', liaisonOffices: 'Liaison offices',
  agreements: 'Agreements', memberships: 'Organizations', others: 'Other', investment: 'Investment',
};

const unknownZh: Record<UnknownKind, (count: number, above: string) => string> = {
  noTie: () => '没有与本地直接联系的记录。没有记录不等于没有联系。',
  afterPlan: () => '规划期到 2025 年为止；结对此后是否延续，没有来源。',
  pairingBeginnings: (count) => `${count} 条结对始于何时，规划没有说；它们在 2020 年底已经存在。`,
  earlierDistricts: (count) => `2020 年底以前由哪个区负责，规划没有说（${count} 个县，记在上海市名下）。`,
  unnamedCounties: (count) => `规划只说有 ${count} 个县（区、市），没有列出名称。`,
  friendlyPlaceholders: (count) => `友好城区的名单没有公布：规划只给出 496 对的总数。这里有 ${count} 对占位，只为补足总数，不是事实。`,
  noFriendlyPair: () => '没有友好城区的记录。规划只给出 496 对的总数，没有名单，所以不等于没有。',
  bodyPlaceholders: (count) => `另有 ${count} 个商会、办事机构只是补足公布总数的占位。`,
  noBody: () => '没有商会、办事机构的记录。规划只公布各级总数，没有名单，所以不等于没有。',
  bodyBeginnings: (count) => `${count} 个商会、办事机构何时成立，没有来源。`,
  addresses: (count) => `${count} 个办事机构的地址，没有来源。`,
  cooperationBeginnings: (count) => `${count} 项合作何时开始，来源没有说。`,
  funds: () => '帮扶资金没有按地方公布。',
  investmentOfProvince: (_, above) => `投资只按省公布${above ? `，见${above}` : ''}。`,
  investmentYears: () => '投资只有 2020 年的数字；逐年数字在规划中只有图，没有数。',
  seat: () => '图上的点不是政府驻地的坐标，只表示大致位置。',
};

const unknownEn: Record<UnknownKind, (count: number, above: string) => string> = {
  noTie: () => 'No direct tie of this place is on record. That does not mean that there is none.',
  afterPlan: () => 'Whether support went on after 2025: the plan’s years end with 2025, and no source says.',
  pairingBeginnings: (count) => `When ${count} ${count === 1 ? 'tie' : 'ties'} of support began: the plan only says that they held at the end of 2020.`,
  earlierDistricts: (count) => `Which district was responsible until the end of 2020 (${count} ${count === 1 ? 'county' : 'counties'}, held as of Shanghai).`,
  unnamedCounties: (count) => `Which ${count} counties: the plan gives the number and no names.`,
  friendlyPlaceholders: (count) => `The list of friendly pairs: the plan publishes their total of 496 only. ${count} ${count === 1 ? 'placeholder fills' : 'placeholders fill'} the total here and ${count === 1 ? 'is' : 'are'} no fact.`,
  noFriendlyPair: () => 'Whether it has friendly districts: none is on record, but the plan publishes the total of 496 and no list.',
  bodyPlaceholders: (count) => `${count} more chambers or offices are placeholders that fill published totals.`,
  noBody: () => 'Whether it has chambers or liaison offices: none is on record, but the plan publishes totals and no list.',
  bodyBeginnings: (count) => `When ${count} ${count === 1 ? 'chamber or office was' : 'chambers and offices were'} founded.`,
  addresses: (count) => `The address of ${count} liaison ${count === 1 ? 'office' : 'offices'}.`,
  cooperationBeginnings: (count) => `When ${count} ${count === 1 ? 'cooperation' : 'cooperations'} began.`,
  funds: () => 'How much was paid for support: the plan does not publish it by place.',
  investmentOfProvince: (_, above) => `Investment is published by province only${above ? `: see ${above}` : ''}.`,
  investmentYears: () => 'Investment in other years than 2020: the plan prints it as pictures without numbers.',
  seat: () => 'The exact position: the point is not that of its government’s seat.',
};

export const useTexts = texts({
  zh: {
    wait: '地点',
    nation: '全国', crumbs: '上级地方', districtLevel: '上海市辖区', history: '修改历史', onMap: '在地图上', inNetwork: '关系网络', duty: '应急联系',
    lists: listsZh, unknown: unknownZh, unknownTitle: '尚不知道的',
    and: '、', comma: '，', more: (count: number) => `等 ${count} 个`,
    share: (name: string, counties: number) => `${name} ${counties}`,
    supported: (place: string, by: string, scheme: string, since: string | null) =>
      since ? `${by}自${since}起帮扶${place}（${scheme}）。` : `${by}帮扶${place}（${scheme}）；何时开始，规划没有说。`,
    supportedArea: (place: string, counties: number, districts: number, shares: string) =>
      `上海 ${districts} 个区帮扶${place}的 ${counties} 个县（区、市）：${shares}。`,
    supporter: (place: string, counties: number, areas: number, shares: string) =>
      `${place}帮扶 ${counties} 个县（区、市），分布在 ${areas} 个地州：${shares}。`,
    wasSupported: (place: string, until: string, counties: number) =>
      `上海市曾帮扶${place}${counties > 1 ? `的 ${counties} 个县（区、市）` : ''}，到${until}为止；现在没有帮扶的记录。`,
    tied: (place: string, count: number) => `${place}有 ${count} 条已知的联系；没有帮扶的记录。`,
    tiedAbove: (place: string, at: string, who: string) => `没有${place}与上海直接联系的记录。最近的联系在${at}：${who}。`,
    untied: (place: string) => `没有${place}与上海联系的记录。没有记录不等于没有联系。`,
    facts: '要点',
    countiesSupported: '个县由上海帮扶', countiesSupporting: '个县由它帮扶', districtsSupporting: '个区帮扶', supportedHere: '个区帮扶本地', supportsHere: '帮扶本地', noDistrict: '规划未列明哪个区', supportedUntil: (counties: number, until: string) => `至${until}有 ${counties} 个县`,
    friendlyKnown: (_count: number) => '对友好城区', agreementsKnown: '项合作与协议', bodiesKnown: '个商会、办事机构',
    noRecord: '没有记录', placeholders: (count: number) => `另有 ${count} 个占位，不计`,
    invested: '亿元', investedHere: (year: number, back: string) => `${year} 年上海企业在此投资，此地企业在沪 ${back} 亿元`,
    investedElsewhere: (year: number, back: string) => `${year} 年上海企业在外地投资，外地企业在沪 ${back} 亿元`, areas: (count: number) => `分布在 ${count} 个地州`,
    county: '县（区、市）', district: '结对区', prefecture: '所在地州', scheme: '机制', period: '起止', evidence: '依据', partner: '对方',
    ourSide: '上海一方', form: '形式', place: '地方', year: '年份', direction: '方向', amount: '金额', amountUnit: '亿元', enterprises: '企业', enterprisesUnit: '家' as string | undefined,
    growth: '增长', rank: '位次', counties: (count: number) => `${count} 个县`,
    support: '谁帮扶谁', unnamed: (name: string, counties: string) => `${name}（未列明哪个区）：${counties}`, each: (count: number) => `逐条列出 ${count} 条`, rest: (count: number) => `其余 ${count} 条`, supporting: '帮扶哪些地方', ended: (count: number) => `已经结束的 ${count} 条`,
    partners: '友好城区与合作', friendlyPair: '友好城区', agreed: (count: number) => `另有 ${count} 项由协议建立的合作，列在“协议”中。`, showPlaceholders: (count: number) => `显示 ${count} 对占位`, hidePlaceholders: '不显示占位',
    placeholdersOut: (count: number) => `另有 ${count} 对占位没有列出：它们只为补足公布的总数，不是事实。`,
    bodies: '商会与办事机构', chamber: '商会', office: '办事机构', represents: '代表', hosted: '设在', agreements: '协议', signed: (date: string) => `${date}签署`, renewal: '续签',
    organizations: '协调会、联盟等', leads: '牵头', founder: '发起成员', member: '成员', chair: '轮值',
    programmes: '参与的项目与机制', figures: '公布的数字', money: '投资', inward: '上海 → 此地', outward: '此地 → 上海', inwardSelf: '外地 → 上海',
    outwardSelf: '上海 → 外地', moneyNote: '公布的只有 2020 年（表3、表4）。位次是该方向 30 个省区市中的位次。',
    above: '上级地方的联系', aboveNote: '先帮扶和政府，后商会和组织；本地没有的，可经这些找到上海。',
    below: '下级地方', supportedMark: '有上海的区帮扶',
    cut: (list: string, shown: number, total: number) => `${list}有 ${total} 条，这里只有前 ${shown} 条。`,
    missing: (code: string) => `没有代码为 ${code} 的地方`,
    missingWhy: '代码是 GB/T 2260 的六位数字，如 532931。撤并的地方以现在的代码收录。',
    missingOut: '可以在上方搜索名称，或者：', tryText: '按名称查找', openMap: '打开地图',
    hasEnded: '已结束', hasNotEnded: '没有来源说已结束',
    columns: ['种类', '甲方或名称', '乙方或所在地', '起', '止', '状态', '金额（亿元）', '依据', '出处', '编号'],
    scopeTitle: '范围', scopeBelow: '本地及以下', scopeSelf: '只看本级',
    locator: (place: string) => `${place}在全国的位置`, locatorYunnan: (place: string) => `${place}在云南的位置`, locatorPrefectures: '云南省各州市',
  },
  en: {
    wait: 'Place',
    nation: 'China', crumbs: 'Places above', districtLevel: 'District of Shanghai', history: 'History', onMap: 'On the map', inNetwork: 'Network', duty: 'In an emergency',
    lists: listsEn, unknown: unknownEn, unknownTitle: 'What is not known',
    and: ', ', comma: ', ', more: (count: number) => `and others, ${count} in all`,
    share: (name: string, counties: number) => `${name} ${counties}`,
    supported: (_place: string, by: string, scheme: string, since: string | null) =>
      since ? `Supported by ${by} since ${since} (${scheme}).` : `Supported by ${by} (${scheme}); the plan does not say since when.`,
    supportedArea: (place: string, counties: number, districts: number, shares: string) =>
      `${districts} ${districts === 1 ? 'district' : 'districts'} of Shanghai ${districts === 1 ? 'supports' : 'support'} ${counties} ${counties === 1 ? 'county' : 'counties'} of ${place}: ${shares}.`,
    supporter: (place: string, counties: number, areas: number, shares: string) =>
      `${place} supports ${counties} ${counties === 1 ? 'county' : 'counties'} in ${areas} ${areas === 1 ? 'prefecture' : 'prefectures'}: ${shares}.`,
    wasSupported: (place: string, until: string, counties: number) =>
      `Shanghai supported ${counties > 1 ? `${counties} counties of ` : ''}${place} until ${until}. No support is on record now.`,
    tied: (place: string, count: number) => `${place} has ${count} known ${count === 1 ? 'tie' : 'ties'}. No support is on record.`,
    tiedAbove: (place: string, at: string, who: string) => `No direct tie between ${place} and Shanghai is on record. The nearest is that of ${at}: ${who}.`,
    untied: (place: string) => `No tie between ${place} and Shanghai is on record. That does not mean that there is none.`,
    facts: 'Key figures',
    countiesSupported: 'counties supported by Shanghai', countiesSupporting: 'counties that it supports', districtsSupporting: 'supporting districts', supportedHere: 'supporting district', supportsHere: 'supports it', noDistrict: 'the plan names no district', supportedUntil: (counties: number, until: string) => `${counties} until ${until}`,
    friendlyKnown: (count: number) => (count === 1 ? 'friendly pair' : 'friendly pairs'), agreementsKnown: 'cooperations and agreements', bodiesKnown: 'chambers and offices',
    noRecord: 'none on record', placeholders: (count: number) => `${count} ${count === 1 ? 'placeholder' : 'placeholders'} not counted`,
    invested: '100 m yuan', investedHere: (year: number, back: string) => `invested here from Shanghai in ${year}, ${back} from here in Shanghai`,
    investedElsewhere: (year: number, back: string) => `invested elsewhere from Shanghai in ${year}, ${back} from elsewhere in Shanghai`, areas: (count: number) => `in ${count} prefectures`,
    county: 'County', district: 'District', prefecture: 'Prefecture', scheme: 'Scheme', period: 'Period', evidence: 'Evidence', partner: 'Partner',
    ourSide: 'In Shanghai', form: 'Form', place: 'Place', year: 'Year', direction: 'Direction', amount: 'Amount', amountUnit: '100 m yuan',
    enterprises: 'Enterprises', enterprisesUnit: undefined, growth: 'Growth', rank: 'Rank', counties: (count: number) => (count === 1 ? '1 county' : `${count} counties`),
    support: 'Who supports whom', unnamed: (name: string, counties: string) => `${name} (no district named): ${counties}`, each: (count: number) => `List all ${count}`, rest: (count: number) => `${count} more`, supporting: 'Whom it supports', ended: (count: number) => `${count} that ended`,
    partners: 'Friendly pairs and cooperation', friendlyPair: 'Friendly pair',
    agreed: (count: number) => `${count} ${count === 1 ? 'cooperation' : 'cooperations'} that agreements made ${count === 1 ? 'is' : 'are'} listed under Agreements.`, showPlaceholders: (count: number) => `Show ${count} ${count === 1 ? 'placeholder' : 'placeholders'}`, hidePlaceholders: 'Hide placeholders',
    placeholdersOut: (count: number) => (count === 1 ? '1 placeholder is left out: it only fills the published total and is no fact.' : `${count} placeholders are left out: they only fill the published total and are no facts.`),
    bodies: 'Chambers and liaison offices', chamber: 'Chamber', office: 'Liaison office', represents: 'represents', hosted: 'in', agreements: 'Agreements', signed: (date: string) => `signed on ${date}`, renewal: 'renewal',
    organizations: 'Councils, alliances and others', leads: 'leads', founder: 'founding member', member: 'member', chair: 'rotating chair',
    programmes: 'Programmes that it takes part in', figures: 'Published figures', money: 'Investment', inward: 'Shanghai → here', outward: 'Here → Shanghai',
    inwardSelf: 'Elsewhere → Shanghai', outwardSelf: 'Shanghai → elsewhere',
    moneyNote: 'Only 2020 is published (Tables 3 and 4). The rank is that among the 30 provinces of the direction.',
    above: 'Ties of the places above it', aboveNote: 'What leads from here to Shanghai: support and governments before other bodies.',
    below: 'Places below', supportedMark: 'supported by a district of Shanghai',
    cut: (list: string, shown: number, total: number) => `${list}: only the first ${shown} of ${total} are here.`,
    missing: (code: string) => `No place has the code ${code}`,
    missingWhy: 'Codes are the six digits of GB/T 2260, as 532931. Places that were merged have the present code.',
    missingOut: 'Search for the name above, or:', tryText: 'Find it by name', openMap: 'Open the map',
    hasEnded: 'ended', hasNotEnded: 'no source says that it ended',
    columns: ['kind', 'first end or name', 'second end or seat', 'since', 'until', 'state', 'amount (100 million yuan)', 'evidence', 'sources', 'id'],
    scopeTitle: 'Scope', scopeBelow: 'This place and all below', scopeSelf: 'This place only',
    locator: (place: string) => `${place} in China`, locatorYunnan: (place: string) => `${place} in Yunnan`, locatorPrefectures: 'Prefectures of Yunnan',
  },
});

export type Text = ReturnType<typeof useTexts>;
