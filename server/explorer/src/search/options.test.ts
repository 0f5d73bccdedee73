import { expect, test } from 'vitest';
import type { SearchQuery } from '../gql/graphql';
import { optionsOf } from './options';

const nothing = { totalCount: 0, nodes: [] };

test('places come first and say where they lie; the last option leads to all results', () => {
  const found: SearchQuery = {
    places: { totalCount: 7, nodes: [{ __typename: 'County', id: 'place-532931', name: '剑川县', code: '532931',
      ancestors: [{ name: '大理白族自治州' }, { name: '云南省' }] }] },
    organizations: { totalCount: 1, nodes: [{ __typename: 'Chamber', id: 'chamber-1', name: '上海市云南商会' }] },
    undertakings: nothing,
    sources: nothing,
  };
  expect(optionsOf(found, '云南', (count) => `${count} in all`)).toEqual([
    { id: 'place-532931', group: 'places', name: '剑川县', about: '云南省 大理白族自治州 · 532931', path: '/place/532931' },
    { id: 'chamber-1', group: 'organizations', name: '上海市云南商会', about: '', path: '/search', params: { q: '云南', id: 'chamber-1' } },
    { id: 'all', group: 'all', name: '8 in all', about: '', path: '/search', params: { q: '云南' } },
  ]);
});

test('nothing found has no option', () => {
  expect(optionsOf({ places: nothing, organizations: nothing, undertakings: nothing, sources: nothing }, 'x', String)).toEqual([]);
});
