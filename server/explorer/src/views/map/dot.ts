import type { Evidence } from '../../gql/schema';
import { evidences, type Line, type MapKind, type MapPlace, sizeOf, strongestEvidence } from './line';

/** The place at which drawn lines end. */
export interface Dot {
  place: MapPlace;
  /** The kind of its first line. */
  kind: MapKind;
  /** The strongest evidence of its lines. */
  evidence: Evidence;
  /** Whether its first line stands for placeholders. */
  placeholder: boolean;
  /** What its label says: the size of its lines of this kind. */
  size: number;
  radius: number;
}

/** Returns a dot for each place at which lines end, largest first. enlarged is how much larger than usual they are. */
export function dotsOf(lines: readonly Line[], enlarged = 1): Dot[] {
  const dots = new Map<string, Dot>();
  for (const line of lines) {
    const evidence = strongestEvidence(line);
    const dot = dots.get(line.partner.code);
    if (!dot) {
      dots.set(line.partner.code, { place: line.partner, kind: line.kind, evidence, placeholder: line.placeholder, size: sizeOf(line), radius: 0 });
      continue;
    }
    if (line.kind === dot.kind && line.placeholder === dot.placeholder) dot.size += sizeOf(line);
    if (evidences.indexOf(evidence) < evidences.indexOf(dot.evidence)) dot.evidence = evidence;
  }
  for (const dot of dots.values()) dot.radius = enlarged * (dot.evidence === 'SYNTHETIC' ? 3 : 2.6 + Math.min(6, Math.sqrt(dot.kind === 'INVESTS' ? dot.size / 80 : dot.size)));
  return [...dots.values()].toSorted((x, y) => y.radius - x.radius || x.place.code.localeCompare(y.place.code));
}
