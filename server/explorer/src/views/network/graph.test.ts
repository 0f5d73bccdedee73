import { describe, expect, test } from 'vitest';
import { distances, type Entity, graphOfPaths, kindOf, makeGraph, neighbours, type Tie } from './graph';
import { layoutPositions } from './layout';
import { pathPositions, startPositions } from './start';

// The sample: two districts, what they support, and a council in which one of these is a member.
//
//   a ── c ── e ── f
//   │╲   ║
//   b  d ┘        g (alone)
//
// c and d are joined twice.
const entity = (id: string): Entity => ({ type: 'County', id, name: id.toUpperCase(), evidence: 'REPORTED' });
const tie = (from: string, to: string, n = ''): Tie => ({
  id: `${from}-${to}${n}`,
  kind: 'SUPPORTS',
  label: `${from} supports ${to}`,
  from: { id: from },
  to: { id: to },
  since: null,
  until: null,
  evidence: 'OFFICIAL',
});
const entities = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(entity);
const ties = [tie('a', 'b'), tie('a', 'c'), tie('a', 'd'), tie('c', 'd'), tie('c', 'd', '2'), tie('c', 'e'), tie('e', 'f')];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the graph of an answer', () => {
  test.each([
    [0, [], ['a']],
    [1, [], ['a', 'c', 'd', 'b']],
    [2, [], ['a', 'c', 'd', 'b', 'e']],
    [1, ['e'], ['a', 'c', 'd', 'b', 'e', 'f']],
    [9, ['g'], ['a', 'c', 'd', 'b', 'e', 'f', 'g']],
  ])('depth %d with %j expanded', (depth, expanded, nodes) => {
    expect(ids(makeGraph(entities, ties, { roots: ['a'], depth, expanded }).nodes)).toEqual(nodes);
  });

  test('has all ties between its nodes, and degrees by these', () => {
    const graph = makeGraph(entities, ties, { roots: ['a'], depth: 1, expanded: [] });
    expect(ids(graph.ties)).toEqual(['a-b', 'a-c', 'a-d', 'c-d', 'c-d2']);
    expect(Object.fromEntries(graph.nodes.map(({ id, degree }) => [id, degree]))).toEqual({ a: 3, b: 1, c: 3, d: 3 });
  });

  test('beyond the limit keeps the nearest, then those with most ties, and says how many it leaves out', () => {
    const graph = makeGraph(entities, ties, { roots: ['a'], depth: 2, expanded: [] }, [], 3);
    expect(ids(graph.nodes)).toEqual(['a', 'c', 'd']);
    expect(ids(graph.ties)).toEqual(['a-c', 'a-d', 'c-d', 'c-d2']);
    expect(graph.leftOut).toBe(2);
  });

  test('numbers communities as in the whole network, and ranks those that have three nodes or more in it', () => {
    const graph = makeGraph(entities, ties, { roots: ['a'], depth: 1, expanded: [] }, [
      ['b', 'x', 'y'],
      ['f', 'e'],
      ['a', 'c', 'd'],
    ]);
    expect(graph.nodes.map(({ id, community }) => [id, community?.index, community?.rank])).toEqual([
      ['a', 2, 0],
      ['c', 2, 0],
      ['d', 2, 0],
      ['b', 0, null],
    ]);
  });
});

const path = (text: string) => ({
  nodes: [...text].map(entity),
  ties: [...text].slice(1).map((to, i) => tie(text.charAt(i), to)),
});

test('the graph of paths has each node and each tie once', () => {
  const graph = graphOfPaths([path('ace'), path('adce')]);
  expect(ids(graph.nodes).toSorted()).toEqual(['a', 'c', 'd', 'e']);
  expect(ids(graph.ties)).toEqual(['a-c', 'c-e', 'a-d', 'd-c']);
  const positions = pathPositions(graph);
  expect([...positions].toSorted(([, a], [, b]) => a.x - b.x).map(([id]) => id)).toEqual(['a', 'c', 'd', 'e']);
});

test('distances are those of breadth-first search', () => {
  expect([...distances(['a'], neighbours(ties))]).toEqual([
    ['a', 0],
    ['b', 1],
    ['c', 1],
    ['d', 1],
    ['e', 2],
    ['f', 3],
  ]);
});

test.each([
  ['County', 'COUNTY'],
  ['LiaisonOffice', 'LIAISON_OFFICE'],
])('a %s is a %s', (type, kind) => {
  expect(kindOf(type)).toBe(kind);
});

describe('a layout', () => {
  const graph = makeGraph(entities, ties, { roots: ['a'], depth: 9, expanded: ['g'] });

  test('begins with every node at a place of its own', () => {
    const points = [...startPositions(graph).values()].map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`);
    expect(new Set(points).size).toBe(entities.length);
  });

  test('is the same for the same graph, and keeps nodes apart', () => {
    const positions = layoutPositions(graph);
    expect(layoutPositions(graph)).toEqual(positions);
    const points = [...positions.values()];
    const gaps = points.flatMap((a, i) => points.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
    expect(Math.min(...gaps)).toBeGreaterThan(20);
  });

  test('uses both dimensions', () => {
    const points = [...layoutPositions(graph).values()];
    const angles = points.map(({ x, y }) => Math.atan2(y, x) % Math.PI);
    expect(Math.max(...angles) - Math.min(...angles)).toBeGreaterThan(1);
  });

  test('does not depend on the order of the answer', () => {
    const shuffled = makeGraph(entities.toReversed(), ties, { roots: ['a'], depth: 9, expanded: ['g'] });
    expect(layoutPositions(shuffled)).toEqual(layoutPositions(graph));
  });
});
