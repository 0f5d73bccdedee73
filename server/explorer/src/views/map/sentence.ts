import type { Language } from '../../language';
import { countyCounter } from '../../parts/counties';
import { formatDate, formatNumber } from '../../words/format';
import { isInShanghai, type MapFlow, shanghai } from './line';
import type { Total } from './query';
import { placeAtLevel, type Places } from './rollup';

/** What chosen flows add up to. */
export interface Summary {
  /** How many of Shanghai's districts support a place. */
  districts: number;
  /** Of the supported places: how many counties, as the plan counts, in how many prefectures and provinces. */
  counties: number;
  /** Of these, how many the plan states. */
  countiesOfPlan: number;
  /** Of the counties, how many Shanghai supports without a district being named. */
  unnamed: number;
  prefectures: number;
  provinces: number;
  cooperations: number;
  /** Of these, how many the plan states. */
  cooperationsOfPlan: number;
  /** Friendly pairs that are known. */
  pairs: number;
  /** Chambers and liaison offices. */
  organizations: number;
  /** Investment out of Shanghai and into it in 亿元, and null if none is drawn. */
  investment: { out: number; in: number } | null;
  placeholders: number;
}

/** Adds chosen flows up. */
export function summarize(flows: readonly MapFlow[], places: Places): Summary {
  const districts = new Set<string>();
  const [prefectures, provinces] = [new Set<string>(), new Set<string>()];
  const [counties, ofPlan, unnamed] = [countyCounter(), countyCounter(), countyCounter()];
  const summary: Summary = { districts: 0, counties: 0, countiesOfPlan: 0, unnamed: 0, prefectures: 0, provinces: 0, cooperations: 0, cooperationsOfPlan: 0, pairs: 0, organizations: 0, investment: null, placeholders: 0 };
  for (const flow of flows) {
    if (flow.evidence === 'SYNTHETIC') summary.placeholders += flow.count;
    else if (flow.kind === 'COOPERATES') {
      summary.cooperations += flow.count;
      if (flow.evidence === 'OFFICIAL') summary.cooperationsOfPlan += flow.count;
    }
    else if (flow.kind === 'FRIENDLY') summary.pairs += flow.count;
    else if (flow.kind === 'REPRESENTS') summary.organizations += flow.count;
    else if (flow.kind === 'INVESTS') {
      summary.investment ??= { out: 0, in: 0 };
      summary.investment[isInShanghai(flow.origin) ? 'out' : 'in'] += flow.amount ?? 0;
    } else {
      if (flow.origin !== shanghai) districts.add(flow.origin);
      summary.counties += counties(flow.dest, flow.counties ?? 0);
      if (flow.evidence === 'OFFICIAL') summary.countiesOfPlan += ofPlan(flow.dest, flow.counties ?? 0);
      if (flow.origin === shanghai) summary.unnamed += unnamed(flow.dest, flow.counties ?? 0);
      const place = places.get(flow.dest);
      if (!place) continue;
      prefectures.add(placeAtLevel(places, place, 'PREFECTURE').code);
      provinces.add(placeAtLevel(places, place, 'PROVINCE').code);
    }
  }
  return { ...summary, districts: districts.size, prefectures: prefectures.size, provinces: provinces.size };
}

/** What a sentence says besides its summary. */
export interface Subject {
  asOf: string | null;
  /** The name of the chosen district, or null. */
  district: string | null;
  /** The name of the chosen province, or null. */
  province: string | null;
  /** The published numbers of friendly pairs, and of chambers and offices; null if the filters admit only some. */
  published: { friendly: Total; organizations: Total } | null;
  /** The years of the investment. */
  investmentYears: string;
  /** Whether some of what is counted lies outside the frame. */
  isBeyondFrame: boolean;
}

/** Says what the map shows in one sentence. */
export function sentence(summary: Summary, subject: Subject, language: Language): string {
  const text = language === 'zh' ? chinese(summary, subject) : english(summary, subject);
  if (!subject.isBeyondFrame) return text;
  return language === 'zh' ? `连同图框以外：${text}` : `With what lies outside the frame: ${text}`;
}

function ofChinese(count: number, unit: string, { known, published }: Total): string {
  return count > known ? `（公布的 ${inChinese(published)} ${unit}中已知 ${inChinese(known)} ${unit}）` : `（公布 ${inChinese(published)} ${unit}）`;
}

function ofEnglish(count: number, { known, published }: Total): string {
  return count > known ? ` (of ${inEnglish(published)} published, ${inEnglish(known)} are known)` : ` (of ${inEnglish(published)} published)`;
}

const inChinese = (value: number) => formatNumber(value, 'zh');
const inEnglish = (value: number) => formatNumber(value, 'en');

/** Whether counties are supported, and the plan states all of them. */
const isOfPlan = ({ counties, countiesOfPlan }: Summary) => counties > 0 && counties === countiesOfPlan;

function chinese(summary: Summary, { asOf, district, province, published, investmentYears }: Subject): string {
  const when = asOf === null ? (isOfPlan(summary) ? '据“十四五”规划（2021—2025 年）' : '就已知的资料') : /^\d{4}$/.test(asOf) ? `${asOf} 年底` : formatDate(asOf, 'zh');
  const parts: string[] = [];
  if (summary.counties > 0) {
    const who = district ?? (summary.districts > 0 ? `上海及其 ${summary.districts} 个区` : '上海');
    const where = province ?? `${summary.provinces} 省区市`;
    const remarks = [
      summary.unnamed > 0 && `${inChinese(summary.unnamed)} 个县未列明由哪个区`,
      !isOfPlan(summary) && `${inChinese(summary.counties - summary.countiesOfPlan)} 个县只据其他来源`,
    ].filter(Boolean).join('，');
    parts.push(`${who}与${province ? '' : ' '}${where} ${summary.prefectures} 地州市的 ${inChinese(summary.counties)} 个县结对${remarks && `（其中 ${remarks}）`}`);
  }
  const others = [
    summary.cooperations > 0 && `${inChinese(summary.cooperations)} 条其他合作记录（${summary.cooperationsOfPlan === 0 ? '均据其他来源' : `${inChinese(summary.cooperationsOfPlan)} 条据规划，其余据其他来源`}）`,
    summary.pairs > 0 && `其他来源所载的 ${inChinese(summary.pairs)} 对友好城区${published ? ofChinese(summary.pairs, '对', published.friendly) : ''}`,
    summary.organizations > 0 && `${inChinese(summary.organizations)} 家商会与办事处${published ? ofChinese(summary.organizations, '家', published.organizations) : ''}`,
    summary.investment && `${investmentYears} 年投资流出 ${inChinese(summary.investment.out)} 亿元、流入 ${inChinese(summary.investment.in)} 亿元`,
  ].filter(Boolean).join('，');
  const whose = district ?? '上海';
  const space = /^\d/.test(others) ? ' ' : '';
  if (others) parts.push(parts.length > 0 ? `另有${space}${others}` : `${whose}${province ? `与${province}` : ''}有${space}${others}`);
  if (summary.placeholders > 0) parts.push(`灰色虚线是 ${inChinese(summary.placeholders)} 条占位，不是真实的关系`);
  return parts.length > 0 ? `${when}，${parts.join('；')}。` : `${when}，没有符合筛选的关系。`;
}

function english(summary: Summary, { asOf, district, province, published, investmentYears }: Subject): string {
  const some = (value: number, one: string, many = `${one}s`) => `${inEnglish(value)} ${value === 1 ? one : many}`;
  const when = asOf === null ? (isOfPlan(summary) ? 'By the plan for 2021 to 2025' : 'As far as is known') : /^\d{4}$/.test(asOf) ? `At the end of ${asOf}` : formatDate(asOf, 'en');
  const parts: string[] = [];
  if (summary.counties > 0) {
    const who = district ? `${district} supports` : summary.districts > 0 ? `Shanghai and ${some(summary.districts, 'district')} support` : 'Shanghai supports';
    const remarks = [
      summary.unnamed > 0 && `no district is named for ${inEnglish(summary.unnamed)}`,
      !isOfPlan(summary) && `${inEnglish(summary.counties - summary.countiesOfPlan)} by other sources only`,
    ].filter(Boolean).join('; ');
    parts.push(`${who} ${some(summary.counties, 'county', 'counties')} in ${some(summary.prefectures, 'prefecture')} of ${province ?? some(summary.provinces, 'province')}${remarks && ` (${remarks})`}`);
  }
  const others = [
    summary.cooperations > 0 && `${some(summary.cooperations, 'other record')} of cooperation (${summary.cooperationsOfPlan === 0 ? 'by other sources' : `${inEnglish(summary.cooperationsOfPlan)} by the plan, the rest by other sources`})`,
    summary.pairs > 0 && `${some(summary.pairs, 'friendly pair')} by other sources${published ? ofEnglish(summary.pairs, published.friendly) : ''}`,
    summary.organizations > 0 && `${some(summary.organizations, 'chamber or office', 'chambers and offices')}${published ? ofEnglish(summary.organizations, published.organizations) : ''}`,
    summary.investment && `investment of ${inEnglish(summary.investment.out / 10)} billion yuan out and ${inEnglish(summary.investment.in / 10)} in (${investmentYears})`,
  ].filter(Boolean).join(', ');
  if (others) parts.push(parts.length > 0 ? `plus ${others}` : `${district ?? 'Shanghai'} has ${others}${province ? ` with ${province}` : ''}`);
  if (summary.placeholders > 0) parts.push(`the dashed grey lines are ${some(summary.placeholders, 'placeholder')} and no real ties`);
  return parts.length > 0 ? `${when}, ${parts.join('; ')}.` : `${when}, no tie meets the filters.`;
}
