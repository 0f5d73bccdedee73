import { useEffect, useState } from 'preact/hooks';
import { type Outline, loadYunnanOutlines, provinceOutlines } from '../../geo/outlines';
import { type Box, boxOf } from '../../geo/projection';

/** The map below the lines. */
export interface BaseMap {
  outlines: readonly Outline[];
  /** The path of lines that are no outlines of land, for example dashes in the sea. */
  lines: string;
  /** The box around all of it, in the plane. */
  box: Box;
  /** The boxes of provinces by code, for the camera. */
  boxes: ReadonlyMap<string, Box>;
  /** Whether it is the schematic map of this program, which has an inset of its own. */
  isOurs: boolean;
  /** Whom to credit, with the approval number; null for our own map. */
  credit: string | null;
}

const boxes = new Map(provinceOutlines.map((outline) => [outline.code, boxOf([outline])]));

/** The schematic map of this program. */
export const ownMap: BaseMap = { outlines: provinceOutlines, lines: '', box: boxOf(provinceOutlines), boxes, isOurs: true, credit: null };

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
