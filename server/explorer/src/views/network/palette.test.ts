import { describe, expect, test } from 'vitest';
import { communityStyle, contrast, fills, letter } from './palette';

type Triple = [number, number, number];

/** Dichromatic vision (Machado, Oliveira and Fernandes 2009, severity 1), in linear RGB. */
const visions: Record<string, Triple[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** The colour in CIELAB (D65), as this vision sees it. */
function lab(colour: string, vision: Triple[]): Triple {
  const linear = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const multiply = (matrix: Triple[], v: number[]) => matrix.map((row) => row.reduce((sum, m, i) => sum + m * (v[i] ?? 0), 0));
  const seen = multiply(vision, linear).map((value) => Math.min(1, Math.max(0, value)));
  const xyz = multiply(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    seen,
  );
  const [x, y, z] = xyz.map((value, i) => {
    const t = value / ([0.95047, 1, 1.08883][i] ?? 1);
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  }) as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76; 2.3 is what is just noticed. */
function difference(a: Triple, b: Triple): number {
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  test.each(Object.entries(visions))('has colours that differ for %s', (_, vision) => {
    const colours = fills[theme].map((fill) => lab(fill, vision));
    const differences = colours.flatMap((a, i) => colours.slice(i + 1).map((b) => difference(a, b)));
    expect(Math.min(...differences)).toBeGreaterThan(10);
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, null])('community %j: its letter has a contrast of 4.5', (community) => {
    const { fill, ink } = communityStyle(community === null ? null : { index: 3, rank: community }, theme);
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [27, 'AB'],
  [52, 'BA'],
])('community %d has the letter %s', (index, text) => {
  expect(letter(index)).toBe(text);
});

test('a community keeps its letter, whatever its colour', () => {
  expect(communityStyle({ index: 5, rank: 0 }, 'light')).toMatchObject({ letter: 'F', fill: fills.light[0] });
  expect(communityStyle({ index: 5, rank: null }, 'light').letter).toBe('F');
  expect(communityStyle(null, 'light').letter).toBe('');
});
