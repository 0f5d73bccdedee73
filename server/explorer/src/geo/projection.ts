import type { Outline, Position, Ring } from './outlines';

/** A point of the plane in kilometres: x to the east, y to the south, from 105° E on the standard axis. */
export type Point = readonly [x: number, y: number];

/** A rectangle of the plane, or of the screen. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const earthRadius = 6371; // km, of the sphere

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** The constants of the projection as Snyder names them: n, C, and the radius ρ of a parallel in units of the earth's. */
const n = (Math.sin(radians(25)) + Math.sin(radians(47))) / 2;
const C = Math.cos(radians(25)) ** 2 + 2 * n * Math.sin(radians(25));
const rho = (latitude: number) => Math.sqrt(C - 2 * n * Math.sin(radians(latitude))) / n;
const origin = { longitude: 105, radius: rho(36) };

/**
 * Projects a position by Albers' equal-area conic projection with the standard parallels 25° and 47° N and the central
 * meridian 105° E (Snyder 1987, Map Projections: A Working Manual, USGS Professional Paper 1395, p. 100).
 */
export function project([longitude, latitude]: Position): Point {
  const east = ((longitude - origin.longitude + 540) % 360) - 180;
  const [radius, theta] = [rho(latitude), n * radians(east)];
  return [earthRadius * radius * Math.sin(theta), earthRadius * (radius * Math.cos(theta) - origin.radius)];
}

/** Returns the position of a point: the inverse of project. */
export function unproject([x, y]: Point): Position {
  const [east, south] = [x / earthRadius, y / earthRadius + origin.radius];
  const sine = (C - (n * Math.hypot(east, south)) ** 2) / (2 * n);
  return [origin.longitude + degrees(Math.atan2(east, south) / n), degrees(Math.asin(Math.max(-1, Math.min(1, sine))))];
}

/** Returns the smallest box around points. */
export function boxAround(points: Iterable<Point>): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** Returns the box in the plane around outlines. */
export function boxOf(outlines: readonly Outline[]): Box {
  return boxAround(outlines.flatMap(({ rings }) => rings.flatMap((ring) => ring.map(project))));
}

/** Returns how the plane is scaled and moved so that box lies in the middle of room. */
export function fit(box: Box, room: Box): { scale: number; x: number; y: number } {
  const scale = Math.min((room.right - room.left) / (box.right - box.left), (room.bottom - room.top) / (box.bottom - box.top));
  return {
    scale,
    x: (room.left + room.right - scale * (box.left + box.right)) / 2,
    y: (room.top + room.bottom - scale * (box.top + box.bottom)) / 2,
  };
}

/** Returns the SVG path of rings whose positions toPoint puts on the screen. Rings are closed, unless open is set. */
export function pathOf(rings: readonly Ring[], toPoint: (position: Position) => Point = project, decimals = 1, open = false): string {
  return rings.map((ring) => {
    const points = ring.map((position) => toPoint(position).map((number) => number.toFixed(decimals)).join(','));
    return points.length === 0 ? '' : `M${points.join('L')}${open ? '' : 'Z'}`;
  }).join('');
}
