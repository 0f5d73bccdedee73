import { texts } from '../../language';
import type { ThresholdPlaces } from '../../gql/schema';

const placesZh: Record<ThresholdPlaces, string> = { SUPPORTED_AREAS: '对口帮扶地区', OTHER_PROVINCES: '其他省区市' };
const placesEn: Record<ThresholdPlaces, string> = { SUPPORTED_AREAS: 'supported areas', OTHER_PROVINCES: 'other provinces' };

/** “1 county”, “2 counties”. */
function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const useTexts = texts({
  zh: {
    title: '应急联系', sentence: '一地受灾，上海谁与它有联系，先找谁。',
    label: '受灾的地方', hint: '县、乡镇、地州或代码', ask: '查找', examples: '例如', print: '打印',
    of: (place: string) => `${place}：应急联系`,
    readAs: (given: string, place: string, how: string) => `“${given}”按${how}理解为${place}。请核对。`,
    choose: (given: string) => `“${given}”可能指几个地方，请选一个：`, similar: (given: string) => `没有叫“${given}”的地方。是不是：`,
    none: (given: string) => `没有叫“${given}”的地方，也没有名称相近的。`, noneOut: '请写出它所在的县、市或省，或者用六位代码。',
    shanghai: (given: string) => `“${given}”在上海。`, shanghaiOut: '这里查的是外地受灾时由上海的谁联系；上海的地方请看它的页面。',
    openPage: '打开地点页',
    first: '先找', firstNone: '没有可找的记录', placePage: '地点页', map: '在地图上',
    level: '上海给予援助的响应级别', levelFrom: (level: number) => `${'一二三四'.charAt(level - 1)}级及以上`, levelNames: ['Ⅰ级', 'Ⅱ级', 'Ⅲ级', 'Ⅳ级'], levelWorst: '最重', levelLegend: '填色的级别上海给予援助；Ⅰ级最重。', levelFor: (places: string) => `适用于${places}`,
    levelYears: (from: string, until: string) => `规划期 ${from}—${until} 年`,
    levelOpen: '适用哪个级别没有定论', levelYes: '援助', levelNo: '规划没有规定', levelsBoth: (places: string, level: string) => `${places}：${level}`,
    thresholdPlaces: placesZh,
    contacts: '先帮扶，再政府，后商会和组织；各由近及远', at: ['本地', '上一级', '上两级', '上三级'], route: '最近的一条路',
    alsoSupports: (count: number, names: string) => `另帮扶 ${count} 个县：${names}`,
    supportsSibling: (count: number, names: string) => `帮扶同地州 ${count} 个县：${names}`, supportsWithin: (count: number, names: string) => `帮扶其中 ${count} 个县：${names}`,
    and: '、', others: (count: number) => `等 ${count} 个`, locatedIn: (place: string) => `设在${place}`, represents: (place: string) => `代表${place}`,
    noAddress: '地址未载', signed: (date: string) => `${date}签署`,
    nearby: '邻近而有上海帮扶的地方', nearbyNote: (kilometres: number) => `${kilometres} 公里以内，按两地坐标的直线距离；可能有上海的人在当地。`,
    nearbyNone: (kilometres: number) => `${kilometres} 公里以内没有上海帮扶的地方。`, kilometres: (distance: string) => `${distance} 公里`,
    unknown: '尚不知道的',
    unknownYears: (until: string) => `级别出自规划，规划期到 ${until} 年为止；此后是否不变，规划没有说。`,
    unknownAddresses: (count: number) => `${count} 个办事机构的地址没有来源。`,
    unknownDates: (count: number) => `${count} 项联系何时开始，来源没有说；是否仍在运行，请先核实。`,
    unknownPeople: '负责人与值班安排没有收录。',
    leftOut: (count: number) => `计算时没有用占位记录（全网 ${count} 条）。`,
    columns: ['次序', '关系', '名称', '联系所在', '相距级数', '起', '依据', '出处'],
    found: (place: string, who: string) => `${place}：先找${who}`, made: (date: string, revision: number) => `${date} 查询，数据版本 ${revision}`,
  },
  en: {
    title: 'In an emergency', sentence: 'A place is hit: who in Shanghai is tied to it, and whom to ask first.',
    label: 'The place that was hit', hint: 'County, township, prefecture or code', ask: 'Find', examples: 'For example', print: 'Print',
    of: (place: string) => `${place}: in an emergency`,
    readAs: (given: string, place: string, how: string) => `“${given}” was read as ${place}, by ${how}. Please check.`,
    choose: (given: string) => `“${given}” may mean several places. Choose one:`, similar: (given: string) => `No place is called “${given}”. Is it one of these?`,
    none: (given: string) => `No place is called “${given}”, and none has a similar name.`, noneOut: 'Give the county, city or province that contains it, or its code of six digits.',
    shanghai: (given: string) => `“${given}” lies in Shanghai.`, shanghaiOut: 'This view leads from places elsewhere to Shanghai. A place of Shanghai has its own page.',
    openPage: 'Open the page of the place',
    first: 'Ask first', firstNone: 'Nobody is on record', placePage: 'Page of the place', map: 'On the map',
    level: 'Level of response from which Shanghai helps', levelFrom: (level: number) => (level === 1 ? 'Level I' : `Level ${['I', 'II', 'III', 'IV'][level - 1]} or more severe`), levelNames: ['I', 'II', 'III', 'IV'], levelWorst: 'most severe', levelLegend: 'Shanghai helps at the filled levels. Level I is the most severe.', levelFor: (places: string) => `For ${places}`,
    levelYears: (from: string, until: string) => `the plan’s years, ${from} to ${until}`,
    levelOpen: 'It is open which level applies', levelYes: 'helps', levelNo: 'not stated by the plan', levelsBoth: (places: string, level: string) => `${places}: ${level}`,
    thresholdPlaces: placesEn,
    contacts: 'Support, governments, then other bodies; each nearest first', at: ['the place itself', 'one level above', 'two levels above', 'three levels above'], route: 'Nearest route',
    alsoSupports: (count: number, names: string) => `Also supports ${counted(count, 'county', 'counties')}: ${names}`,
    supportsSibling: (count: number, names: string) => `Supports ${counted(count, 'county', 'counties')} of its prefecture: ${names}`,
    supportsWithin: (count: number, names: string) => `Supports ${counted(count, 'county', 'counties')} in it: ${names}`,
    and: ', ', others: (count: number) => `, ${count} in all`, locatedIn: (place: string) => `in ${place}`, represents: (place: string) => `represents ${place}`,
    noAddress: 'address not known', signed: (date: string) => `signed on ${date}`,
    nearby: 'Places near it that Shanghai supports', nearbyNote: (kilometres: number) => `Within ${kilometres} km, in a straight line between both points. People from Shanghai may be there.`,
    nearbyNone: (kilometres: number) => `Shanghai supports no place within ${kilometres} km.`, kilometres: (distance: string) => `${distance} km`,
    unknown: 'What is not known',
    unknownYears: (until: string) => `Whether the level still applies: it is that of the plan, whose years end with ${until}.`,
    unknownAddresses: (count: number) => `The address of ${counted(count, 'liaison office', 'liaison offices')}.`,
    unknownDates: (count: number) => `When ${counted(count, 'tie', 'ties')} began. Check first whether ${count === 1 ? 'it is' : 'they are'} still active.`,
    unknownPeople: 'Who is responsible, and who is on duty.',
    leftOut: (count: number) => `Placeholders were not used (${count} in the whole network).`,
    columns: ['order', 'relation', 'name', 'tied at', 'levels above', 'since', 'evidence', 'sources'],
    found: (place: string, who: string) => `${place}: ask ${who} first`, made: (date: string, revision: number) => `Asked on ${date}, revision ${revision} of the network`,
  },
});

export type Text = ReturnType<typeof useTexts>;
