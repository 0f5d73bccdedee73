import { describe, expect, test } from 'vitest';
import { sizeOf, strongestEvidence, type MapFlow, type MapPlace } from './line';
import { choose, countByEvidence, placeAtLevel, rollUp, type Places } from './rollup';

function place(code: string, level: MapPlace['level'], ...above: string[]): [string, MapPlace] {
  return [code, { code, level, above, name: code, label: code, position: [0, 0] }];
}

// Yunnan 530000 > Dali 532900 > Jianchuan 532931 and Eryuan 532930; Chongqing 500000 > Wanzhou 500101; Xinjiang 650000 >
// Karamay 650200, and Shihezi 659001, which lies in no prefecture.
const places: Places = new Map([
  place('310000', 'PROVINCE'), place('310115', 'COUNTY', '310000'), place('310120', 'COUNTY', '310000'),
  place('530000', 'PROVINCE'), place('532900', 'PREFECTURE', '530000'),
  place('532930', 'COUNTY', '532900', '530000'), place('532931', 'COUNTY', '532900', '530000'),
  place('500000', 'PROVINCE'), place('500101', 'COUNTY', '500000'),
  place('650000', 'PROVINCE'), place('650200', 'PREFECTURE', '650000'), place('659001', 'COUNTY', '650000'),
]);

function flow(origin: string, dest: string, more: Partial<MapFlow> = {}): MapFlow {
  return { origin, dest, kind: 'SUPPORTS', evidence: 'OFFICIAL', count: 1, counties: 1, amount: null, ...more };
}

const flows: MapFlow[] = [
  flow('310115', '532931'), flow('310115', '532930', { evidence: 'DERIVED' }), flow('310120', '532930'),
  flow('310115', '500101'), flow('310000', '650200'),
  flow('310115', '532931', { kind: 'FRIENDLY', evidence: 'REPORTED', counties: null }),
  flow('310115', '532930', { kind: 'FRIENDLY', evidence: 'SYNTHETIC', counties: null }),
  flow('310000', '530000', { kind: 'INVESTS', counties: null, amount: 12.5 }),
  flow('530000', '310000', { kind: 'INVESTS', counties: null, amount: 3.25 }),
];

describe('placeAtLevel', () => {
  test.each([
    ['532931', 'COUNTY', '532931'], ['532931', 'PREFECTURE', '532900'], ['532931', 'PROVINCE', '530000'],
    ['500101', 'PREFECTURE', '500000'], ['650200', 'COUNTY', '650200'], ['650200', 'PREFECTURE', '650200'],
    ['659001', 'PREFECTURE', '659001'], ['659001', 'PROVINCE', '650000'], ['530000', 'COUNTY', '530000'],
  ] as const)('%s at %s is %s', (code, level, want) => {
    const from = places.get(code);
    expect(from && placeAtLevel(places, from, level).code).toBe(want);
  });
});

describe('rollUp', () => {
  test('adds flows up at prefectures, most first, and keeps placeholders and directions apart', () => {
    const lines = rollUp(flows, places, { level: 'PREFECTURE', byDistrict: false });
    expect(lines.map((line) => [line.id, sizeOf(line)])).toEqual([
      ['310000-532900-SUPPORTS', 2], ['310000-500000-SUPPORTS', 1], ['310000-650200-SUPPORTS', 1],
      ['310000-532900-FRIENDLY', 1], ['310000-532900-FRIENDLY-placeholder', 1],
      ['310000-530000-INVESTS', 12.5], ['530000-310000-INVESTS', 3.25],
    ]);
    expect(lines[0]?.byEvidence).toEqual({ OFFICIAL: 2, REPORTED: 0, DERIVED: 1, SYNTHETIC: 0 });
  });

  test('opens up to pairs', () => {
    const lines = rollUp(flows, places, { level: 'COUNTY', byDistrict: true });
    expect(lines.map(({ id }) => id)).toContain('310120-532930-SUPPORTS');
    expect(lines).toHaveLength(flows.length);
  });

  test('every level and origin has the same ties', () => {
    for (const level of ['PROVINCE', 'PREFECTURE', 'COUNTY'] as const) {
      for (const byDistrict of [false, true]) {
        const lines = rollUp(flows, places, { level, byDistrict });
        expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe(9);
        expect(lines.reduce((sum, line) => sum + (line.counties ?? 0), 0)).toBe(byDistrict ? 5 : 4); // two districts support 532930
        expect(lines.reduce((sum, line) => sum + (line.amount ?? 0), 0)).toBe(15.75);
      }
    }
  });

  test('a line has the strongest evidence of its ties', () => {
    expect(rollUp(flows, places, { level: 'PROVINCE', byDistrict: false }).map(strongestEvidence).slice(0, 1)).toEqual(['OFFICIAL']);
  });
});

test('choose admits kinds, evidence, a district and a province', () => {
  const all = { kinds: new Set(['SUPPORTS', 'FRIENDLY']), evidence: new Set(['OFFICIAL', 'REPORTED']), district: null, province: null };
  expect(choose(flows, all)).toHaveLength(5);
  expect(choose(flows, { ...all, district: '310120' }).map(({ dest }) => dest)).toEqual(['532930']);
  expect(choose(flows, { ...all, province: '650000' }).map(({ dest }) => dest)).toEqual(['650200']);
  expect(countByEvidence(choose(flows, all))).toEqual({ OFFICIAL: 4, REPORTED: 1, DERIVED: 0, SYNTHETIC: 0 });
});
