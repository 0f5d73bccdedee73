// Reports how fast the map is, in real Chromium over a server that runs: `npm run measure -- http://127.0.0.1:8080`.
// It judges nothing, since the times are those of one machine: links drawn, panning, a filter, and what the first view weighs.
import { chromium } from 'playwright-core';

const server = process.argv[2] ?? 'http://127.0.0.1:8080';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });

/** Opens a path in a window of its own, and closes it after `measure`. */
async function visit(path, measure) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  try {
    return await measure(page, () => page.goto(server + path));
  } finally {
    await context.close();
  }
}

/** The time in ms from navigation until lines are painted. */
function drawn(page) {
  return page.evaluate(() => new Promise((resolve) => {
    const look = () => {
      const line = document.querySelector('.lines .arc');
      if (line?.getAttribute('d')) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  }));
}

function median(numbers) {
  return numbers.toSorted((x, y) => x - y)[Math.floor(numbers.length / 2)];
}

function report(what, value) {
  process.stdout.write(`${what.padEnd(44)} ${value}\n`);
}

const times = [];
for (let i = 0; i < 5; i++) {
  times.push(await visit('/', async (page, open) => {
    await open();
    return drawn(page);
  }));
}
report('links drawn after navigation, median of 5', `${median(times).toFixed(0)} ms`);

await visit('/', async (page, open) => {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const [addresses, sizes] = [new Map(), new Map()];
  client.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await open();
  await drawn(page);
  await page.waitForLoadState('networkidle');
  const rows = [...sizes].map(([id, size]) => [new URL(addresses.get(id) ?? server).pathname, size]).toSorted(([, x], [, y]) => y - x);
  const files = rows.filter(([path]) => path !== '/graphql').reduce((sum, [, size]) => sum + size, 0);
  report('first view, compressed, with headers', `${(files / 1024).toFixed(1)} KiB of files and ${((rows.find(([path]) => path === '/graphql')?.[1] ?? 0) / 1024).toFixed(1)} KiB of data`);
});

await visit('/?level=COUNTY&evidence=OFFICIAL,REPORTED,DERIVED,SYNTHETIC&kinds=SUPPORTS,COOPERATES,FRIENDLY,INVESTS', async (page, open) => {
  await open();
  await drawn(page);
  const lines = await page.locator('.lines .line').count();
  await page.evaluate(() => {
    globalThis.frames = [];
    const tick = (now) => {
      globalThis.frames.push(now);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await page.mouse.move(700, 300);
  await page.mouse.down();
  for (let i = 0; i < 90; i++) await page.mouse.move(700 - i * 3, 300 + Math.round(40 * Math.sin(i / 9)));
  const frames = await page.evaluate(() => globalThis.frames);
  await page.mouse.up();
  const gaps = frames.slice(1).map((now, i) => now - frames[i]).filter((gap) => gap > 0);
  report(`panning with ${lines} lines`, `${(1000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)).toFixed(0)} frames/s, median ${median(gaps).toFixed(0)} ms a frame`);
});

await visit('/', async (page, open) => {
  await open();
  await drawn(page);
  const toPaint = [];
  for (let i = 0; i < 6; i++) {
    toPaint.push(await page.evaluate(() => new Promise((resolve) => {
      const start = performance.now();
      document.querySelectorAll('.map-kinds input')[1]?.click();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start), 0));
    })));
    await page.waitForTimeout(200);
  }
  report('filter to paint, median of 6', `${median(toPaint).toFixed(0)} ms`);
});

await browser.close();
