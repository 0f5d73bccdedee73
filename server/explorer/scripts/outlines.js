// Makes src/geo/data/*.json from outlines/*.json: rings become differences of whole numbers, written as text, and names become
// codes of GB/T 2260.
// Run it by `npm run outlines`. The answer depends on its input only.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);

/** The rows of the dataset's divisions: code, name, level and the code of the place above. */
const divisions = readFileSync(new URL('../../seed/data/geo/divisions.csv', root), 'utf8').trim().split('\n').slice(1)
  .map((line) => line.split(',')).map(([code, name, , level, parent]) => ({ code, name, level, parent }));

/** The code of the one place below parent whose name begins with name. */
function codeOf(name, parent) {
  const found = divisions.filter((division) => division.parent === parent && division.name.startsWith(name));
  if (found.length !== 1) throw new Error(`${name} names ${found.length} places below ${parent}: it must name one`);
  return found[0].code;
}

/**
 * A whole number as text, as Google's Encoded Polyline Algorithm Format writes it: the sign in the lowest bit, then five bits
 * a character, the lowest first.
 */
function encode(number) {
  let rest = number < 0 ? ~(number << 1) : number << 1;
  let text = '';
  for (; rest >= 32; rest >>= 5) text += String.fromCharCode((32 | (rest & 31)) + 63);
  return text + String.fromCharCode(rest + 63);
}

/** The ring as differences of whole units: the first point from 0, 0, and each other from the point before it. */
function differences(ring, unit) {
  let [x, y] = [0, 0];
  let answer = '';
  for (let i = 0; i < ring.length; i += 2) {
    const [nextX, nextY] = [Math.round(ring[i] / unit), Math.round(ring[i + 1] / unit)];
    if (i > 0 && nextX === x && nextY === y) continue;
    answer += encode(nextX - x) + encode(nextY - y);
    [x, y] = [nextX, nextY];
  }
  return answer;
}

function read(file) {
  return JSON.parse(readFileSync(new URL(`outlines/${file}`, root), 'utf8'));
}

function write(file, unit, outlines, parent, more = {}) {
  const encoded = outlines.map(({ n: name, g: rings }) => [codeOf(name, parent), ...rings.map((ring) => differences(ring, unit))])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(new URL(`src/geo/data/${file}`, root), `${JSON.stringify({ unit, outlines: encoded, ...more })}\n`);
}

mkdirSync(new URL('src/geo/data', root), { recursive: true });
const { china, nanhai } = read('china.json');
write('china.json', 0.01, china, '100000', { southChinaSea: nanhai.map((ring) => differences(ring, 0.01)) });
write('shanghai.json', 0.002, read('shanghai.json'), '310000');
write('yunnan.json', 0.01, read('yunnan.json'), '530000');
