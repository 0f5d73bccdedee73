import { describe, expect, test } from 'vitest';
import { arcPath, direction, onRim, spread, widthOf } from './arc';

const half = { from: Math.PI / 2, to: (3 * Math.PI) / 2 };

describe('spread', () => {
  test('leaves angles that are far enough apart as they are', () => {
    expect(spread([2, 3, 4], half, 0.5)).toEqual([2, 3, 4]);
  });

  test('puts equal angles side by side, around where they were', () => {
    const angles = spread([3, 3, 3], half, 0.1);
    expect(angles[0]).toBeCloseTo(2.9);
    expect(angles[1]).toBeCloseTo(3);
    expect(angles[2]).toBeCloseTo(3.1);
  });

  test('keeps order, gap and sector for any angles', () => {
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 200; round++) {
      const wanted = Array.from({ length: 1 + Math.floor(random() * 60) }, () => random() * 8);
      const got = spread(wanted, half, 0.1);
      const apart = Math.min(0.1, Math.PI / Math.max(1, wanted.length - 1));
      const order = wanted.map((_, i) => i).toSorted((i, j) => (wanted[i] ?? 0) - (wanted[j] ?? 0) || i - j);
      order.forEach((i, rank) => {
        expect(got[i]).toBeGreaterThanOrEqual(half.from - 1e-9);
        expect(got[i]).toBeLessThanOrEqual(half.to + 1e-9);
        if (rank > 0) expect((got[i] ?? 0) - (got[order[rank - 1] ?? 0] ?? 0)).toBeGreaterThanOrEqual(apart - 1e-9);
      });
    }
  });
});

test('direction is within a turn from its start', () => {
  expect(direction([0, 0], [-1, 0], 0)).toBeCloseTo(Math.PI);
  expect(direction([0, 0], [0, -1], 0)).toBeCloseTo((3 * Math.PI) / 2);
  expect(direction([0, 0], [0, -1], -Math.PI)).toBeCloseTo(-Math.PI / 2);
});

test('a line begins and ends where it should', () => {
  const rim = { centre: [100, 100], radius: 10 } as const;
  expect(onRim(rim, Math.PI)[0]).toBeCloseTo(90);
  const path = arcPath(onRim(rim, Math.PI), rim, Math.PI, [0, 50]);
  expect(path).toMatch(/^M90\.0,100\.0C/);
  expect(path).toMatch(/ 0\.0,50\.0$/);
});

test('width grows with the square root', () => {
  expect(widthOf(25, 100)).toBe(4);
  expect(widthOf(100, 100)).toBe(7);
  expect(widthOf(1, 0)).toBe(1);
});
