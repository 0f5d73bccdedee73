import type { Point } from '../../geo/projection';

/** A circle from whose rim lines leave: the lens, or the dot of Shanghai. */
export interface Circle {
  centre: Point;
  radius: number;
}

/** The angles of the rim from which lines may leave, in radians clockwise from east, from < to. */
export interface Sector {
  from: number;
  to: number;
}

/** Returns the direction from one point to another within the turn that begins at the angle start. */
export function direction([fromX, fromY]: Point, [toX, toY]: Point, start: number): number {
  const angle = Math.atan2(toY - fromY, toX - fromX);
  return start + ((((angle - start) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI));
}

/**
 * Returns for each angle the nearest one such that all lie in the sector, keep their order and are gap apart, or as far as
 * the sector allows. So lines leave the rim side by side, each as nearly as possible towards its end, and don't cross.
 *
 * The angles less their rank times gap have to ascend; the nearest that do are found by pooling adjacent violators
 * (Barlow, Bartholomew, Bremner, Brunk 1972, Statistical Inference under Order Restrictions).
 */
export function spread(angles: readonly number[], sector: Sector, gap: number): number[] {
  const apart = Math.min(gap, (sector.to - sector.from) / Math.max(1, angles.length - 1));
  const order = angles.map((_, i) => i).toSorted((i, j) => (angles[i] ?? 0) - (angles[j] ?? 0) || i - j);
  const pools: { sum: number; size: number }[] = [];
  order.forEach((i, rank) => {
    pools.push({ sum: (angles[i] ?? 0) - rank * apart, size: 1 });
    for (;;) {
      const [before, last] = pools.slice(-2);
      if (!before || !last || before.sum / before.size <= last.sum / last.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  });
  const answer: number[] = Array.from({ length: angles.length });
  const highest = sector.to - apart * (angles.length - 1);
  let rank = 0;
  for (const { sum, size } of pools) {
    const pooled = Math.min(Math.max(sum / size, sector.from), highest);
    for (let n = 0; n < size; n++, rank++) answer[order[rank] ?? 0] = pooled + rank * apart;
  }
  return answer;
}

/** Returns the point of a rim at an angle. */
export function onRim({ centre, radius }: Circle, angle: number): Point {
  return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
}

/**
 * Returns the SVG path of a line that begins at start, leaves the rim at an angle and ends at end. bend moves the middle
 * to its right (above 0) or left, as a share of its length, so that two lines between the same ends can be told apart.
 */
export function arcPath(start: Point, rim: Circle, angle: number, end: Point, bend = 0): string {
  const port = onRim(rim, angle);
  const [east, south] = [end[0] - port[0], end[1] - port[1]];
  const length = Math.hypot(east, south);
  const reach = Math.min(length * 0.4, 190);
  const first = [port[0] + reach * Math.cos(angle) - south * bend, port[1] + reach * Math.sin(angle) + east * bend];
  const second = [end[0] - east * 0.35 - south * bend, end[1] - south * 0.35 + east * bend];
  return `M${at(start)}C${at(first)} ${at(second)} ${at(end)}`;
}

function at(point: readonly (number | undefined)[]): string {
  return point.map((number) => (number ?? 0).toFixed(1)).join(',');
}

/** Returns the width in pixels of a line by the square root of its size, so that its area follows the size. */
export function widthOf(size: number, largest: number): number {
  return largest <= 0 ? 1 : 1 + 6 * Math.sqrt(Math.min(1, size / largest));
}
