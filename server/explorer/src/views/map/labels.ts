import type { Box, Point } from '../../geo/projection';

/** A text that may be written beside a dot. */
export interface Label {
  id: string;
  /** The middle of the dot. */
  at: Point;
  /** The radius of the dot. */
  radius: number;
  width: number;
  height: number;
  /** Whether it may cover other dots if there is no other room. */
  mayCover: boolean;
}

/** Where a label is written: the left end and the middle of its height. */
export interface PlacedLabel {
  id: string;
  x: number;
  y: number;
}

const gap = 4; // pixels between a dot and its label

/**
 * Places labels greedily (Christensen, Marks, Shieber 1995, doi:10.1145/212332.212334): in their order, each at the first
 * of eight positions around its dot that overlaps no label placed before, no obstacle and no dot, and lies in the room. If
 * there is no such position, a label that may cover dots takes the first one that overlaps no label and no obstacle, and
 * others are left out. Positions to the left come first, because lines arrive from the right.
 */
export function placeLabels(labels: readonly Label[], obstacles: readonly Box[], room: Box): PlacedLabel[] {
  const taken = new Grid(obstacles);
  const dots = new Grid(labels.map(({ at: [x, y], radius }) => around(x, y, radius, radius)));
  const placed: PlacedLabel[] = [];
  for (const label of labels) {
    const free = positions(label).map(([x, y]) => ({ left: x, right: x + label.width, top: y - label.height / 2, bottom: y + label.height / 2 }))
      .filter((box) => isInside(box, room) && !taken.overlaps(box));
    const box = free.find((one) => !dots.overlaps(one)) ?? (label.mayCover ? free[0] : undefined);
    if (!box) continue;
    taken.add(box);
    placed.push({ id: label.id, x: box.left, y: (box.top + box.bottom) / 2 });
  }
  return placed;
}

/** Returns about how wide a text is: a Chinese character is as wide as its size, and others half of that. */
export function widthOfText(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? size : size * 0.56;
  return width;
}

function positions({ at: [x, y], radius, width, height }: Label): Point[] {
  const beside = radius + gap;
  const above = radius + height / 2 + 1;
  return [
    [x - beside - width, y], [x + beside, y], [x - width / 2, y - above], [x - width / 2, y + above],
    [x - beside - width, y - height / 2], [x - beside - width, y + height / 2], [x + beside, y - height / 2], [x + beside, y + height / 2],
  ];
}

function around(x: number, y: number, east: number, south: number): Box {
  return { left: x - east, right: x + east, top: y - south, bottom: y + south };
}

function isInside(inner: Box, outer: Box): boolean {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

const cell = 64; // pixels

/** The boxes that are taken, by the cells of a grid that they touch. */
class Grid {
  readonly #cells = new Map<string, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const key of keysOf(box)) this.#cells.set(key, [...(this.#cells.get(key) ?? []), box]);
  }

  overlaps(box: Box): boolean {
    return keysOf(box).some((key) => this.#cells.get(key)?.some((other) =>
      box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom));
  }
}

function keysOf({ left, top, right, bottom }: Box): string[] {
  const keys: string[] = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++) {
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) keys.push(`${column},${row}`);
  }
  return keys;
}
