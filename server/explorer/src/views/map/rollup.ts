import type { Evidence, PlaceLevel } from '../../gql/schema';
import { countyCounter } from '../../parts/counties';
import { isInShanghai, mapKinds, shanghai, sizeOf, type Line, type MapFlow, type MapPlace } from './line';

/** The places of a map by code. */
export type Places = ReadonlyMap<string, MapPlace>;

/** The provinces whose counties lie in no prefecture (直辖市), by code. */
const municipalities = new Set(['110000', '120000', '310000', '500000']);

/**
 * Returns the place that another one counts for at a level, as the API's flows do: a county of a municipality counts at
 * PREFECTURE for the municipality, and a place that has none above it at the level stands for itself.
 */
export function placeAtLevel(places: Places, place: MapPlace, level: PlaceLevel): MapPlace {
  if (place.level === level || level === 'COUNTY') return place;
  for (const code of place.above) {
    const above = places.get(code);
    if (above && (above.level === level || (level === 'PREFECTURE' && municipalities.has(code)))) return above;
  }
  return place;
}

/** How flows are rolled up. */
export interface RollUp {
  /** The level of the ends elsewhere. */
  level: PlaceLevel;
  /** Whether the ends in Shanghai are its districts. If not, they are Shanghai. */
  byDistrict: boolean;
}

/**
 * Rolls flows up to lines, sorted by kind, known ties before placeholders, then by size, largest first, and by code. Each
 * flow is in exactly one line, so ties and money sum up to the same at each level; a county that several districts support counts in
 * the line of each. A flow with no end or both ends in Shanghai
 * is not in the data of a map, and has no line.
 */
export function rollUp(flows: readonly MapFlow[], places: Places, { level, byDistrict }: RollUp): Line[] {
  const lines = new Map<string, Line>();
  const counters = new Map<Line, ReturnType<typeof countyCounter>>();
  for (const flow of flows) {
    const outward = isInShanghai(flow.origin);
    const home = places.get(byDistrict ? (outward ? flow.origin : flow.dest) : shanghai);
    const end = places.get(outward ? flow.dest : flow.origin);
    if (!home || !end || outward === isInShanghai(flow.dest)) continue;
    const partner = placeAtLevel(places, end, level);
    const placeholder = flow.evidence === 'SYNTHETIC';
    const id = lineId(outward ? home.code : partner.code, outward ? partner.code : home.code, flow.kind, placeholder);
    let line = lines.get(id);
    if (!line) {
      line = { id, kind: flow.kind, placeholder, home, partner, outward, count: 0, counties: null, amount: null,
        byEvidence: { OFFICIAL: 0, REPORTED: 0, DERIVED: 0, SYNTHETIC: 0 } };
      lines.set(id, line);
      counters.set(line, countyCounter());
    }
    line.count += flow.count;
    line.byEvidence[flow.evidence] += flow.count;
    if (flow.counties !== null) line.counties = (line.counties ?? 0) + (counters.get(line)?.(flow.dest, flow.counties) ?? 0);
    if (flow.amount !== null) line.amount = (line.amount ?? 0) + flow.amount;
  }
  return [...lines.values()].toSorted(compareLines);
}

/** Returns the id of a line. */
export function lineId(origin: string, dest: string, kind: string, placeholder: boolean): string {
  return `${origin}-${dest}-${kind}${placeholder ? '-placeholder' : ''}`;
}

function compareLines(x: Line, y: Line): number {
  return mapKinds.indexOf(x.kind) - mapKinds.indexOf(y.kind) || Number(x.placeholder) - Number(y.placeholder)
    || Number(y.outward) - Number(x.outward) || sizeOf(y) - sizeOf(x) || x.partner.code.localeCompare(y.partner.code)
    || x.home.code.localeCompare(y.home.code);
}

/** What the reader chose to see. */
export interface Choice {
  kinds: ReadonlySet<string>;
  evidence: ReadonlySet<string>;
  /** The code of a district of Shanghai, or null for all. */
  district: string | null;
  /** The code of a province, or null for all. */
  province: string | null;
}

/** Returns the flows that a choice admits. */
export function choose(flows: readonly MapFlow[], { kinds, evidence, district, province }: Choice): MapFlow[] {
  return flows.filter((flow) => kinds.has(flow.kind) && evidence.has(flow.evidence)
    && (district === null || flow.origin === district || flow.dest === district)
    && (province === null || [flow.origin, flow.dest].some((code) => !isInShanghai(code) && code.slice(0, 2) === province.slice(0, 2))));
}

/** Returns how many ties of each evidence flows stand for. */
export function countByEvidence(flows: readonly MapFlow[]): Record<Evidence, number> {
  const counts = { OFFICIAL: 0, REPORTED: 0, DERIVED: 0, SYNTHETIC: 0 };
  for (const flow of flows) counts[flow.evidence] += flow.count;
  return counts;
}
