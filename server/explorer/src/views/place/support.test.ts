import { expect, test } from 'vitest';
import type { PlacePairingFragment } from '../../gql/graphql';
import { sumSupport } from './support';

function pairing(
  supporter: string,
  supported: string,
  since: string | null,
  until: string | null = null,
  countyCount = 1,
): PlacePairingFragment {
  return {
    id: `${supporter}-${supported}-${since}`,
    since,
    until,
    attested: null,
    evidence: 'OFFICIAL',
    scheme: 'EAST_WEST_COOPERATION',
    countyCount,
    supporter: { __typename: 'District', id: supporter, code: supporter, name: `district ${supporter}` },
    supported: {
      id: supported,
      code: supported,
      name: `county ${supported}`,
      location: { longitude: 100, latitude: 25 },
      within: { code: supported.slice(0, 4) + '00', name: `prefecture ${supported.slice(0, 4)}` },
    },
    sources: [],
  };
}

test('support of a prefecture: counties by supporter, the most first, ended ties apart', () => {
  const support = sumSupport(
    [
      pairing('310120', '532922', '2021'),
      pairing('310115', '532931', '2021'),
      pairing('310115', '532923', '2021'),
      pairing('310000', '532922', null, '2020'),
    ],
    '2026-11-26',
  );
  expect(support.counties).toBe(3);
  expect(support.since).toBe('2021');
  expect(support.supporters.map((share) => [share.code, share.counties])).toEqual([
    ['310115', 2],
    ['310120', 1],
  ]);
  expect(support.areas).toEqual([{ code: '532900', name: 'prefecture 5329', counties: 3 }]);
  expect(support.current.map((tie) => tie.supported.code)).toEqual(['532923', '532931', '532922']);
  expect(support.ended).toHaveLength(1);
});

test('one tie may stand for nine counties, and its beginning may be unknown', () => {
  const support = sumSupport([pairing('310000', '520300', null, null, 9)], '2020-12-31');
  expect([support.counties, support.since]).toEqual([9, null]);
});

test('ties that began at different times have no common beginning', () => {
  const support = sumSupport([pairing('310115', '532931', '2021'), pairing('310106', '420506', null)], '2026-11-26');
  expect(support.since).toBeNull();
});

test('no ties', () => {
  expect(sumSupport([], '2026-11-26')).toEqual({
    current: [], ended: [], counties: 0, supporters: [], areas: [], since: null,
  });
});

test('a county counts once, however many support it, and a tie for several counts them all', () => {
  const support = sumSupport([pairing('310115', '532931', '2021'), pairing('310120', '532931', '2024'), pairing('310000', '520300', null, null, 9)], '2026-11-26');
  expect(support.counties).toBe(10);
  expect(support.supporters.map(({ code, counties }) => [code, counties])).toEqual([['310000', 9], ['310115', 1], ['310120', 1]]);
  expect(support.areas.map(({ code, counties }) => [code, counties])).toEqual([['520300', 9], ['532900', 1]]);
});
