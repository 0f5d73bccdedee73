import { describe, expect, test } from 'vitest';
import type { Hands, TieKind } from '../../gql/schema';
import { countsByDistrict, countsByKind, outcomeOf, prefectureOf, provinceOf, selectSubjects, type Subject, sumCounts } from './change';

function tie(from: string, countyCount = 1, since: string | null = null): Subject['before'][number] {
  return {
    id: `tie of ${from}`, evidence: 'OFFICIAL', since, until: null, sources: [], countyCount,
    from: { __typename: 'District', id: from, name: from, code: from },
  };
}

function subject(code: string, kind: TieKind, hands: Hands, before: Subject['before'], after: Subject['after'],
  counts: Partial<Pick<Subject, 'began' | 'ended' | 'stayed' | 'undated'>>): Subject {
  return {
    kind, hands, before, after, began: 0, ended: 0, stayed: 0, undated: 0, ...counts,
    subject: {
      __typename: 'County', id: code, name: code, code, level: 'COUNTY', location: { longitude: 100, latitude: 25 },
      ancestors: [
        { code: `${code.slice(0, 4)}00`, name: 'prefecture', level: 'PREFECTURE' },
        { code: `${code.slice(0, 2)}0000`, name: 'province', level: 'PROVINCE' },
      ],
    },
  };
}

// 遵义市 loses its nine counties, 昭阳区 is new, 剑川县 was Shanghai’s and is 浦东新区’s, 夷陵区 stays with 静安区.
const subjects = [
  subject('520300', 'SUPPORTS', 'NONE', [tie('310000', 9)], [], { ended: 9 }),
  subject('530602', 'SUPPORTS', 'NONE', [], [tie('310117', 1, '2021')], { began: 1 }),
  subject('532931', 'SUPPORTS', 'NARROWED', [tie('310000')], [tie('310115', 1, '2021')], { stayed: 1 }),
  subject('420506', 'SUPPORTS', 'SAME', [tie('310106')], [tie('310106')], { stayed: 1 }),
  subject('350400', 'COOPERATES', 'NONE', [], [tie('310115')], { undated: 1 }),
];

describe('outcomeOf', () => {
  test.each([
    [{ began: 1, ended: 0, stayed: 3, undated: 0 }, 'began'],
    [{ began: 0, ended: 2, stayed: 3, undated: 0 }, 'ended'],
    [{ began: 1, ended: 1, stayed: 0, undated: 0 }, 'both'],
    [{ began: 0, ended: 0, stayed: 1, undated: 1 }, 'undated'],
    [{ began: 0, ended: 0, stayed: 1, undated: 0 }, 'stayed'],
  ])('%j: %s', (counts, outcome) => expect(outcomeOf(counts)).toBe(outcome));
});

test.each([
  [{}, 5],
  [{ kinds: ['SUPPORTS'] as TieKind[] }, 4],
  [{ district: '310115' }, 2],
  [{ province: '530000' }, 2],
  [{ outcomes: ['began', 'ended'] as const }, 2],
  [{ kinds: ['SUPPORTS'] as TieKind[], district: '310115', province: '530000' }, 1],
])('subjects that meet %j: %i', (conditions, count) => {
  expect(selectSubjects(subjects, conditions)).toHaveLength(count);
});

test('counts by kind and in sum', () => {
  expect(countsByKind(subjects)).toEqual([
    { kind: 'SUPPORTS', began: 1, ended: 9, stayed: 2, undated: 0 },
    { kind: 'COOPERATES', began: 0, ended: 0, stayed: 0, undated: 1 },
  ]);
  expect(sumCounts(subjects)).toEqual({ began: 1, ended: 9, stayed: 2, undated: 1 });
});

test('counts by district: a district that becomes known took nothing over, and what is undated did not begin', () => {
  expect(countsByDistrict(subjects)).toEqual([
    { code: '310000', name: '310000', began: 0, ended: 9, stayed: 0, named: 0, undated: 0 },
    { code: '310106', name: '310106', began: 0, ended: 0, stayed: 1, named: 0, undated: 0 },
    { code: '310115', name: '310115', began: 0, ended: 0, stayed: 0, named: 1, undated: 1 },
    { code: '310117', name: '310117', began: 1, ended: 0, stayed: 0, named: 0, undated: 0 },
  ]);
});

test('the prefecture and the province of a subject', () => {
  const [first] = subjects;
  expect(first && [prefectureOf(first)?.code, provinceOf(first)?.code]).toEqual(['520300', '520000']);
});
