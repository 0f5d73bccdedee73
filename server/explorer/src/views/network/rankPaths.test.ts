import { expect, test } from 'vitest';
import type { Evidence, TieKind } from '../../gql/schema';
import { splitPaths, weakestEvidence } from './rankPaths';

/** A path of ties such as SUPPORTS:OFFICIAL. */
const path = (...ties: string[]) => ({
  ties: ties.map((text) => {
    const [kind, evidence] = text.split(':');
    return { kind: kind as TieKind, evidence: evidence as Evidence };
  }),
});
const direct = path('SUPPORTS:OFFICIAL');
const sibling = path('WITHIN:REPORTED', 'WITHIN:REPORTED', 'SUPPORTS:OFFICIAL');

test('paths that are longer, or need more ties WITHIN, are no best ones', () => {
  expect(splitPaths([direct, sibling])).toEqual([[direct], [sibling]]);
  const [one, other] = [path('SUPPORTS:OFFICIAL', 'COOPERATES:REPORTED'), path('FRIENDLY:REPORTED', 'MEMBER:OFFICIAL')];
  expect(splitPaths([one, other, path('WITHIN:REPORTED', 'SUPPORTS:OFFICIAL')])[0]).toEqual([one, other]);
  expect(splitPaths([])).toEqual([[], []]);
});

test('the evidence of a path is that of its weakest tie that is cooperation', () => {
  expect(weakestEvidence(sibling)).toBe('OFFICIAL');
  expect(weakestEvidence(path('SUPPORTS:OFFICIAL', 'COOPERATES:REPORTED'))).toBe('REPORTED');
  expect(weakestEvidence(path('WITHIN:REPORTED'))).toBe('REPORTED');
});
