import { describe, expect, test } from 'vitest';
import type { ContactRelation } from '../../gql/graphql';
import { type Contact, countCounties, firstContacts, furtherTies, groupContacts, type Nearby, openQuestions, outside, splitTies } from './duty';

function contact(rank: number, relation: ContactRelation, at: string, to: string[], address: string | null = null): Contact {
  return {
    otherTies: [],
    rank, relation, distance: 0, level: 'COUNTY', evidence: 'OFFICIAL', address,
    who: { __typename: 'District', id: `who-${rank}`, name: `who ${rank}`, code: `31010${rank}` },
    at: { code: at, name: at },
    ties: to.map((code) => ({
      id: `tie-${rank}-${code}`, kind: 'SUPPORTS', since: null, scheme: 'PAIRED_ASSISTANCE', countyCount: 1, sources: [],
      to: { id: code, name: code, code },
    })),
  };
}

function otherTie(kind: 'SUPPORTS' | 'FRIENDLY', code: string): Contact['otherTies'][number] {
  return { id: `${kind}-${code}`, kind, sources: [], to: { id: code, name: code, code } };
}

const contacts = [
  contact(1, 'SUPPORTS', '532922', ['532922', '532925']),
  contact(2, 'SUPPORTS_SIBLING', '532900', ['532923']),
  contact(3, 'LIAISON_OFFICE', '530000', []),
  contact(4, 'LIAISON_OFFICE', '530000', [], '上海市嘉定区'),
];

test('contacts are grouped in the order of their ranks', () => {
  expect(groupContacts(contacts).map((group) => [group.at.code, group.contacts.length])).toEqual([
    ['532922', 1], ['532900', 1], ['530000', 2],
  ]);
  const between = [contact(1, 'CHAMBER', 'a', []), contact(2, 'CHAMBER', 'b', []), contact(3, 'ORGANIZATION', 'a', [])];
  expect(groupContacts(between).map((group) => group.at.code)).toEqual(['a', 'b', 'a']);
});

describe('first contacts', () => {
  test('all supporters of the place', () => {
    const supporters = [contact(1, 'SUPPORTS', 'a', []), contact(2, 'SUPPORTS', 'a', []), contact(3, 'CHAMBER', 'a', [])];
    expect(firstContacts(supporters).map((first) => first.rank)).toEqual([1, 2]);
  });
  test('governments before chambers of commerce', () => {
    const others = [contact(1, 'CHAMBER', 'a', []), contact(2, 'COOPERATION', 'a', []), contact(3, 'COOPERATION', 'a', [])];
    expect(firstContacts(others).map((first) => first.rank)).toEqual([2, 3]);
  });
  test('a chamber if there is no government', () => {
    expect(firstContacts([contact(1, 'CHAMBER', 'a', [])]).map((first) => first.rank)).toEqual([1]);
  });
  test('none', () => expect(firstContacts([])).toEqual([]));
});

test('the ties that name the place are told from the other ties of a supporter', () => {
  const supporter = {
    ...contact(1, 'SUPPORTS', '532922', ['532922']), otherTies: [otherTie('SUPPORTS', '532925'), otherTie('FRIENDLY', '532900')],
  };
  const { own, others } = splitTies(supporter, '532922');
  expect([own.length, others.map(({ id }) => id)]).toEqual([1, ['SUPPORTS-532925']]);
  expect(splitTies(contacts[1] as Contact, '532922').own).toHaveLength(1);
});

test('a friendly pair of a supporter is no county that it supports', () => {
  const pair = otherTie('FRIENDLY', '532800');
  const both = { ...contact(1, 'SUPPORTS', '530000', ['532922', '532925']), otherTies: [pair] };
  expect(countCounties(splitTies(both, '530000').own)).toBe(2);
  expect(furtherTies(both)).toEqual([pair]);
});

test('what is not known', () => {
  expect(openQuestions(contacts)).toEqual({ offices: 2, officesWithoutAddress: 1, undatedTies: 4 });
});

function near(code: string, distance: number): Nearby {
  return { distance, node: { id: code, code, name: code, pairings: { nodes: [] } } };
}

test.each([
  ['a county: without itself', '532922', 'COUNTY', ['532928', '530502']],
  ['a prefecture: without the places in it', '532900', 'PREFECTURE', ['530502']],
] as const)('near places of %s', (_, code, level, left) => {
  const places = [near('532922', 0), near('532928', 49), near('530502', 99)];
  expect(outside(places, { code, level }).map(({ node }) => node.code)).toEqual(left);
});
