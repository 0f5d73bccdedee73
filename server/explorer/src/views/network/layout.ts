import type { Graph } from './graph';
import { type Point, startPositions } from './start';

/** How often every pair of nodes is moved: 15 times as in the paper. */
const rounds = 15;

/** How often nodes that overlap are pushed apart, at most. */
const separations = 40;

/** How much the last round moves the pair of nodes that are tied most closely, as a share of the way to its ideal. */
const lastStep = 0.1;

/** How near nodes of one community should be, as a share of the distance that the ties alone give: so communities keep together around a hub. */
const withinCommunity = 0.6;

/** Between the rims of two nodes, and between the middles of nodes of two components, in pixels. */
const gap = 8;
const betweenComponents = 70;

/**
 * Where the nodes of a graph stand: stress is minimized by stochastic gradient descent (Zheng, Pawar and Goodman 2019, Graph
 * Drawing by Stochastic Gradient Descent, doi:10.1109/TVCG.2018.2859997), then nodes that overlap are pushed apart. It starts
 * from positions that depend on the graph alone, and pairs come in a fixed order that looks random. So the same graph always
 * gives the same positions. It takes a quarter of the time of fCoSE.
 */
export function layoutPositions(graph: Graph): Map<string, Point> {
  const start = startPositions(graph);
  const points = graph.nodes.map(({ id }) => ({ ...(start.get(id) ?? { x: 0, y: 0 }) }));
  const ideal = distances(graph);
  minimizeStress(points, ideal);
  separate(points, graph.nodes.map(({ degree }) => nodeSize(degree)));
  separateComponents(componentsOf(points, ideal));
  return new Map(graph.nodes.map(({ id }, i) => [id, points[i] ?? { x: 0, y: 0 }] as const));
}

/** The diameter of a node with so many ties: its area grows with the degree. */
export function nodeSize(degree: number): number {
  return Math.min(64, 18 + 6 * Math.sqrt(Math.max(0, degree - 1)));
}

/**
 * The ideal distance of each pair of nodes: the length of the shortest path (Floyd 1962, Algorithm 97, doi:10.1145/367766.368168).
 * A node with many ties has longer ones, so that its neighbours have room around it. It is infinite if no path joins two nodes.
 */
function distances({ nodes, ties }: Graph): Float64Array {
  const n = nodes.length;
  const distance = new Float64Array(n * n).fill(Infinity);
  const index = new Map(nodes.map(({ id }, i) => [id, i]));
  const least = n > 60 ? 60 : 100;
  for (const { from, to } of ties) {
    const [i = 0, j = 0] = [index.get(from.id), index.get(to.id)];
    const degree = Math.max(nodes[i]?.degree ?? 0, nodes[j]?.degree ?? 0);
    distance[i * n + j] = distance[j * n + i] = least + 10 * Math.sqrt(degree);
  }
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      const toK = distance[i * n + k] ?? Infinity;
      if (toK === Infinity) continue;
      for (let j = 0; j < n; j++) {
        const through = toK + (distance[k * n + j] ?? Infinity);
        if (through < (distance[i * n + j] ?? Infinity)) distance[i * n + j] = through;
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const community = nodes[i]?.community?.index;
      if (i !== j && community !== undefined && community === nodes[j]?.community?.index) distance[i * n + j] = withinCommunity * (distance[i * n + j] ?? Infinity);
    }
  }
  return distance;
}

/** Moves points so that their distances come near to the ideal ones; pairs that should be near each other count most. */
function minimizeStress(points: Point[], ideal: Float64Array): void {
  const n = points.length;
  const pairs: number[] = []; // indexes of ideal
  let [nearest, farthest] = [Infinity, 0];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const d = ideal[i * n + j] ?? Infinity;
      if (d === Infinity) continue;
      pairs.push(i * n + j);
      [nearest, farthest] = [Math.min(nearest, d), Math.max(farthest, d)];
    }
  }
  const decay = Math.log((lastStep * nearest ** 2) / farthest ** 2) / (rounds - 1);
  const random = pseudorandom();
  for (let round = 0; round < rounds; round++) {
    shuffle(pairs, random);
    const rate = farthest ** 2 * Math.exp(decay * round);
    for (const pair of pairs) {
      const d = ideal[pair] ?? 0;
      move(points[Math.floor(pair / n)], points[pair % n], d, Math.min(1, rate / (d * d)));
    }
  }
}

/** Pushes nodes apart until none overlaps another one. In a crowd some may still do in the end. */
function separate(points: Point[], sizes: number[]): void {
  for (let round = 0; round < separations; round++) {
    let moved = false;
    for (const [i, a] of points.entries()) {
      for (let j = 0; j < i; j++) {
        const b = points[j];
        const least = ((sizes[i] ?? 0) + (sizes[j] ?? 0)) / 2 + gap;
        if (!b || (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= (least - 0.5) ** 2) continue;
        move(a, b, least, 1);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** The points of each connected component. */
function componentsOf(points: Point[], ideal: Float64Array): Point[][] {
  const components = new Map<number, Point[]>(); // by the index of their first point
  points.forEach((point, i) => {
    const first = points.findIndex((_, j) => i === j || ideal[i * points.length + j] !== Infinity);
    components.set(first, [...(components.get(first) ?? []), point]);
  });
  return [...components.values()];
}

/** Pushes components apart, from middle to middle, until no two nodes of different ones are near each other. */
function separateComponents(components: Point[][]): void {
  for (let round = 0; round < separations; round++) {
    let moved = false;
    for (const [i, one] of components.entries()) {
      for (const other of components.slice(0, i)) {
        const lack = betweenComponents - gapBetween(one, other);
        if (lack < 0.5) continue;
        const [from, to] = [middle(one), middle(other)];
        const [a, b] = [{ ...from }, { ...to }];
        move(a, b, Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) + lack, 1);
        shift(one, a.x - from.x, a.y - from.y);
        shift(other, b.x - to.x, b.y - to.y);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** The least distance of a point from a point of the other ones. */
function gapBetween(points: Point[], others: Point[]): number {
  let least = Infinity;
  for (const a of points) for (const b of others) least = Math.min(least, (a.x - b.x) ** 2 + (a.y - b.y) ** 2);
  return Math.sqrt(least);
}

function middle(points: Point[]): Point {
  return { x: points.reduce((sum, { x }) => sum + x, 0) / points.length, y: points.reduce((sum, { y }) => sum + y, 0) / points.length };
}

function shift(points: Point[], x: number, y: number): void {
  for (const point of points) {
    point.x += x;
    point.y += y;
  }
}

/** Moves two points by a share of what their distance lacks, or has too much. */
function move(a: Point | undefined, b: Point | undefined, distance: number, share: number): void {
  if (!a || !b) return;
  const x = a.x - b.x;
  const y = a.y - b.y;
  const present = Math.sqrt(x * x + y * y) || 1e-3; // Math.hypot takes ten times as long
  const factor = (share * (distance - present)) / present / 2;
  a.x += x * factor;
  a.y += y * factor;
  b.x -= x * factor;
  b.y -= y * factor;
}

/** Shuffles items (Durstenfeld 1964, Algorithm 235, doi:10.1145/364520.364540). */
function shuffle(items: number[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] ?? 0, items[i] ?? 0];
  }
}

/** Numbers from 0 up to 1 that look random, always the same: a linear congruential generator (Press et al. 1992, Numerical Recipes in C, p. 284). */
function pseudorandom(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
