import type { NodeKind } from '../../gql/schema';

/**
 * The shape of each kind of node as a polygon in a square from -1 to 1, so that the picture and its legend draw the same.
 * A county is a circle, and has no corners.
 */
export const corners: Record<Exclude<NodeKind, 'COUNTY'>, readonly (readonly [number, number])[]> = {
  DISTRICT: regular(4, Math.PI / 4, 1.25),
  PREFECTURE: regular(4, 0, 1.1),
  PROVINCE: regular(6, 0, 1),
  CHAMBER: [[-1, 0.8], [1, 0.8], [0, -1]],
  LIAISON_OFFICE: [[-1, -0.8], [1, -0.8], [0, 1]],
  ORGANIZATION: regular(5, -Math.PI / 2, 1.05),
  AGREEMENT: [[-0.8, -1], [0.4, -1], [0.8, -0.6], [0.8, 1], [-0.8, 1]],
  PROGRAMME: regular(8, Math.PI / 8, 1),
  INDICATOR: [[-1, -0.5], [1, -0.5], [1, 0.5], [-1, 0.5]],
  SOURCE: [[-1, 0.7], [-0.5, -0.7], [1, -0.7], [0.5, 0.7]],
};

/** A polygon with equal sides. */
function regular(sides: number, turn: number, radius: number): [number, number][] {
  return Array.from({ length: sides }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / sides;
    return [clamp(radius * Math.cos(angle)), clamp(radius * Math.sin(angle))];
  });
}

function clamp(value: number): number {
  return Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000;
}

/** The corners as SVG's points in a square of this size. */
export function svgPoints(kind: Exclude<NodeKind, 'COUNTY'>, size: number): string {
  return corners[kind].map(([x, y]) => `${((x + 1) * size) / 2},${((y + 1) * size) / 2}`).join(' ');
}

/** The corners as Cytoscape takes them: numbers from -1 to 1. */
export function cytoscapePoints(kind: Exclude<NodeKind, 'COUNTY'>): string {
  return corners[kind].flat().join(' ');
}
