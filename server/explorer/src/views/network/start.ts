import { type Graph, type GraphNode, neighbours } from './graph';

/** A point of the picture, in pixels at a zoom of 1. */
export interface Point {
  x: number;
  y: number;
}

/** Between a node and those one tie further out. */
const ring = 160;

/**
 * Where a layout begins: a radial tree (Eades 1992, Drawing free trees). Each node stands in the sector of the node
 * through which it was found, and a sector is as wide as the number of its leaves. It depends on the graph alone, so
 * that a layout that starts here gives the same picture for the same link.
 */
export function startPositions(graph: Graph): Map<string, Point> {
  const { roots, children } = tree(graph);
  const leaves = new Map<string, number>();
  const count = (id: string): number => {
    const own = children.get(id) ?? [];
    const sum = own.length === 0 ? 1 : own.reduce((total, child) => total + count(child), 0);
    leaves.set(id, sum);
    return sum;
  };
  const leavesOf = (id: string) => leaves.get(id) ?? 1;
  const total = roots.reduce((sum, id) => sum + count(id), 0);
  const positions = new Map<string, Point>();
  const place = (id: string, from: number, to: number, radius: number) => {
    const angle = (from + to) / 2;
    positions.set(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    let begin = from;
    for (const child of children.get(id) ?? []) {
      const end = begin + ((to - from) * leavesOf(child)) / leavesOf(id);
      place(child, begin, end, radius + ring);
      begin = end;
    }
  };
  let begin = 0;
  for (const id of roots) {
    const end = begin + (2 * Math.PI * leavesOf(id)) / total;
    place(id, begin, end, roots.length === 1 ? 0 : Math.max(ring, roots.length * 20));
    begin = end;
  }
  return positions;
}

/** Below each node those that it leads to, one tie further out. Roots are the nodes that none leads to. */
function tree(graph: Graph): { roots: string[]; children: Map<string, string[]> } {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const near = neighbours(graph.ties);
  const children = new Map<string, string[]>();
  const found = new Set<string>();
  const sorted = graph.nodes.toSorted(order);
  for (const node of sorted) {
    const next = [...new Set(near.get(node.id))]
      .flatMap((id) => byId.get(id) ?? [])
      .filter(({ id, distance }) => distance === node.distance + 1 && !found.has(id))
      .toSorted(order);
    for (const { id } of next) found.add(id);
    children.set(
      node.id,
      next.map(({ id }) => id),
    );
  }
  return { roots: sorted.map(({ id }) => id).filter((id) => !found.has(id)), children };
}

/** After every community. */
const last = Number.MAX_SAFE_INTEGER;

function order(a: GraphNode, b: GraphNode): number {
  if (a.distance !== b.distance) return a.distance < b.distance ? -1 : 1;
  return (a.community?.index ?? last) - (b.community?.index ?? last) || (a.id < b.id ? -1 : 1);
}

/** Paths from left to right: a column for each number of ties from the start, and in it the nodes by id. */
export function pathPositions(graph: Graph): Map<string, Point> {
  const columns = new Map<number, GraphNode[]>();
  for (const node of graph.nodes) columns.set(node.distance, [...(columns.get(node.distance) ?? []), node]);
  const positions = new Map<string, Point>();
  for (const [distance, nodes] of columns) {
    nodes.forEach((node, i) => positions.set(node.id, { x: distance * 190, y: (i - (nodes.length - 1) / 2) * 110 }));
  }
  return positions;
}
