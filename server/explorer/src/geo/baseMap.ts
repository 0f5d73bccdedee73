import { useEffect, useState } from 'preact/hooks';
import { type MapFile, readMap } from './geojson';
import { districtOutlines, type Outline, type Ring, loadYunnanOutlines, provinceOutlines } from './outlines';
import { type Box, boxOf } from './projection';

/** The map below lines and dots. */
export interface BaseMap {
  outlines: readonly Outline[];
  /** Lines that are no outlines of land, for example dashes in the sea. */
  lines: readonly Ring[];
  /** The box around all of it, in the plane. */
  box: Box;
  /** Shanghai's 16 districts, for the lens: those of an operator's map if it has them all. */
  districts: readonly Outline[];
  /** Whom to credit, with the approval number; null for the schematic map of this program. */
  credit: string | null;
}

/** The boxes of provinces by code, in the plane. */
export const provinceBoxes: ReadonlyMap<string, Box> = new Map(provinceOutlines.map((outline) => [outline.code, boxOf([outline])]));

/** The schematic map of this program. */
export const ownMap: BaseMap = { outlines: provinceOutlines, lines: [], box: boxOf(provinceOutlines), districts: districtOutlines, credit: null };

let baseMap: Promise<BaseMap> | undefined;

/** Returns the reviewed map of the operator (the server's -map), if there is one, or else our own. */
async function loadBaseMap(): Promise<BaseMap> {
  const response = await fetch('/map.geojson');
  if (response.status !== 200) return ownMap; // 204: the operator has none
  const file = await response.json() as MapFile;
  const { outlines, lines } = readMap(file);
  const areas = outlines.filter(({ code }) => !isDistrict(code));
  return { outlines: areas, lines, box: boxOf([...areas, { code: '', rings: lines }]), districts: districtsOf(outlines), credit: file.credit };
}

/** Returns the districts of Shanghai among the outlines of a map if it has all of them, or else our own. */
export function districtsOf(outlines: readonly Outline[]): readonly Outline[] {
  const districts = outlines.filter(({ code }) => isDistrict(code));
  return new Set(districts.map(({ code }) => code)).size === districtOutlines.length ? districts : districtOutlines;
}

/** Reports whether a code is of one of Shanghai's districts. */
function isDistrict(code: string): boolean {
  return districtOutlines.some((district) => district.code === code);
}

/** Returns the base map once it is known which one it is: our own is never shown before a reviewed one. It is asked for once. */
export function useBaseMap(): BaseMap | undefined {
  const [base, setBase] = useState<BaseMap>();
  useEffect(() => { (baseMap ??= loadBaseMap()).then(setBase, () => setBase(ownMap)); }, []);
  return base;
}

/** Returns the outlines of Yunnan's prefectures once they are needed and loaded; before that, none. */
export function useYunnan(needed: boolean): readonly Outline[] {
  const [outlines, setOutlines] = useState<readonly Outline[]>([]);
  useEffect(() => {
    if (!needed || outlines.length > 0) return;
    let current = true;
    loadYunnanOutlines().then((loaded) => { if (current) setOutlines(loaded); }, () => undefined);
    return () => { current = false; };
  }, [needed]);
  return outlines;
}
