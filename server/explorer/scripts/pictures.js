// Makes the pictures of the README in server/site/docs/pictures, over a server that runs:
// `npm run pictures -- http://127.0.0.1:8080`. Each has 256 colours, so that it is small.
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const server = process.argv[2] ?? 'http://127.0.0.1:8080';
const folder = new URL('../../site/docs/pictures/', import.meta.url);

const pictures = [
  { name: 'map', path: '/', width: 1280, height: 800 },
  { name: 'place', path: '/place/532931', width: 1280, height: 800 },
];

/**
 * Runs in the page: reduces a PNG to its 256 most frequent colours, and gives the colours and the colour of each pixel, both
 * as base64. The pixels of other colours, which are at the edges of letters and lines, take the nearest of these.
 */
async function reduce(png) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const pixels = Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] << 16 | data[4 * i + 1] << 8 | data[4 * i + 2]);
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].toSorted(([, x], [, y]) => y - x).slice(0, 256).map(([colour]) => colour);
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page has this function only
  const distance = (x, y) => [16, 8, 0].reduce((sum, shift) => sum + ((x >> shift & 255) - (y >> shift & 255)) ** 2, 0);
  const indexes = new Map(palette.map((colour, i) => [colour, i]));
  const index = (colour) => {
    if (!indexes.has(colour)) {
      indexes.set(colour, palette.reduce((best, other, i) => (distance(other, colour) < distance(palette[best], colour) ? i : best), 0));
    }
    return indexes.get(colour);
  };
  return { palette, pixels: btoa(pixels.map((colour) => String.fromCharCode(index(colour))).join('')) };
}

function chunk(type, data) {
  const [length, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG with a palette (W3C, Portable Network Graphics Specification, third edition, 2025). */
function encode({ palette, pixels }, width, height) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // bits of an index, and that there is a palette
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), pixels.subarray(y * width, (y + 1) * width)])));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, colour >> 8 & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text'],
});
for (const { name, path, width, height } of pictures) {
  for (const language of ['en', 'zh']) {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    await context.addInitScript(() => localStorage.setItem('coopgraph:hint-dismissed', '1')); // no hint for first visits
    const page = await context.newPage();
    await page.goto(`${server}${path}?lang=${language}`);
    await page.locator('main h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    const png = (await page.screenshot()).toString('base64');
    const blank = await context.newPage();
    const reduced = await blank.evaluate(reduce, png);
    const file = encode({ palette: reduced.palette, pixels: Buffer.from(reduced.pixels, 'base64') }, width, height);
    writeFileSync(new URL(`${name}.${language}.png`, folder), file);
    process.stdout.write(`${name}.${language}.png: ${(file.length / 1024).toFixed(0)} KiB\n`);
    await context.close();
  }
}
await browser.close();
