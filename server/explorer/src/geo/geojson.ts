import type { Outline, Position, Ring } from './outlines';

/** A base map of an operator, as the server has checked it: a FeatureCollection (RFC 7946) with a member `credit`. */
export interface MapFile {
  /** Whom to credit, with the approval number (审图号). */
  credit: string;
  features: readonly { geometry: Geometry | null; properties?: { code?: string | number; adcode?: string | number } | null }[];
}

type Geometry =
  | { type: 'Polygon'; coordinates: readonly (readonly number[][])[] }
  | { type: 'MultiLineString'; coordinates: readonly (readonly number[][])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly number[][])[])[] }
  | { type: 'LineString'; coordinates: readonly number[][] };

/** Returns the areas of a map as outlines, and its lines. A feature's property `code` or `adcode` names its place. */
export function readMap({ features }: MapFile): { outlines: Outline[]; lines: Ring[] } {
  const outlines: Outline[] = [];
  const lines: Ring[] = [];
  for (const { geometry, properties } of features) {
    const code = String(properties?.code ?? properties?.adcode ?? '');
    if (geometry?.type === 'Polygon') outlines.push({ code, rings: geometry.coordinates.map(toRing) });
    else if (geometry?.type === 'MultiPolygon') outlines.push({ code, rings: geometry.coordinates.flatMap((polygon) => polygon.map(toRing)) });
    else if (geometry?.type === 'MultiLineString') lines.push(...geometry.coordinates.map(toRing));
    else if (geometry) lines.push(toRing(geometry.coordinates));
  }
  return { outlines, lines };
}

function toRing(positions: readonly number[][]): Ring {
  return positions.map(([longitude = 0, latitude = 0]): Position => [longitude, latitude]);
}
