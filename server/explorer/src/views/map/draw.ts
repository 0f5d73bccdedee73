import type { ZoomTransform } from 'd3-zoom';
import { type Box, type Point, project } from '../../geo/projection';
import type { Circle } from './arc';
import { enlargement, type Frame } from './camera';
import type { Dot } from './dot';
import { placeLabels, widthOfText } from './labels';
import { layOutLines } from './layout';
import { type Line, type MapKind, type MapPlace, shanghai } from './line';
import type { Places } from './rollup';

/** What is drawn, in the order of the nodes that show it. */
export interface Drawing {
  lines: readonly Line[];
  dots: readonly Dot[];
  places: Places;
  frame: Frame;
  lens: Circle | null;
  /** Where an inset lies, or null if there is none. */
  inset: Box | null;
  /** The chosen place. */
  mark: MapPlace | null;
  /** Codes of places whose labels come first. */
  first: ReadonlySet<string>;
  /** The parts of the label of a dot: the name of its place, then its sizes with their kinds. */
  labelOf: (dot: Dot) => { text: string; kind?: MapKind }[];
}

/** The size of labels in pixels, before they are enlarged. */
export const labelSize = 12.5;

/** How many of the largest dots have labels that may cover others. */
const largestDots = 14;

/**
 * Puts the nodes of a map where a transformation has them. The map is the element of Scene, the nodes are .base, .leader, .home,
 * and the children of .lines, .dots and .labels.
 */
export function draw(map: Element, drawing: Drawing, transform: ZoomTransform): void {
  const paths = drawAround(map, drawing, transform);
  children(map, '.lines').forEach((line, i) => {
    for (const path of line.children) path.setAttribute('d', paths[i] ?? '');
  });
  drawDots(map, drawing, transform);
}

/** Draws all of a map but lines, dots and labels, and returns the paths of the lines. */
export function drawAround(map: Element, { lines, places, lens, mark }: Drawing, transform: ZoomTransform): string[] {
  for (const base of map.querySelectorAll('.base')) base.setAttribute('transform', transform.toString());
  const home = onScreen(places, transform, shanghai);
  for (const node of map.querySelectorAll('.home')) moveTo(node, home);
  for (const node of map.querySelectorAll('.mark')) moveTo(node, onScreen(places, transform, mark?.code ?? ''));
  for (const node of map.querySelectorAll('.leader')) node.setAttribute('d', lens ? leader(home, lens) : '');
  return layOutLines(lines, (code) => onScreen(places, transform, code), lens ?? { centre: home, radius: 12 }, lens !== null);
}

function onScreen(places: Places, transform: ZoomTransform, code: string): Point {
  const place = places.get(code);
  return place ? transform.apply([...project(place.position)]) : [0, 0];
}

/** Draws the dots, and the labels for which there is room. */
export function drawDots(map: Element, { dots, places, frame, lens, inset, first, labelOf }: Drawing, transform: ZoomTransform): void {
  const points = dots.map(({ place }) => onScreen(places, transform, place.code));
  children(map, '.dots').forEach((node, i) => moveTo(node, points[i] ?? [0, 0]));
  const home = onScreen(places, transform, shanghai);
  const size = labelSize * enlargement(frame);
  const known = dots.map(({ sizes, place }) => sizes.size > 0 || first.has(place.code)); // a name would make a placeholder look real
  const candidates = dots.map((dot, i) => ({
    id: dot.place.code, at: points[i] ?? [0, 0] as const, radius: dot.radius, height: size + 4,
    width: widthOfText(labelOf(dot).map(({ text }) => text).join(' '), size), mayCover: i < largestDots || first.has(dot.place.code),
  })).filter((_, i) => known[i]).toSorted((x, y) => Number(first.has(y.id)) - Number(first.has(x.id)));
  const obstacles: Box[] = [{ left: home[0] - 34, right: home[0] + 34, top: home[1] - 26, bottom: home[1] + 8 }];
  if (lens) obstacles[0] = { left: home[0] - 6, right: home[0] + 6, top: home[1] - 6, bottom: home[1] + 6 };
  if (inset) obstacles.push(inset);
  if (lens) {
    const [x, y] = lens.centre;
    obstacles.push({ left: x - lens.radius, right: x + lens.radius, top: y - lens.radius, bottom: y + lens.radius });
  }
  const room = { left: 4, top: 4, right: frame.width - 4, bottom: frame.height - 26 };
  const placed = new Map(placeLabels(candidates, obstacles, room).map((label) => [label.id, label]));
  children(map, '.labels').forEach((node, i) => {
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

function children(map: Element, selector: string): Element[] {
  return [...(map.querySelector(selector)?.children ?? [])];
}

function moveTo(node: Element, [x, y]: Point): void {
  node.setAttribute('transform', `translate(${x.toFixed(1)},${y.toFixed(1)})`);
}
