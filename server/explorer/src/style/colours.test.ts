import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Rgb = [number, number, number];

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** Returns the colours of a theme by the names of their tokens. */
function tokens(theme: 'light' | 'dark'): Record<string, Rgb> {
  const found = [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/g)];
  return Object.fromEntries(found.map(([, name = '', light = '', dark = '']) => [name, parse(theme === 'light' ? light : dark)]));
}

function parse(hex: string): Rgb {
  const digits = hex.slice(1).match(hex.length === 4 ? /./g : /../g)?.map((part) => part.repeat(2 / part.length)) ?? [];
  const [r = 0, g = 0, b = 0] = digits.map((pair) => Number.parseInt(pair, 16) / 255);
  return [r, g, b];
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encoded = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
const dot = (row: readonly number[], [x, y, z]: Rgb) => (row[0] ?? 0) * x + (row[1] ?? 0) * y + (row[2] ?? 0) * z;

/** The contrast ratio of two colours (WCAG 2.2). */
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [a, b].map((colour) => dot([0.2126, 0.7152, 0.0722], colour.map(linear) as Rgb) + 0.05) as [number, number];
  return Math.max(x, y) / Math.min(x, y);
}

/** How colours look without one kind of cones: G. M. Machado et al., A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009. */
const simulations = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

function simulate(colour: Rgb, matrix: number[][]): Rgb {
  const source = colour.map(linear) as Rgb;
  return matrix.map((row) => encoded(Math.min(1, Math.max(0, dot(row, source))))) as Rgb;
}

/** The distance of two colours in OKLab (B. Ottosson 2020), times 100. */
function distance(a: Rgb, b: Rgb): number {
  const [p, q] = [a, b].map((colour) => {
    const source = colour.map(linear) as Rgb;
    const cones = [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
      .map((row) => Math.cbrt(dot(row, source))) as Rgb;
    return [[0.2104542553, 0.793617785, -0.0040720468], [1.9779984951, -2.428592205, 0.4505937099], [0.0259040371, 0.7827717662, -0.808675766]].map((row) => dot(row, cones));
  }) as [Rgb, Rgb];
  return 100 * Math.hypot(...p.map((value, i) => value - (q[i] ?? 0)));
}

const kinds = ['support', 'cooperation', 'friendly', 'investment', 'organization'];
const texts = ['ink', 'quiet', 'shanghai', 'placeholder', ...kinds];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const colours = tokens(theme);
  const colour = (name: string) => colours[name] ?? [0, 0, 0];

  test.each(['paper', 'card', 'chosen', 'hover'].flatMap((ground) => texts.map((text) => [text, ground] as const)))('%s on %s has a contrast of 4.5', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(kinds)('%s has a contrast of 3 on land', (kind) => {
    expect(contrast(colour(kind), colour('land'))).toBeGreaterThanOrEqual(3);
  });

  describe.each(Object.entries(simulations))('%s', (_, matrix) => {
    test.each(texts)('%s on paper has a contrast of 4.5', (text) => {
      expect(contrast(simulate(colour(text), matrix), simulate(colour('paper'), matrix))).toBeGreaterThanOrEqual(4.5);
    });

    // The map draws these four; beside their colours they differ by stroke.
    test.each(kinds.slice(0, 4).flatMap((a, i) => kinds.slice(i + 1, 4).map((b) => [a, b] as const)))('%s and %s differ', (a, b) => {
      expect(distance(simulate(colour(a), matrix), simulate(colour(b), matrix))).toBeGreaterThanOrEqual(4);
    });

    test('Shanghai’s red differs from all kinds that the map draws', () => {
      for (const kind of kinds.slice(0, 4)) expect(distance(simulate(colour('shanghai'), matrix), simulate(colour(kind), matrix)), kind).toBeGreaterThanOrEqual(4);
    });
  });
});
