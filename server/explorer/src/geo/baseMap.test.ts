import { expect, test } from 'vitest';
import { districtsOf, ownMap } from './baseMap';
import type { Ring } from './outlines';

const ring: Ring = [[121, 31], [122, 31], [122, 32], [121, 31]];

test('the lens has the districts of a map that has them all, and else our own', () => {
  const reviewed = ownMap.districts.map(({ code }) => ({ code, rings: [ring] }));
  const province = { code: '310000', rings: [ring] };
  expect(districtsOf([province, ...reviewed])).toEqual(reviewed);
  expect(districtsOf([province, ...reviewed.slice(1)])).toBe(ownMap.districts);
});
