import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { screenshot, useBrowser, visit } from './browser';
import { start } from './server';

useBrowser();

const desktop = { width: 1440, height: 900 };

describe('the schematic base map', () => {
  test('the map has the inset of the South China Sea, and says that it is schematic', () => visit('/', async (page) => {
    expect(await page.locator('.south-china-sea[role="img"]').getAttribute('aria-label')).toBe('南海诸岛');
    expect(await page.locator('.land').count()).toBe(34);
    expect(await page.locator('.credit').textContent()).toMatch(/示意图，无审图号.*Apache ECharts.*GeoNames/);
  }, desktop));

  test.each([
    ['the place page', '/place/310115', 34, 1], ['the page of a place in Yunnan', '/place/532900', 16, 0],
    ['change: China', '/change', 34, 1], ['change: Yunnan', '/change', 16, 0],
  ])('%s', (_, path, outlines, insets) => visit(`${path}?lang=zh`, async (page) => {
    const figure = page.locator('.dot-map-figure').nth(path === '/change' && insets === 0 ? 1 : 0);
    await figure.locator('.land').first().waitFor();
    expect(await figure.locator('.land').count()).toBe(outlines);
    expect(await figure.locator('.inset').count()).toBe(insets);
    expect(await figure.locator('.sign').count()).toBeGreaterThan(0);
    expect(await figure.locator('figcaption').textContent()).toMatch(/示意图，无审图号$/);
  }, desktop));
});

describe('a reviewed base map of the operator', () => {
  const credit = '审图号：GS(2024)0000号';
  let server: { address: string; stop: () => void };
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'coopgraph-map-'));
    const file = join(folder, 'reviewed.geojson');
    const ring = [[75, 20], [134, 20], [134, 52], [75, 52], [75, 20]];
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', credit, features: [
      { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } },
      { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[110, 16], [112, 14]] } }] }));
    server = await start(inject('program'), '-map', file);
  });
  afterAll(() => {
    server.stop();
    rmSync(folder, { recursive: true });
  });

  test('takes the place of the schematic one on the map', () => visit('/', async (page) => {
    await page.locator('.land').waitFor();
    expect(await page.locator('.land').count()).toBe(1);
    expect(await page.locator('.boundary').count()).toBe(1);
    expect(await page.locator('.credit').textContent()).toBe(`${credit} · 上海各区为示意图（Apache ECharts）`);
    expect(await page.locator('.lens .district').count()).toBe(16);
    expect(await page.locator('.south-china-sea').count()).toBe(0);
    expect(await page.locator('.lines .line').count()).toBeGreaterThan(20);
  }, { ...desktop, server: server.address }));

  test.each([
    ['on the place page', '/place/310115', 1], ['on the page of a place in Yunnan', '/place/532900', 1], ['on both maps of change', '/change', 2],
  ])('and %s', (_, path, figures) => visit(`${path}?lang=zh`, async (page) => {
    await page.locator('.dot-map .land').first().waitFor();
    expect(await page.locator('.dot-map').count()).toBe(figures);
    for (const figure of await page.locator('.dot-map-figure').all()) {
      expect(await figure.locator('.land').count()).toBe(1);
      expect(await figure.locator('.boundary').count()).toBe(1);
      expect(await figure.locator('.inset').count()).toBe(0);
      expect(await figure.locator('.sign').count()).toBeGreaterThan(0);
      expect((await figure.locator('figcaption').textContent())?.endsWith(` · ${credit}`)).toBe(true);
    }
    await screenshot(page, `reviewed${path.replaceAll('/', '-')}`);
  }, { ...desktop, server: server.address }));
});
