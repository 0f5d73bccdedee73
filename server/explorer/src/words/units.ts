import type { Language } from '../language';

/** The plan's units in English. Classifiers that English does not have are left out. */
const english: Record<string, string> = {
  万元: '10,000 yuan', 亿元: '100 million yuan', 人: 'people', 人次: 'person-times', 名: 'people', 家: 'bodies', 对: 'pairs', 年: 'years', 天: 'days', 场: 'events', 种: 'kinds',
  项: 'items', 区: 'districts', 市: 'cities', 个城市: 'cities', 州市: 'prefectures', 地州市: 'prefectures', '地(州、市)': 'prefectures', 省区市: 'provinces', '省(区、市)': 'provinces',
  '省(市、区)': 'provinces', 个县: 'counties', '县(区、市)': 'counties', '个区(市、县)': 'districts or counties', 个贫困县: 'poor counties', 个专委会: 'committees', 个合作联盟: 'alliances',
  个部门: 'departments', 平方米: 'm²', 架次: 'flights', '架次/年': 'flights a year', 年一次: 'years between two', 次市长联席会议: 'meetings', 国家应急响应级别: 'national level of response', 个: '',
};

/** Returns a unit of the API in the language of the page; in English as far as it has a word for it. */
export function unitWord(unit: string, language: Language): string {
  return language === 'zh' ? unit : english[unit] ?? unit;
}
