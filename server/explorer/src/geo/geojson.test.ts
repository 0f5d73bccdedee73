import { expect, test } from 'vitest';
import { readMap } from './geojson';

test('areas become outlines with their codes, and lines stay lines', () => {
  const square = [[100, 20], [101, 20], [101, 21], [100, 20]];
  const { outlines, lines } = readMap({ credit: '审图号：GS(2024)0000号', features: [
    { geometry: { type: 'Polygon', coordinates: [square] }, properties: { adcode: 530000 } },
    { geometry: { type: 'MultiPolygon', coordinates: [[square], [square]] }, properties: { code: '460000' } },
    { geometry: { type: 'LineString', coordinates: square }, properties: null },
    { geometry: { type: 'MultiLineString', coordinates: [square, square] } },
    { geometry: null },
  ] });
  expect(outlines.map(({ code, rings }) => [code, rings.length])).toEqual([['530000', 1], ['460000', 2]]);
  expect(outlines[0]?.rings[0]?.[1]).toEqual([101, 20]);
  expect(lines).toHaveLength(3);
});
