import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

let browser: Browser | undefined;

/** Pages to visit with, by the properties of a window that a page keeps. A new one takes three times as long as a visit. */
const pages = new Map<string, Page>();

/** The requests of each page that are not answered yet. */
const unanswered = new WeakMap<Page, Set<Request>>();

/** Starts one Chromium for the tests of a file. Call it at the top of the file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    pages.clear();
    await browser?.close();
  });
}

/** What a test wants of its window. */
export interface Window {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** The language of the browser. */
  language?: 'zh-CN' | 'en-GB';
  reducedMotion?: boolean;
  /** Whether the hint for a first visit has not been dismissed yet. */
  firstVisit?: boolean;
  /** The address of a server with other flags. */
  server?: string;
}

/**
 * Opens a path in a window, and lets the test look at it. The window is as good as new: it has the size, the theme and the
 * storage of a first visit, though an earlier test may have had it. Fails if the page writes an error to the console, throws,
 * breaks the content policy, or asks another host.
 */
export async function visit(path: string, look: (page: Page) => Promise<void>, window: Window = {}): Promise<void> {
  const server = window.server ?? inject('server');
  const key = `${window.language} ${window.firstVisit} ${server}`;
  const page = pages.get(key) ?? await newPage(window);
  pages.delete(key); // a test that fails leaves it as it is
  const problems = watch(page, server);
  try {
    await page.setViewportSize({ width: window.width ?? 1280, height: window.height ?? 900 });
    await page.emulateMedia({ media: null, colorScheme: window.theme ?? 'light', reducedMotion: window.reducedMotion === false ? 'no-preference' : 'reduce' });
    await page.goto(server + path);
    await settled(page);
    await look(page);
    expect(problems).toEqual([]);
    await clean(page, server);
    pages.set(key, page);
  } finally {
    if (!pages.has(key)) await page.context().close();
  }
}

async function newPage({ language, firstVisit }: Window): Promise<Page> {
  if (!browser) throw new Error('call useBrowser() first');
  const context = await browser.newContext({ locale: language ?? 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] });
  if (!firstVisit) await context.addInitScript(() => localStorage.setItem('coopgraph:hint-dismissed', '1'));
  return context.newPage();
}

/** Lists the problems of a page from now on, and follows its requests. */
function watch(page: Page, server: string): string[] {
  const problems: string[] = [];
  const requests = new Set<Request>();
  unanswered.set(page, requests);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    requests.add(request);
    const url = request.url();
    if (!url.startsWith(`${server}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) problems.push(`a request off the host: ${url}`);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  return problems;
}

/** Leaves a page without anything of the test that had it. It stays at the site, since another one takes a new process. */
async function clean(page: Page, server: string): Promise<void> {
  for (const event of ['console', 'pageerror', 'request', 'requestfinished', 'requestfailed']) page.removeAllListeners(event as 'request');
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.mouse.move(-1, -1);
  await page.goto(`${server}/healthz`);
  await page.evaluate(() => { // after the page has ended: GraphiQL writes what it has some time later
    localStorage.clear();
    sessionStorage.clear();
  });
}

/** Waits until the view is there and nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  const requests = unanswered.get(page) ?? new Set();
  do {
    while (requests.size > 0) await new Promise((resolve) => { setTimeout(resolve, 10); });
    // What an answer brings is drawn in a frame. What is drawn may ask again after the frame.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    });
  } while (requests.size > 0);
}

/** Changes the size of the window, and waits until the view is drawn in it. */
export async function resize(page: Page, width: number, height = 900): Promise<void> {
  await page.setViewportSize({ width, height });
  await settled(page);
}

/** Expects that axe-core finds nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source); // by the DevTools protocol, which the content policy does not bind
  const found = await page.evaluate(async () => {
    const result = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 5).map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  });
  expect(found).toEqual([]);
}

/** Expects that the page does not scroll sideways. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(excess, 'pixels beyond the width of the window').toBe(0);
}

/** Writes a picture of the whole page to the folder of SCREENSHOTS, if that is set. */
export async function screenshot(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
}
