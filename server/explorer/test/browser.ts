import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

let browser: Browser | undefined;

/** Starts one Chromium for the tests of a file. Call it at the top of the file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => { await browser?.close(); });
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
 * Opens a path in a window of its own, lets the test look at it, and closes it. Fails if the page writes an error to the
 * console, throws, breaks the content policy, or asks another host.
 */
export async function visit(path: string, look: (page: Page) => Promise<void>, window: Window = {}): Promise<void> {
  if (!browser) throw new Error('call useBrowser() first');
  const server = window.server ?? inject('server');
  const options: BrowserContextOptions = {
    viewport: { width: window.width ?? 1280, height: window.height ?? 900 },
    colorScheme: window.theme ?? 'light',
    locale: window.language ?? 'zh-CN',
    reducedMotion: window.reducedMotion === false ? 'no-preference' : 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  };
  const context = await browser.newContext(options);
  const problems: string[] = [];
  try {
    if (!window.firstVisit) await context.addInitScript(() => localStorage.setItem('coopgraph:hint-dismissed', '1'));
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${server}/`) && !url.startsWith('data:') && !url.startsWith('blob:')) problems.push(`a request off the host: ${url}`);
    });
    await page.goto(server + path);
    await settled(page);
    await look(page);
  } finally {
    await context.close();
  }
  expect(problems).toEqual([]);
}

/** Waits until the view is there and nothing is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Expects that axe-core finds nothing, but for rules that are left out. */
export async function expectAccessible(page: Page, leftOut: string[] = []): Promise<void> {
  await page.evaluate(axe.source); // by the DevTools protocol, which the content policy does not bind
  const found = await page.evaluate(async (left) => {
    const rules = Object.fromEntries(left.map((id) => [id, { enabled: false }]));
    const result = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'], rules });
    return result.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 5).map(({ html }) => html.slice(0, 200)).join(' | ')}`);
  }, leftOut);
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
