import china from './data/china.json';
import shanghai from './data/shanghai.json';

/** A position: degrees east, degrees north. */
export type Position = readonly [longitude: number, latitude: number];

/** A closed line, or an open one, through positions. */
export type Ring = readonly Position[];

/** The shape of a place on the map. */
export interface Outline {
  /** Its GB/T 2260 code; empty if the shape is of no place that is known by code. */
  code: string;
  rings: readonly Ring[];
}

/** A file of src/geo/data. */
export interface EncodedOutlines {
  /** The unit of the rings, in degrees. */
  unit: number;
  /** The code of each place, then its rings: see decodeRing. */
  outlines: readonly (readonly string[])[];
}

/** Returns the whole numbers of a text in Google's Encoded Polyline Algorithm Format. */
function decode(text: string): number[] {
  const numbers: number[] = [];
  let [number, shift] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const bits = text.charCodeAt(i) - 63;
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits >= 32) continue;
    numbers.push(number & 1 ? ~(number >> 1) : number >> 1);
    [number, shift] = [0, 0];
  }
  return numbers;
}

/** Returns the positions of a ring: each is the one before it, or 0, 0, plus two whole numbers of units, longitude first. */
export function decodeRing(text: string, unit: number): Ring {
  const differences = decode(text);
  const ring: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < differences.length; i += 2) {
    x += differences[i] ?? 0;
    y += differences[i + 1] ?? 0;
    ring.push([x * unit, y * unit]);
  }
  return ring;
}

/** Returns the outlines of a file. */
export function decodeOutlines({ unit, outlines }: EncodedOutlines): Outline[] {
  return outlines.map(([code = '', ...rings]) => ({ code, rings: rings.map((ring) => decodeRing(ring, unit)) }));
}

/** The outlines of the 34 provinces. They are schematic, without an approval number (审图号). */
export const provinceOutlines: readonly Outline[] = decodeOutlines(china);

/** The outlines of Shanghai's 16 districts. */
export const districtOutlines: readonly Outline[] = decodeOutlines(shanghai);

/**
 * The inset of the South China Sea: coast, islands, dashes and frame. It is drawn as it is, since its coordinates are those
 * of the inset and not longitude and latitude.
 */
export const southChinaSea: readonly Ring[] = china.southChinaSea.map((ring) => decodeRing(ring, china.unit));

/** Returns the outlines of Yunnan's 16 prefectures. They are loaded when they are first needed. */
export async function loadYunnanOutlines(): Promise<Outline[]> {
  const yunnan = await import('./data/yunnan.json');
  return decodeOutlines(yunnan.default);
}
