import type { Evidence, PlaceLevel } from '../../gql/schema';
import { navigate } from '../../url';
import { evidences, levels, type MapKind, mapKinds } from './line';

/** Where the reader looks: the position in the middle, and how many times nearer than the whole. */
export interface Camera {
  longitude: number;
  latitude: number;
  zoom: number;
}

/** What the address says about the map. */
export interface MapState {
  kinds: ReadonlySet<MapKind>;
  evidence: ReadonlySet<Evidence>;
  district: string | null;
  province: string | null;
  /** The year at whose end the ties held, or null for now. */
  asOf: string | null;
  /** The level that the reader chose, or null for that of the zoom. */
  level: PlaceLevel | null;
  /** Null for the whole. */
  camera: Camera | null;
  /** The code of the chosen place, or null. */
  place: string | null;
  /** The id of the chosen line, or null. */
  line: string | null;
  /** The parts of the address that the map does not know, such as asOf=soon. They are as if they were not there. */
  unknown: readonly string[];
}

/** The kinds that are drawn if the address names none. */
const defaultKinds: readonly MapKind[] = ['SUPPORTS', 'COOPERATES', 'FRIENDLY'];

/** The evidence that is drawn if the address names none: placeholders have to be asked for. */
const defaultEvidence: readonly Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED'];

/** Reads the state of the map from the parameters of an address. */
export function readState(params: URLSearchParams): MapState {
  const unknown: string[] = [];
  const read = <Value>(name: string, parse: (text: string) => Value | null): Value | null => {
    const text = params.get(name);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) unknown.push(`${name}=${text}`);
    return value;
  };
  const list = <Value extends string>(name: string, all: readonly Value[], unlessGiven: readonly Value[]) => {
    const given = params.get(name)?.split(',').filter(Boolean) ?? unlessGiven;
    const known = all.filter((value) => given.includes(value));
    const others = given.filter((value) => !known.some((one) => one === value));
    if (others.length > 0) unknown.push(`${name}=${others.join(',')}`);
    return new Set(known.length === 0 && others.length > 0 ? unlessGiven : known);
  };
  return {
    kinds: list('kinds', mapKinds, defaultKinds),
    evidence: list('evidence', evidences, defaultEvidence),
    district: read('district', matching(/^31\d{4}$/)),
    province: read('province', matching(/^\d\d0000$/)),
    asOf: read('asOf', matching(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)),
    level: read('level', (text) => levels.find((level) => level === text) ?? null),
    camera: read('at', readCamera),
    place: read('place', matching(/^\d{6}$/)),
    line: read('line', matching(/^\d{6}-\d{6}-[A-Z]+(-placeholder)?$/)),
    unknown,
  };
}

function matching(pattern: RegExp): (text: string) => string | null {
  return (text) => (pattern.test(text) ? text : null);
}

/** Returns the state without a district or a province that does not exist. */
export function withoutUnknown(state: MapState, districts: readonly string[], provinces: ReadonlyMap<string, unknown>): MapState {
  const { district, province } = state;
  const isKnown = { district: district === null || districts.includes(district), province: province === null || provinces.has(province) };
  if (isKnown.district && isKnown.province) return state;
  return {
    ...state, district: isKnown.district ? district : null, province: isKnown.province ? province : null,
    unknown: [...state.unknown, ...(isKnown.district ? [] : [`district=${district}`]), ...(isKnown.province ? [] : [`province=${province}`])],
  };
}

function readCamera(text: string): Camera | null {
  const [longitude, latitude, zoom] = text.split(',').map(Number);
  if (longitude === undefined || latitude === undefined || zoom === undefined || ![longitude, latitude, zoom].every(Number.isFinite)) return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 85 || zoom <= 0) return null;
  return { longitude, latitude, zoom };
}

/** Reports whether the filters admit all known ties of today, so that published totals can stand beside them. */
export function isWhole({ asOf, district, province, evidence }: MapState): boolean {
  return asOf === null && district === null && province === null && evidence.has('REPORTED');
}

/** Writes a camera as the address has it. */
export function cameraText({ longitude, latitude, zoom }: Camera): string {
  return `${longitude.toFixed(2)},${latitude.toFixed(2)},${zoom.toFixed(2)}`;
}

/** Adds a value to the list of a parameter, or removes it. A list that is the default is not in the address. */
export function toggle(name: 'kinds' | 'evidence', state: MapState, value: MapKind | Evidence): void {
  const [all, chosen, unlessGiven]: readonly [readonly string[], ReadonlySet<string>, readonly string[]] = name === 'kinds'
    ? [mapKinds, state.kinds, defaultKinds] : [evidences, state.evidence, defaultEvidence];
  const next = all.filter((one) => (one === value) !== chosen.has(one)).join(',');
  navigate({ params: { [name]: next === unlessGiven.join(',') ? null : next, line: null } });
}
