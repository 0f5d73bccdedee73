import { describe, expect, test } from 'vitest';
import { fisheye } from './fisheye';
import { boxAround, fit, pathOf, project, unproject, type Point } from './projection';

/** The area in the plane of a cell of one degree whose south-west corner is a position. */
function areaOfCell(longitude: number, latitude: number): number {
  const corners: Point[] = [[0, 0], [1, 0], [1, 1], [0, 1]].map(([east = 0, north = 0]) => project([longitude + east, latitude + north]));
  return Math.abs(corners.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % 4] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0));
}

describe('project', () => {
  test('areas are those of the sphere', () => {
    for (const [longitude, latitude] of [[75, 38], [105, 36], [121, 31], [130, 47], [110, 19]] as const) {
      const onSphere = (Math.PI / 180) * 6371 ** 2 * (Math.sin(((latitude + 1) * Math.PI) / 180) - Math.sin((latitude * Math.PI) / 180));
      expect(areaOfCell(longitude, latitude) / onSphere).toBeCloseTo(1, 3);
    }
  });

  test('105° E is a vertical line, and north is up', () => {
    const [south, north] = [project([105, 20]), project([105, 50])];
    expect(south[0]).toBeCloseTo(0);
    expect(north[0]).toBeCloseTo(0);
    expect(north[1]).toBeLessThan(south[1]);
  });

  // The points are those of geoConicEqualArea of d3-geo 3.1.2.
  test.each([
    [[121.47, 31.23], [1536.92, 411.65]], [[75, 38], [-2541.90, -613.45]], [[135, 48], [2207.58, -1686.20]], [[-170, 10], [8780.46, -1148.78]],
  ] as const)('%j lies at %j', (position, point) => {
    const [x, y] = project(position);
    expect(x).toBeCloseTo(point[0], 1);
    expect(y).toBeCloseTo(point[1], 1);
  });

  test('unproject is its inverse', () => {
    const [longitude, latitude] = unproject(project([100.27, 25.61]));
    expect(longitude).toBeCloseTo(100.27);
    expect(latitude).toBeCloseTo(25.61);
  });
});

test('fit puts a box in the middle of its room', () => {
  const { scale, x, y } = fit(boxAround([[-10, -5], [10, 5]]), { left: 0, top: 0, right: 100, bottom: 100 });
  expect([scale, x, y]).toEqual([5, 50, 50]);
});

test('pathOf closes rings', () => {
  const path = pathOf([[[0, 0], [1, 2]]], ([x, y]) => [x, y], 0);
  expect(path).toBe('M0,0L1,2Z');
  expect(pathOf([[[0, 0], [1, 2]]], ([x, y]) => [x, y], 0, true)).toBe('M0,0L1,2');
});

test('fisheye magnifies the focus and keeps the rim', () => {
  const view = fisheye([0, 0], 100, 3);
  expect(view([0, 0])).toEqual([0, 0]);
  expect(view([1, 0])[0]).toBeCloseTo(4 / 1.03);
  expect(view([0, 100])[1]).toBeCloseTo(100);
  expect(view([300, 0])[0]).toBeCloseTo(100);
  expect(view([50, 0])[0]).toBeLessThan(view([51, 0])[0]);
});
