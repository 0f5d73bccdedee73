import { expect, test } from 'vitest';
import { placeLabels, widthOfText, type Label } from './labels';

const room = { left: 0, top: 0, right: 400, bottom: 300 };

function label(id: string, x: number, y: number, mayCover = false): Label {
  return { id, at: [x, y], radius: 4, width: 60, height: 16, mayCover };
}

test('a label is to the left of its dot, if there is room', () => {
  expect(placeLabels([label('a', 200, 100)], [], room)).toEqual([{ id: 'a', x: 132, y: 100 }]);
  expect(placeLabels([label('a', 20, 100)], [], room)).toEqual([{ id: 'a', x: 28, y: 100 }]);
});

test('labels, dots and obstacles do not overlap', () => {
  const labels = Array.from({ length: 120 }, (_, i) => label(String(i), 20 + ((i * 97) % 360), 20 + ((i * 61) % 260)));
  const obstacle = { left: 100, top: 100, right: 200, bottom: 200 };
  const placed = placeLabels(labels, [obstacle], room);
  expect(placed.length).toBeGreaterThanOrEqual(10);
  expect(placed.length).toBeLessThan(labels.length);
  const boxes = [obstacle, ...labels.map(({ at: [x, y] }) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 }))];
  for (const { x, y } of placed) {
    const box = { left: x, right: x + 60, top: y - 8, bottom: y + 8 };
    for (const other of boxes) {
      expect(box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).toBe(false);
    }
    boxes.push(box);
  }
});

test('the first label has the first choice', () => {
  const placed = placeLabels([label('first', 200, 100), label('second', 200, 104)], [], room);
  expect(placed[0]).toEqual({ id: 'first', x: 132, y: 100 });
  expect(placed.map(({ id }) => id)).toEqual(['first', 'second']);
});

test('only a label that may cover dots does so, if there is no other room', () => {
  const crowd = Array.from({ length: 49 }, (_, i) => label(String(i), 140 + (i % 7) * 20, 60 + Math.floor(i / 7) * 12));
  const middle = crowd[24];
  if (!middle) throw new Error('no middle');
  const others = crowd.filter((one) => one !== middle);
  expect(placeLabels([middle, ...others], [], room).map(({ id }) => id)).not.toContain('24');
  expect(placeLabels([{ ...middle, mayCover: true }, ...others], [], room)[0]?.id).toBe('24');
});

test('Chinese characters are twice as wide', () => {
  expect(widthOfText('大理', 10)).toBe(20);
  expect(widthOfText('Dali', 10)).toBeCloseTo(22.4);
});
