import type { ZoomTransform } from 'd3-zoom';
import { type Box, project } from '../../geo/projection';
import type { Evidence, PlaceLevel } from '../../gql/schema';
import { countyCounter } from '../../parts/counties';
import { cameraAt, type Frame, lensOf, levelAt, transformOf } from './camera';
import { isInShanghai, type Line, type MapFlow, type MapKind, shanghai, sizeOf } from './line';
import type { MapData } from './query';
import { choose, countByEvidence, placeAtLevel, rollUp } from './rollup';
import type { MapState } from './state';

/** What the map draws, the list lists and the legend counts: all that follows from data, address and size of the frame. */
export interface Picture {
  transform: ZoomTransform;
  level: PlaceLevel;
  /** Whether lines begin at districts. If not, they begin at Shanghai. */
  byDistrict: boolean;
  /** The flows that the filters admit, wherever they end. */
  chosen: MapFlow[];
  /** The lines whose ends elsewhere are in view. */
  lines: Line[];
  /** How many lines are not drawn because their ends are out of view. */
  outOfView: number;
  /** For each district, its number for the lens. */
  numbers: Map<string, number>;
  /** For each kind, the size of the known ties that the other filters admit. */
  sizes: Record<MapKind, number>;
  drawn: Record<Evidence, number>;
  leftOut: Record<Evidence, number>;
  /** How many supported counties count for no district in the lens, because none is named. */
  unnamed: number;
  /** The code of the place that the chosen place counts for at the level, or null. */
  chosenPartner: string | null;
  /** The codes of the districts that are tied to the chosen place or by the chosen line. */
  tied: Set<string>;
}

/** As many lines of pairs are few enough to be told apart. More are rolled up to Shanghai. */
const fewLines = 100;

/** Returns the picture. boxes has the boxes of the provinces by code, whole that of the whole map. */
export function pictureOf(data: MapData, state: MapState, frame: Frame, whole: Box, boxes: ReadonlyMap<string, Box>): Picture {
  const place = state.place === null ? undefined : data.places.get(state.place);
  const county = place?.level === 'COUNTY' && !isInShanghai(place.code) ? place : undefined;
  const box = boxes.get(state.province ?? county?.above.at(-1) ?? '');
  const camera = state.camera ?? (box ? cameraAt(box, frame, whole) : null);
  const transform = transformOf(camera, frame, whole);
  const level = state.level ?? (county && !state.camera ? 'COUNTY' : levelAt(transform.k)); // a link to a county shows it
  const chosen = choose(data.flows, state);
  const lens = lensOf(frame);
  const isInView = ({ partner }: Line) => {
    const [x, y] = transform.apply([...project(partner.position)]);
    if (lens && Math.hypot(x - lens.centre[0], y - lens.centre[1]) < lens.radius) return false;
    return x >= -4 && y >= -4 && x <= frame.width + 4 && y <= frame.height + 4;
  };
  const pairs = rollUp(chosen, data.places, { level, byDistrict: true });
  const pairsInView = pairs.filter(isInView);
  const byDistrict = state.district !== null || (level === 'COUNTY' && pairsInView.length <= fewLines);
  const all = byDistrict ? pairs : rollUp(chosen, data.places, { level, byDistrict: false });
  const lines = byDistrict ? pairsInView : all.filter(isInView);
  const drawn = { OFFICIAL: 0, REPORTED: 0, DERIVED: 0, SYNTHETIC: 0 };
  for (const line of lines) {
    for (const evidence of Object.keys(drawn) as Evidence[]) drawn[evidence] += line.byEvidence[evidence];
  }
  const held = { ...countByEvidence(data.flows), SYNTHETIC: data.placeholders };
  return {
    transform, level, byDistrict, chosen, lines, drawn,
    outOfView: all.length - lines.length,
    numbers: numbersOf(data, state),
    unnamed: unnamedOf(data, state),
    chosenPartner: place ? placeAtLevel(data.places, place, level).code : null,
    tied: new Set(pairs.filter(({ partner, home, kind }) => partner.code === state.place
      || lines.some((line) => line.id === state.line && line.partner === partner && line.kind === kind && [home.code, shanghai].includes(line.home.code)))
      .map(({ home }) => home.code)),
    sizes: sizesOf(data, state),
    leftOut: {
      OFFICIAL: held.OFFICIAL - drawn.OFFICIAL, REPORTED: held.REPORTED - drawn.REPORTED, DERIVED: held.DERIVED - drawn.DERIVED,
      SYNTHETIC: held.SYNTHETIC - drawn.SYNTHETIC,
    },
  };
}

/** Whether the numbers of the lens are counties of support, and not ties of the chosen kinds. */
export function countsCounties({ kinds }: MapState): boolean {
  return kinds.has('SUPPORTS');
}

function numbersOf(data: MapData, state: MapState): Map<string, number> {
  const kinds: ReadonlySet<MapKind> = countsCounties(state) ? new Set(['SUPPORTS']) : state.kinds;
  const numbers = new Map(data.districts.map((code) => [code, 0]));
  const counters = new Map(data.districts.map((code) => [code, countyCounter()]));
  for (const flow of choose(data.flows, { ...state, kinds, district: null })) {
    const district = isInShanghai(flow.origin) ? flow.origin : flow.dest;
    const [number, counties] = [numbers.get(district), counters.get(district)];
    if (number !== undefined && counties) numbers.set(district, number + (countsCounties(state) ? counties(flow.dest, flow.counties ?? 0) : flow.count));
  }
  return numbers;
}

function unnamedOf(data: MapData, state: MapState): number {
  if (!countsCounties(state)) return 0;
  const flows = choose(data.flows, { ...state, kinds: new Set(['SUPPORTS']), district: null });
  const counter = countyCounter();
  return flows.filter(({ origin }) => origin === shanghai).reduce((sum, { dest, counties }) => sum + counter(dest, counties ?? 0), 0);
}

function sizesOf(data: MapData, state: MapState): Record<MapKind, number> {
  const sizes = { SUPPORTS: 0, COOPERATES: 0, FRIENDLY: 0, INVESTS: 0, REPRESENTS: 0 };
  const known = new Set([...state.evidence].filter((evidence) => evidence !== 'SYNTHETIC'));
  const counties = countyCounter();
  for (const flow of choose(data.flows, { ...state, evidence: known, kinds: new Set(Object.keys(sizes)) })) {
    sizes[flow.kind] += flow.counties === null ? sizeOf(flow) : counties(flow.dest, flow.counties);
  }
  return sizes;
}

