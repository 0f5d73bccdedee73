import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { Graph } from './graph';
import { type Point, startPositions } from './start';

cytoscape.use(fcose);

/**
 * Where the nodes of a graph stand: fCoSE (Balci and Dogrusoz 2022, fCoSE: A Fast Compound Graph Layout Algorithm with
 * Constraint Support) from a start that depends on the graph alone. So the same graph always gives the same positions.
 */
export function layoutPositions(graph: Graph): Map<string, Point> {
  const start = startPositions(graph);
  const core = cytoscape({
    headless: true,
    styleEnabled: true,
    layout: { name: 'preset' },
    style: [{ selector: 'node', style: { width: 'data(size)', height: 'data(size)' } }],
    elements: [
      ...graph.nodes.map((node) => ({ data: { id: node.id, size: 2 * nodeSize(node.degree) }, position: start.get(node.id) ?? { x: 0, y: 0 } })),
      ...graph.ties.map((tie) => ({ data: { id: tie.id, source: tie.from.id, target: tie.to.id } })),
    ],
  });
  core.layout(options(graph)).run();
  const positions = new Map(core.nodes().map((node) => [node.id(), { ...node.position() }] as const));
  core.destroy();
  return positions;
}

function options(graph: Graph): cytoscape.LayoutOptions {
  const crowded = graph.nodes.length > 60;
  return {
    name: 'fcose',
    quality: 'default',
    randomize: false,
    animate: false,
    fit: false,
    nodeRepulsion: () => (crowded ? 9000 : 14000),
    idealEdgeLength: (edge: cytoscape.EdgeSingular) => (crowded ? 60 : 100) + 4 * Math.sqrt(Math.max(edge.source().degree(false), edge.target().degree(false))),
    gravity: 0.3,
    numIter: graph.nodes.length > 200 ? 600 : crowded ? 1500 : 2500,
    packComponents: false,
  } as cytoscape.LayoutOptions;
}

/** The diameter of a node with so many ties: its area grows with the degree. */
export function nodeSize(degree: number): number {
  return Math.min(64, 18 + 6 * Math.sqrt(Math.max(0, degree - 1)));
}
