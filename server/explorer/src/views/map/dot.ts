import type { Evidence } from '../../gql/schema';
import { evidences, type Line, type MapKind, type MapPlace, sizeOf } from './line';

/** The place at which drawn lines end. */
export interface Dot {
  place: MapPlace;
  /** The kind of its known lines that has the largest size, other than investment if there is another. */
  kind: MapKind;
  /** The weakest evidence of its known lines of this kind; SYNTHETIC if it has placeholders only. */
  evidence: Evidence;
  /** The sizes of its known lines by kind, in the order of the list. */
  sizes: ReadonlyMap<MapKind, number>;
  radius: number;
}

/** Returns a dot for each place at which lines end, largest first. enlarged is how much larger than usual they are. */
export function dotsOf(lines: readonly Line[], enlarged = 1): Dot[] {
  const ends = new Map<string, Line[]>();
  for (const line of lines) ends.set(line.partner.code, [...(ends.get(line.partner.code) ?? []), line]);
  return [...ends.values()].flatMap((all) => dotOf(all, enlarged)).toSorted((x, y) => y.radius - x.radius || x.place.code.localeCompare(y.place.code));
}

function dotOf(lines: readonly Line[], enlarged: number): Dot[] {
  const first = lines[0];
  if (!first) return [];
  const known = lines.filter(({ placeholder }) => !placeholder);
  const sizes = new Map<MapKind, number>();
  for (const line of known) sizes.set(line.kind, (sizes.get(line.kind) ?? 0) + sizeOf(line));
  const [kind = first.kind, size = 0] = [...sizes].toSorted(([x, one], [y, other]) => Number(x === 'INVESTS') - Number(y === 'INVESTS') || other - one)[0] ?? [];
  const evidence = evidences.findLast((one) => known.some((line) => line.kind === kind && line.byEvidence[one] > 0)) ?? 'SYNTHETIC';
  const radius = enlarged * (known.length === 0 ? 3 : 2.6 + Math.min(6, Math.sqrt(kind === 'INVESTS' ? size / 80 : size)));
  return [{ place: first.partner, kind, evidence, sizes, radius }];
}
