import type { Point } from '../../geo/projection';
import { arcPath, type Circle, direction, onRim, type Sector, spread } from './arc';
import type { Line } from './line';

/** The part of the lens's rim from which lines leave: all but the side to the sea. */
const landward: Sector = { from: Math.PI / 2 + 0.2, to: (3 * Math.PI) / 2 + 0.1 };

/** The part of the rim around Shanghai's dot from which lines leave, if there is no lens: all but the east. */
const aroundDot: Sector = { from: Math.PI / 2 - 0.6, to: (3 * Math.PI) / 2 + 0.6 };

/** Returns the SVG path of each line: from the lens or from the dot of Shanghai to the partner's point on the screen. */
export function layOutLines(lines: readonly Line[], toScreen: (code: string) => Point, rim: Circle, isLens: boolean): string[] {
  const sector = isLens ? landward : aroundDot;
  const ends = lines.map((line) => toScreen(line.partner.code));
  const wanted = ends.map((end, i) => direction(rim.centre, end, sector.from) + tieBreak(lines[i]));
  const angles = spread(wanted, sector, (isLens ? 3.4 : 2.4) / rim.radius);
  return ends.map((end, i) => {
    const angle = angles[i] ?? 0;
    return arcPath(onRim(rim, angle), rim, angle, end, lines[i]?.kind === 'INVESTS' ? (lines[i]?.outward ? 0.07 : -0.07) : 0);
  });
}

/** Lines to the same place leave in the order of their districts and directions. */
function tieBreak(line: Line | undefined): number {
  return line ? (Number(line.home.code) % 1000) * 1e-7 + (line.outward ? 0 : 1e-4) : 0;
}
