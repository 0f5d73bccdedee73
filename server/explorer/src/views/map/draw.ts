import type { ZoomTransform } from 'd3-zoom';
import { type Box, type Point, project } from '../../geo/projection';
import type { Circle } from './arc';
import { enlargement, type Frame } from './camera';
import type { Dot } from './dot';
import { placeLabels, widthOfText } from './labels';
import { layOutLines } from './layout';
import { type Line, shanghai } from './line';
import type { Places } from './rollup';

/** What is drawn, in the order of the nodes that show it. */
export interface Drawing {
  lines: readonly Line[];
  dots: readonly Dot[];
  places: Places;
  frame: Frame;
  lens: Circle | null;
  /** Codes of places whose labels come first. */
  first: ReadonlySet<string>;
  /** The text of the label of a dot. */
  labelOf: (dot: Dot) => string;
}

/** The size of labels in pixels, before they are enlarged. */
export const labelSize = 12.5;

/**
 * Puts the nodes of an SVG where a transformation has them. It is called for each frame of a gesture, so it sets attributes
 * and renders nothing. The nodes are those of Scene: .base, the children of .lines, .dots and .labels, .leader and .home.
 */
export function draw(svg: SVGSVGElement, drawing: Drawing, transform: ZoomTransform): void {
  const { lines, dots, places, lens } = drawing;
  const toScreen = (code: string): Point => {
    const place = places.get(code);
    return place ? transform.apply([...project(place.position)]) : [0, 0];
  };
  for (const base of svg.querySelectorAll('.base')) base.setAttribute('transform', transform.toString());
  const home = toScreen(shanghai);
  const rim = lens ?? { centre: home, radius: 7 };
  const paths = layOutLines(lines, toScreen, rim, lens !== null);
  children(svg, '.lines').forEach((line, i) => {
    for (const path of line.children) path.setAttribute('d', paths[i] ?? '');
  });
  children(svg, '.dots').forEach((node, i) => moveTo(node, toScreen(dots[i]?.place.code ?? '')));
  for (const node of svg.querySelectorAll('.home')) moveTo(node, home);
  for (const node of svg.querySelectorAll('.leader')) node.setAttribute('d', lens ? leader(home, lens) : '');
  drawLabels(svg, drawing, toScreen, home);
}

function drawLabels(svg: SVGSVGElement, { dots, frame, lens, first, labelOf }: Drawing, toScreen: (code: string) => Point, home: Point): void {
  const size = labelSize * enlargement(frame);
  const candidates = dots.map((dot) => ({
    id: dot.place.code, at: toScreen(dot.place.code), radius: dot.radius, width: widthOfText(labelOf(dot), size), height: size + 4,
  })).toSorted((x, y) => Number(first.has(y.id)) - Number(first.has(x.id)));
  const obstacles: Box[] = [{ left: home[0] - 8, right: home[0] + 40, top: home[1] - 10, bottom: home[1] + 10 }];
  if (lens) {
    const [x, y] = lens.centre;
    obstacles.push({ left: x - lens.radius, right: x + lens.radius, top: y - lens.radius, bottom: y + lens.radius });
  }
  const room = { left: 4, top: 4, right: frame.width - 4, bottom: frame.height - 26 };
  const placed = new Map(placeLabels(candidates, obstacles, room).map((label) => [label.id, label]));
  children(svg, '.labels').forEach((node, i) => {
    const label = placed.get(dots[i]?.place.code ?? '');
    if (label) moveTo(node, [label.x, label.y]);
    node.toggleAttribute('hidden', !label);
  });
}

/** Returns two lines from Shanghai to the sides of the lens, as from an eye to a magnifying glass; nothing if it lies below it. */
function leader([x, y]: Point, { centre, radius }: Circle): string {
  const [east, south] = [x - centre[0], y - centre[1]];
  const distance = Math.hypot(east, south);
  if (distance <= radius + 6 || distance > 4 * radius) return '';
  const towards = Math.atan2(south, east);
  const spreadBy = Math.acos(radius / distance);
  return [-1, 1].map((side) => {
    const angle = towards + side * spreadBy;
    return `M${x},${y}L${centre[0] + radius * Math.cos(angle)},${centre[1] + radius * Math.sin(angle)}`;
  }).join('');
}

function children(svg: SVGSVGElement, selector: string): Element[] {
  return [...(svg.querySelector(selector)?.children ?? [])];
}

function moveTo(node: Element, [x, y]: Point): void {
  node.setAttribute('transform', `translate(${x.toFixed(1)},${y.toFixed(1)})`);
}
