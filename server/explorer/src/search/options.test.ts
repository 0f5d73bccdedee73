import { expect, test } from 'vitest';
import type { SearchQuery } from '../gql/graphql';
import { exactPlace, optionsOf, rankPlaces } from './options';

const nothing = { totalCount: 0, nodes: [] };

const place = (code: string, name: string, pinyin: string, ties: number, ...above: string[]) => (
  { __typename: 'County' as const, id: `place-${code}`, name, chinese: name, code, pinyin, ties: { totalCount: ties }, ancestors: above.map((ancestor) => ({ name: ancestor })) }
);

const found = (...places: ReturnType<typeof place>[]): SearchQuery => (
  { places: { totalCount: places.length, nodes: places }, organizations: nothing, undertakings: nothing, sources: nothing }
);

test('places come first and say where they lie; the last option leads to all results', () => {
  const results: SearchQuery = {
    ...found(place('532931', '剑川县', 'jian chuan xian', 1, '大理白族自治州', '云南省')),
    organizations: { totalCount: 7, nodes: [{ __typename: 'Chamber', id: 'chamber-1', name: '上海市云南商会' }] },
  };
  expect(optionsOf(results, '云南', (count) => `${count} in all`)).toEqual([
    { id: 'place-532931', group: 'places', name: '剑川县', about: '云南省 大理白族自治州 · 532931', path: '/place/532931' },
    { id: 'chamber-1', group: 'organizations', name: '上海市云南商会', about: '', path: '/search', params: { q: '云南', id: 'chamber-1' } },
    { id: 'all', group: 'all', name: '8 in all', about: '', path: '/search', params: { q: '云南' } },
  ]);
});

test('nothing found has no option', () => {
  expect(optionsOf(found(), 'x', String)).toEqual([]);
});

const jiaocheng = place('141122', '交城县', 'jiao cheng xian', 0);
const jianchuan = place('532931', '剑川县', 'jian chuan xian', 1);

test('among places that initials find, those with ties come first', () => {
  expect(rankPlaces(found(jiaocheng, jianchuan), 'jcx').map(({ name }) => name)).toEqual(['剑川县', '交城县']);
});

test('the beginning of a name comes before ties', () => {
  expect(rankPlaces(found(jianchuan, jiaocheng), 'jiaocheng').map(({ name }) => name)).toEqual(['交城县', '剑川县']);
});

test.each([['剑川县', '532931'], ['532931', '532931'], ['剑川', undefined], ['jcx', undefined]])('%s is the whole name of %s', (text, code) => {
  expect(exactPlace(found(jianchuan, jiaocheng), text)).toBe(code);
});

test('a name that several places have is nobody’s whole name', () => {
  expect(exactPlace(found(place('130110', '鼓楼区', 'gu lou qu', 0), place('320106', '鼓楼区', 'gu lou qu', 0)), '鼓楼区')).toBeUndefined();
});
