import { expect, test } from 'vitest';
import { type StatisticRow, withEvidence } from './groups';

const place = (code: string, name: string) => ({ value: name, place: { code, name } });

test('groups have their counts by evidence, also where two places have one name', () => {
  const pudong = place('310115', '浦东新区');
  const [baoshan, other] = [place('310113', '宝山区'), place('230506', '宝山区')];
  const rows: StatisticRow[] = [{ groups: [pudong], count: 3 }, { groups: [baoshan], count: 2 }, { groups: [other], count: 1 }, { groups: [{ value: null }], count: 1 }];
  const rowsByEvidence: StatisticRow[] = [
    { groups: [pudong, { value: 'OFFICIAL' }], count: 1 },
    { groups: [pudong, { value: 'REPORTED' }], count: 2 },
    { groups: [baoshan, { value: 'OFFICIAL' }], count: 2 },
    { groups: [other, { value: 'REPORTED' }], count: 1 },
    { groups: [{ value: null }, { value: 'DERIVED' }], count: 1 },
  ];
  expect(withEvidence(rows, rowsByEvidence).map(({ byEvidence }) => byEvidence)).toEqual([
    [{ evidence: 'OFFICIAL', count: 1 }, { evidence: 'REPORTED', count: 2 }],
    [{ evidence: 'OFFICIAL', count: 2 }],
    [{ evidence: 'REPORTED', count: 1 }],
    [{ evidence: 'DERIVED', count: 1 }],
  ]);
});

test('without dimensions there is one group', () => {
  const [group] = withEvidence([{ groups: [], count: 5 }], [{ groups: [{ value: 'OFFICIAL' }], count: 5 }]);
  expect(group?.byEvidence).toEqual([{ evidence: 'OFFICIAL', count: 5 }]);
});
