import { describe, expect, test } from 'vitest';
import { decodeRing, districtOutlines, loadYunnanOutlines, provinceOutlines, southChinaSea } from './outlines';
import { boxOf } from './projection';

describe('outlines', () => {
  test('a ring is the sum of its differences', () => {
    // The example of the format's description: 38.5, -120.2; 40.7, -120.95; 43.252, -126.453.
    expect(decodeRing('_p~iF~ps|U_ulLnnqC_mqNvxq`@', 0.00001).map((position) => position.map((degrees) => Number(degrees.toFixed(5)))))
      .toEqual([[38.5, -120.2], [40.7, -120.95], [43.252, -126.453]]);
  });

  test('every province, district and prefecture of Yunnan has one', async () => {
    const codes = provinceOutlines.map(({ code }) => code);
    expect(codes).toHaveLength(34);
    expect(new Set(codes).size).toBe(34);
    for (const code of ['110000', '310000', '530000', '710000', '810000', '820000']) expect(codes).toContain(code);
    expect(districtOutlines).toHaveLength(16);
    expect(districtOutlines.every(({ code }) => code.startsWith('3101'))).toBe(true);
    const yunnan = await loadYunnanOutlines();
    expect(yunnan).toHaveLength(16);
    expect(yunnan.every(({ code }) => /^53\d\d00$/.test(code))).toBe(true);
  });

  test('they hold what a map of China must show: Diaoyu Dao (钓鱼岛), and the dashes of the South China Sea', () => {
    const taiwan = provinceOutlines.find(({ code }) => code === '710000');
    expect(taiwan?.rings.some((ring) =>
      ring.every(([longitude, latitude]) => Math.hypot(longitude - 123.5, latitude - 25.75) < 0.3))).toBe(true);
    expect(southChinaSea).toHaveLength(12);
  });

  test('China is about 4,900 km wide', () => {
    const { left, right } = boxOf(provinceOutlines);
    expect(right - left).toBeGreaterThan(4700);
    expect(right - left).toBeLessThan(5000);
  });
});
