import { describe, expect, test } from 'vitest';
import { cooperationKinds, exportPath, networkParameters, toggledExpansion, toggledKinds } from './parameters';

describe('the address', () => {
  test('without parameters asks for nothing in particular', () => {
    expect(networkParameters(new URLSearchParams())).toEqual({
      place: null, node: null, depth: null, expanded: [], selected: null, path: null, kinds: undefined, asOf: null,
    });
  });

  test('names place, depth, expanded nodes and kinds; a kind that does not exist is left away', () => {
    const params = new URLSearchParams('place=532931&depth=2&expand=a,b&select=a&kinds=FRIENDLY,NOTHING,SUPPORTS&asOf=2020');
    expect(networkParameters(params)).toMatchObject({
      place: '532931', depth: 2, expanded: ['a', 'b'], selected: 'a', kinds: ['SUPPORTS', 'FRIENDLY'], asOf: '2020',
    });
  });

  test.each([['from=a&to=b', { from: 'a', to: 'b' }], ['from=a', null], ['from=&to=b', null]])('%j asks for the path %j', (text, path) => {
    expect(networkParameters(new URLSearchParams(text)).path).toEqual(path);
  });
});

test.each([
  ['support', undefined, 'COOPERATES,PARTY,FRIENDLY,INVESTS,MEMBER,LEADS,LOCATED,REPRESENTS,PARTICIPATES'],
  ['friendly', ['SUPPORTS'] as const, 'SUPPORTS,FRIENDLY'],
  ['support', ['SUPPORTS'] as const, null],
  ['support', cooperationKinds.filter((kind) => kind !== 'SUPPORTS'), null],
] as const)('switching %s of %j gives %j', (group, kinds, text) => {
  expect(toggledKinds(kinds && [...kinds], group)).toBe(text);
});

test.each([
  ['place=532931&asOf=2020&evidence=OFFICIAL&kinds=SUPPORTS', 'tieKinds=SUPPORTS&evidence=OFFICIAL&asOf=2020'],
  ['', `tieKinds=${cooperationKinds.join(',')}&evidence=OFFICIAL,REPORTED,DERIVED`],
  ['from=a&to=b', `tieKinds=${cooperationKinds.join(',')},WITHIN&evidence=OFFICIAL,REPORTED,DERIVED`],
])('the file of %j is a neighbourhood of the same ties', (params, query) => {
  expect(exportPath(new URLSearchParams(params), { of: ['place-532931', 'b'], hops: 2 })).toBe(`/export/network.gexf?of=place-532931,b&hops=2&${query}`);
});

test('a node is expanded and folded again', () => {
  expect(toggledExpansion(['a'], 'b')).toBe('a,b');
  expect(toggledExpansion(['a', 'b'], 'a')).toBe('b');
  expect(toggledExpansion(['a'], 'a')).toBe(null);
});
