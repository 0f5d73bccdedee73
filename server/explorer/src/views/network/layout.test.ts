import { expect, test } from 'vitest';
import type { Graph, GraphNode, Tie } from './graph';
import { layoutPositions, nodeSize } from './layout';

/** A graph with these ties between nodes that have names. */
function graphOf(pairs: readonly (readonly [string, string])[]): Graph {
  const ids = [...new Set(pairs.flat())];
  const nodes = ids.map((id) => ({ id, degree: pairs.flat().filter((end) => end === id).length, distance: 0 }) as GraphNode);
  return { nodes, ties: pairs.map(([from, to], i) => ({ id: `tie-${i}`, from: { id: from }, to: { id: to } }) as Tie), leftOut: 0 };
}

/** The distance of two nodes in a layout. */
function distance(positions: ReturnType<typeof layoutPositions>, one: string, other: string): number {
  const [a, b] = [positions.get(one), positions.get(other)];
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : NaN;
}

const star = Array.from({ length: 40 }, (_, i) => ['hub', `leaf-${i}`] as const);

test('a graph has the same positions each time', () => {
  expect(layoutPositions(graphOf(star))).toEqual(layoutPositions(graphOf(star)));
});

test('no two nodes of a star overlap, and no leaf is far from the others', () => {
  const graph = graphOf(star);
  const positions = layoutPositions(graph);
  for (const a of graph.nodes) {
    for (const b of graph.nodes) {
      if (a !== b) expect(distance(positions, a.id, b.id)).toBeGreaterThan((nodeSize(a.degree) + nodeSize(b.degree)) / 2);
    }
  }
  const lengths = star.map(([hub, leaf]) => distance(positions, hub, leaf));
  expect(Math.max(...lengths)).toBeLessThan(4 * Math.min(...lengths));
});

test('a path is stretched out', () => {
  const positions = layoutPositions(graphOf([['a', 'b'], ['b', 'c'], ['c', 'd']]));
  expect(distance(positions, 'a', 'd')).toBeGreaterThan(2 * distance(positions, 'a', 'b'));
});

test('components stand apart', () => {
  const positions = layoutPositions(graphOf([['a', 'b'], ['c', 'd']]));
  for (const one of ['a', 'b']) for (const other of ['c', 'd']) expect(distance(positions, one, other)).toBeGreaterThan(60);
});
