import cytoscape from 'cytoscape';
import { groupOf } from '../../words/kinds';
import type { Graph, GraphNode } from './graph';
import { layoutPositions, nodeSize } from './layout';
import { communityStyle } from './palette';
import { pathPositions, type Point } from './start';
import { pageColours, stylesheet } from './stylesheet';

/** How far a graph of few nodes is enlarged to fill the picture. */
const largestZoom = 1.8;

/** What a reader does with the picture. */
export interface Listener {
  /** A node was clicked, or the ground (null). */
  select: (id: string | null) => void;
  /** A node was clicked twice. */
  expand: (id: string) => void;
  /** The pointer is over a node, or no longer (null). */
  point: (id: string | null) => void;
}

/** How nodes are arranged: around the nodes that were asked about, or as paths from left to right. */
export type Arrangement = 'around' | 'paths';

/** The picture of a graph in an element. */
export class Drawing {
  readonly #core: cytoscape.Core;
  readonly #element: HTMLElement;
  readonly #observer: ResizeObserver;

  constructor(element: HTMLElement, listener: Listener) {
    this.#element = element;
    element.addEventListener('wheel', scrollPage, { capture: true }); // before Cytoscape listens
    this.#core = cytoscape({ container: element, layout: { name: 'preset' }, minZoom: 0.15, maxZoom: 4, boxSelectionEnabled: false, autounselectify: true });
    this.#core.on('tap', (event) => listener.select(event.target === this.#core ? null : event.target.isNode() ? event.target.id() : null));
    this.#core.on('dbltap', 'node', (event) => listener.expand(event.target.id()));
    this.#core.on('mouseover', 'node', (event) => listener.point(event.target.id()));
    this.#core.on('mouseout', 'node', () => listener.point(null));
    this.#observer = new ResizeObserver(() => this.fit());
    this.#observer.observe(element);
  }

  /** Draws a graph in place of the present one. What stays moves to its new place if moving is true. */
  show(graph: Graph, arrangement: Arrangement, theme: 'light' | 'dark', moving: boolean): void {
    const positions = arrangement === 'paths' ? pathPositions(graph) : stretched(layoutPositions(graph), this.#element);
    const before = new Map(this.#core.nodes().map((node) => [node.id(), { ...node.position() }] as const));
    this.#core.batch(() => {
      this.#core.elements().remove();
      this.#core.style(stylesheet(pageColours(this.#element)));
      this.#core.add(elements(graph, theme, moving ? new Map([...positions, ...before]) : positions, this.#zoomOf(positions)));
    });
    this.#core.resize(); // the element may have been laid out after the core was made
    const layout = this.#core.layout({
      name: 'preset', positions: Object.fromEntries(positions), padding: 36, fit: true, animate: moving && before.size > 0, animationDuration: 400,
    });
    layout.run();
    this.#limitZoom();
  }

  /** Makes a node stand out, with its ties and neighbours; the rest is dimmed. */
  highlight(id: string | null): void {
    this.#core.batch(() => {
      this.#core.elements().removeClass('selected near dim');
      const node = id === null ? this.#core.collection() : this.#core.getElementById(id);
      if (node.empty()) return;
      const near = node.closedNeighborhood();
      this.#core.elements().not(near).addClass('dim');
      near.addClass('near');
      node.addClass('selected');
    });
  }

  fit(): void {
    this.#core.resize();
    this.#core.fit(undefined, 36);
    this.#limitZoom();
  }

  zoomBy(factor: number): void {
    const { width, height } = this.#element.getBoundingClientRect();
    this.#core.zoom({ level: this.#core.zoom() * factor, renderedPosition: { x: width / 2, y: height / 2 } });
  }

  /** Returns the picture as one canvas, for a file. */
  canvas(): HTMLCanvasElement {
    const layers = [...this.#element.querySelectorAll('canvas')];
    const result = document.createElement('canvas');
    result.width = layers[0]?.width ?? 0;
    result.height = layers[0]?.height ?? 0;
    const context = result.getContext('2d');
    if (context) {
      context.fillStyle = pageColours(this.#element).paper;
      context.fillRect(0, 0, result.width, result.height);
      for (const layer of layers.toReversed()) context.drawImage(layer, 0, 0);
    }
    return result;
  }

  /** Where a node stands in the element, in pixels: for tests and for what is shown beside it. */
  place(id: string): Point | undefined {
    const node = this.#core.getElementById(id);
    return node.empty() ? undefined : node.renderedPosition();
  }

  remove(): void {
    this.#observer.disconnect();
    this.#core.destroy();
  }

  /** The zoom at which these positions fill the element. Names and nodes are made so large that they can be read at it. */
  #zoomOf(positions: Map<string, Point>): number {
    const points = [...positions.values()];
    const { clientWidth, clientHeight } = this.#element;
    const fitting = Math.min((clientWidth - 72) / extent(points.map(({ x }) => x)), (clientHeight - 72) / extent(points.map(({ y }) => y)));
    return Math.min(largestZoom, Math.max(0.3, fitting));
  }

  /** A graph of few nodes would be drawn with huge ones. */
  #limitZoom(): void {
    if (this.#core.zoom() <= largestZoom) return;
    this.#core.zoom(largestZoom);
    this.#core.center();
  }
}

/** The wheel scrolls the page; with Ctrl or two fingers it zooms the picture. */
function scrollPage(event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
}

/** How far values lie apart, with room for the nodes at both ends. */
function extent(values: number[]): number {
  return Math.max(...values) - Math.min(...values) + 60;
}

/** In a wide element the picture is stretched: it has more room for names, which are written from left to right. */
function stretched(positions: Map<string, Point>, { clientWidth, clientHeight }: HTMLElement): Map<string, Point> {
  if (clientWidth < 1.2 * clientHeight) return positions;
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: 1.3 * x, y }]));
}

function elements(graph: Graph, theme: 'light' | 'dark', positions: Map<string, Point>, zoom: number): cytoscape.ElementDefinition[] {
  return [
    ...graph.nodes.map((node) => ({ data: { ...nodeData(node, theme, zoom), ...fontOf(node, graph.nodes.length, zoom) }, classes: classesOf(node), position: positions.get(node.id) ?? { x: 0, y: 0 } })),
    ...graph.ties.map((tie) => ({ data: { id: tie.id, source: tie.from.id, target: tie.to.id, group: groupOf(tie.kind) }, classes: [tie.evidence] })),
  ];
}

function nodeData(node: GraphNode, theme: 'light' | 'dark', zoom: number) {
  const { fill, ink, letter } = communityStyle(node.community, theme);
  return { id: node.id, name: node.name, label: shortName(node.name), kind: node.kind, size: nodeSize(node.degree) * Math.min(1.4, Math.max(1, 1 / zoom)), fill, letter: letterImage(letter, ink) };
}

/**
 * The size of a name, and the size on the screen from which it is written: the more nodes there are, the further the reader
 * zooms in before names other than those of nodes with many ties are written.
 */
function fontOf({ degree, distance }: GraphNode, nodes: number, zoom: number): { font: number; smallest: number; width: number } {
  const central = nodes <= 60 || distance === 0 || degree >= 8;
  const font = central ? 13 / zoom : 11;
  // Cytoscape compares with the size at a zoom of 1/2, 1 or 2, whichever is the next above.
  return { font, smallest: central ? 6 : nodes <= 120 ? 8.5 : 12, width: 8 * font };
}

function classesOf(node: GraphNode): string[] {
  return [node.evidence, ...(isShanghai(node) ? ['shanghai'] : []), ...(isLatin(node.name) ? ['latin'] : [])];
}

/** Whether a name has spaces to break it at. */
function isLatin(name: string): boolean {
  return /^\p{Script=Latin}/u.test(name);
}

/** A name that does not cover its neighbours; the lists and the selected node have the whole one. */
function shortName(name: string): string {
  const longest = isLatin(name) ? 34 : 16;
  return name.length > longest ? `${name.slice(0, longest - 1).trimEnd()}…` : name;
}

/** Red is Shanghai: the city and its districts. */
function isShanghai({ kind, code }: GraphNode): boolean {
  return kind === 'DISTRICT' || code === '310000';
}

function letterImage(letter: string, ink: string): string {
  const text = letter && `<text x="20" y="29" text-anchor="middle" font-family="sans-serif" font-weight="600" font-size="${letter.length > 1 ? 18 : 25}" fill="${ink}">${letter}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">${text}</svg>`)}`;
}
