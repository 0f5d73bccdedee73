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
}

/** The kinds that are drawn if the address names none. */
const defaultKinds: readonly MapKind[] = ['SUPPORTS', 'COOPERATES', 'FRIENDLY'];

/** The evidence that is drawn if the address names none: placeholders have to be asked for. */
const defaultEvidence: readonly Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED'];

/** Reads the state of the map from the parameters of an address. What the map does not know is as if it were not there. */
export function readState(params: URLSearchParams): MapState {
  const code = (name: string) => /^\d{6}$/.exec(params.get(name) ?? '')?.[0] ?? null;
  return {
    kinds: new Set(listed(params.get('kinds'), mapKinds, defaultKinds)),
    evidence: new Set(listed(params.get('evidence'), evidences, defaultEvidence)),
    district: code('district'),
    province: code('province'),
    asOf: /^\d{4}(-\d\d){0,2}$/.exec(params.get('asOf') ?? '')?.[0] ?? null,
    level: levels.find((level) => level === params.get('level')) ?? null,
    camera: readCamera(params.get('at')),
    place: code('place'),
    line: /^\d{6}-\d{6}-[A-Z]+(-placeholder)?$/.exec(params.get('line') ?? '')?.[0] ?? null,
  };
}

function listed<Value extends string>(text: string | null, all: readonly Value[], unlessGiven: readonly Value[]): readonly Value[] {
  if (text === null) return unlessGiven;
  const given = text.split(',');
  return all.filter((value) => given.includes(value));
}

function readCamera(text: string | null): Camera | null {
  const [longitude, latitude, zoom] = (text ?? '').split(',').map(Number);
  if (longitude === undefined || latitude === undefined || zoom === undefined || ![longitude, latitude, zoom].every(Number.isFinite)) return null;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 85 || zoom <= 0) return null;
  return { longitude, latitude, zoom };
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
