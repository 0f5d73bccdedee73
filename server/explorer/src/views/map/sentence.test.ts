import { describe, expect, test } from 'vitest';
import type { MapFlow, MapPlace } from './line';
import type { Places } from './rollup';
import { sentence, type Subject, summarize } from './sentence';

function place(code: string, level: MapPlace['level'], ...above: string[]): [string, MapPlace] {
  return [code, { code, level, above, name: code, label: code, position: [0, 0] }];
}

const places: Places = new Map([
  place('310000', 'PROVINCE'), place('310115', 'COUNTY', '310000'), place('530000', 'PROVINCE'), place('532900', 'PREFECTURE', '530000'),
  place('532931', 'COUNTY', '532900', '530000'), place('532932', 'COUNTY', '532900', '530000'),
  place('532933', 'COUNTY', '532900', '530000'),
]);

function flow(kind: MapFlow['kind'], more: Partial<MapFlow> = {}): MapFlow {
  return { origin: '310115', dest: '532931', kind, evidence: 'OFFICIAL', count: 1, counties: kind === 'SUPPORTS' ? 1 : null, amount: null, ...more };
}

const support = [flow('SUPPORTS'), flow('SUPPORTS', { dest: '532932' }), flow('SUPPORTS', { origin: '310000', dest: '530000', counties: 9 })];
const totals = { friendly: { known: 6, published: 496 }, organizations: { known: 81, published: 371 } };
const all: Subject = { asOf: null, district: null, province: null, published: null, investmentYears: '2020', isBeyondFrame: false };

describe('summarize', () => {
  test('counts counties as the plan does, and places once', () => {
    expect(summarize(support, places)).toMatchObject({ districts: 1, counties: 11, unnamed: 9, prefectures: 2, provinces: 1, placeholders: 0, investment: null });
  });

  test('placeholders count as nothing else', () => {
    expect(summarize([flow('FRIENDLY', { evidence: 'SYNTHETIC' })], places)).toMatchObject({ pairs: 0, placeholders: 1 });
  });
});

describe('sentence', () => {
  test.each([
    ['support', support, all, '据“十四五”规划（2021—2025 年），上海及其 1 个区与 1 省区市 2 地州市的 11 个县结对（其中 9 个县未列明由哪个区）。',
      'By the plan for 2021 to 2025, Shanghai and 1 district support 11 counties in 2 prefectures of 1 province (no district is named for 9).'],
    ['support that the plan does not state', [...support, flow('SUPPORTS', { evidence: 'REPORTED' }), flow('SUPPORTS', { dest: '532933', evidence: 'REPORTED' })], all,
      '就已知的资料，上海及其 1 个区与 1 省区市 2 地州市的 12 个县结对（其中 9 个县未列明由哪个区，1 个县只据其他来源）。',
      'As far as is known, Shanghai and 1 district support 12 counties in 2 prefectures of 1 province (no district is named for 9; 1 by other sources only).'],
    ['a year, a district and a province', support.slice(0, 2), { ...all, asOf: '2021', district: '浦东新区', province: '云南省' },
      '2021 年底，浦东新区与云南省 1 地州市的 2 个县结对。', 'At the end of 2021, 浦东新区 supports 2 counties in 1 prefecture of 云南省.'],
    ['friendly pairs, all of which are in the published total', [flow('FRIENDLY')], { ...all, published: { ...totals, friendly: { known: 1, published: 496 } } },
      '就已知的资料，上海有其他来源所载的 1 对友好城区（公布 496 对）。', 'As far as is known, Shanghai has 1 friendly pair by other sources (of 496 published).'],
    ['chambers and offices', [flow('REPRESENTS', { count: 115, evidence: 'REPORTED' })], { ...all, published: totals },
      '就已知的资料，上海有 115 家商会与办事处（公布的 371 家中已知 81 家）。',
      'As far as is known, Shanghai has 115 chambers and offices (of 371 published, 81 are known).'],
    ['friendly pairs, one of which is outside the total', [flow('FRIENDLY', { count: 7 })], { ...all, published: totals },
      '就已知的资料，上海有其他来源所载的 7 对友好城区（公布的 496 对中已知 6 对）。',
      'As far as is known, Shanghai has 7 friendly pairs by other sources (of 496 published, 6 are known).'],
    ['friendly pairs and placeholders', [flow('FRIENDLY'), flow('FRIENDLY', { evidence: 'SYNTHETIC', count: 3 })], all,
      '就已知的资料，上海有其他来源所载的 1 对友好城区；灰色虚线是 3 条占位，不是真实的关系。',
      'As far as is known, Shanghai has 1 friendly pair by other sources; the dashed grey lines are 3 placeholders and no real ties.'],
    ['cooperation', [flow('COOPERATES'), flow('COOPERATES', { evidence: 'REPORTED', count: 2 })], all,
      '就已知的资料，上海有 3 条其他合作记录（1 条据规划，其余据其他来源）。',
      'As far as is known, Shanghai has 3 other records of cooperation (1 by the plan, the rest by other sources).'],
    ['cooperation that the plan does not name', [flow('COOPERATES', { evidence: 'REPORTED', count: 2 })], all,
      '就已知的资料，上海有 2 条其他合作记录（均据其他来源）。', 'As far as is known, Shanghai has 2 other records of cooperation (by other sources).'],
    ['investment', [flow('INVESTS', { origin: '310000', amount: 120 }), flow('INVESTS', { origin: '530000', dest: '310000', amount: 30 })], all,
      '就已知的资料，上海有 2020 年投资流出 120 亿元、流入 30 亿元。', 'As far as is known, Shanghai has investment of 12 billion yuan out and 3 in (2020).'],
    ['a part of the map', [flow('FRIENDLY')], { ...all, isBeyondFrame: true }, '连同图框以外：就已知的资料，上海有其他来源所载的 1 对友好城区。',
      'With what lies outside the frame: As far as is known, Shanghai has 1 friendly pair by other sources.'],
    ['nothing', [], all, '就已知的资料，没有符合筛选的关系。', 'As far as is known, no tie meets the filters.'],
  ])('%s', (_, flows, subject, chinese, english) => {
    expect(sentence(summarize(flows, places), subject, 'zh')).toBe(chinese);
    expect(sentence(summarize(flows, places), subject, 'en')).toBe(english);
  });
});
