import { expect, test } from 'vitest';
import { heldOf } from './totals';

test('placeholders are not known', () => {
  expect(heldOf({ byEvidence: [{ evidence: 'OFFICIAL', held: 2 }, { evidence: 'REPORTED', held: 6 }, { evidence: 'SYNTHETIC', held: 490 }] }))
    .toEqual({ known: 8, placeholders: 490 });
});
