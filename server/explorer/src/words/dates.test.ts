import { describe, expect, test } from 'vitest';
import { common, hasEnded } from './dates';

describe('hasEnded', () => {
  test.each([
    [null, '2026-11-26', false],
    ['2020', '2020-12-31', false],
    ['2020', '2021-01-01', true],
    ['2026-11', '2026-11-30', false],
    ['2026-11', '2026-12-01', true],
    ['2026-11-26', '2026-11-26', false],
    ['2026-11-26', '2026-11-27', true],
  ])('until %s on %s: %s', (until, day, ended) => {
    expect(hasEnded(until, day)).toBe(ended);
  });
});

describe('common', () => {
  test.each([
    [[], null],
    [['2021', '2021'], '2021'],
    [['2021', '2020'], null],
    [[null, null], null],
    [['2021', null], null],
  ])('%j: %s', (values, value) => {
    expect(common<string | null>(values)).toBe(value);
  });
});
