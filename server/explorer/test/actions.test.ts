import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, screenshot, settled, useBrowser, visit } from './browser';

useBrowser();

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Opens a menu and saves the file of one of its buttons. Returns the file's name and content. */
async function saved(page: Page, menu: string, button: string): Promise<{ name: string; content: Buffer }> {
  const summary = page.locator('.actions summary', { hasText: menu });
  if (!await page.getByRole('button', { name: button }).isVisible()) await summary.click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

test('the link, the query as curl and a citation are copied', () => visit('/place/532931?lang=zh', async (page) => {
  await page.getByRole('button', { name: '复制链接' }).click();
  expect(await clipboard(page)).toBe(page.url()); // in this language, though the reader's browser may have another
  await page.locator('.actions summary', { hasText: '查询语句' }).click();
  await page.getByRole('button', { name: '复制为 curl 命令' }).first().click();
  expect(await clipboard(page)).toMatch(/^curl -sS 'http:\/\/127\.0\.0\.1:\d+\/graphql' .*"code":"532931"/);
  await page.locator('.actions summary', { hasText: '引用' }).click();
  await page.getByRole('button', { name: '复制引文' }).click();
  expect(await clipboard(page)).toMatch(/^coopgraph：《剑川县.*》。数据：.*沪府合办发〔2021〕14号.*版本 \d+。\d+年\d+月\d+日取自 http.*lang=zh/);
  await expectAccessible(page);
  await screenshot(page, 'actions-cite', false);
}));

test('the command of curl is answered', () => visit('/place/532931?lang=en', async (page) => {
  await page.locator('.actions summary', { hasText: 'Query' }).click();
  await page.getByRole('button', { name: 'Copy as curl' }).first().click();
  const body = /--data-binary '(.*)'$/.exec(await clipboard(page))?.[1]?.replaceAll(String.raw`'\''`, "'") ?? '';
  const answer = await page.request.post(new URL('/graphql', page.url()).href, { headers: { 'Content-Type': 'application/json' }, data: body });
  expect(await answer.json()).not.toHaveProperty('errors');
}));

test('the playground opens with the query', () => visit('/place/532931?lang=en', async (page) => {
  await page.locator('.actions summary', { hasText: 'Query' }).click();
  const link = page.getByRole('link', { name: 'Open in the playground' }).first();
  const { searchParams } = new URL(await link.getAttribute('href') ?? '', page.url());
  expect(searchParams.get('query')).toContain('query PlacePage');
  expect(JSON.parse(searchParams.get('variables') ?? '')).toMatchObject({ code: '532931' });
}));

test('the table is saved as CSV', () => visit('/place/532900?lang=zh', async (page) => {
  const { name, content } = await saved(page, '下载', 'CSV 表格');
  expect(name).toMatch(/^coopgraph 大理白族自治州 \d{4}-\d\d-\d\d\.csv$/);
  expect(content.toString().split('\r\n').length).toBeGreaterThan(10);
}));

test('the map is saved as SVG and PNG with its origin', () => visit('/?lang=zh', async (page) => {
  const svg = await saved(page, '下载', 'SVG 图片');
  const text = svg.content.toString();
  expect(text).toContain('数据版本');
  expect(text).toContain('示意图，无审图号');
  const { widest, width, insets } = await page.evaluate((source) => {
    document.body.insertAdjacentHTML('beforeend', source);
    const picture = document.body.lastElementChild as SVGSVGElement;
    const lines = [...picture.querySelectorAll<SVGTextElement>(':scope > text')].map((line) => line.getBBox());
    const found = { widest: Math.max(...lines.map((box) => box.x + box.width)), width: picture.width.baseVal.value, insets: picture.querySelectorAll(':scope > svg').length };
    picture.remove();
    return found;
  }, text);
  expect(widest).toBeLessThanOrEqual(width);
  expect(insets).toBe(2); // the map, and the inset of the South China Sea
  expect(text).not.toMatch(/ (?:class|style)="/);
  expect(await page.evaluate((source) => new DOMParser().parseFromString(source, 'image/svg+xml').querySelectorAll('parsererror').length, text)).toBe(0);
  const png = await saved(page, '下载', 'PNG 图片');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  expect(png.content.length).toBeGreaterThan(20_000);
}));

/** Opens a saved file, without the policy of the server's own pages. */
async function openSaved(page: Page, content: Buffer): Promise<void> {
  await page.route('**/saved.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: content }));
  await page.goto(new URL('/saved.html', page.url()).href);
}

test.each(['/?kinds=SUPPORTS', '/?kinds=COOPERATES,FRIENDLY,INVESTS,REPRESENTS', '/?district=310115&level=COUNTY'])('%s, saved as HTML, has the source of each row', (path) =>
  visit(`${path}&lang=zh`, async (page) => {
    await page.locator('.row').first().waitFor();
    const rows = await page.locator('.row').count();
    const { content } = await saved(page, '下载', 'HTML 单页文件');
    await openSaved(page, content);
    const sources = await page.locator('.row .row-source').allTextContents();
    expect(sources).toHaveLength(rows);
    await screenshot(page, `saved-sources${path.replaceAll(/\W/g, '-')}`);
    expect(sources.filter((source) => source.length < 8)).toEqual([]);
    expect(sources.some((source) => /沪府合办发〔2021〕14号.*(表|附录)/.test(source))).toBe(true);
  }));

test.each(['/place/532931', '/?kinds=SUPPORTS'])('%s is saved as one HTML file, which needs nothing else and keeps its evidence', (path) =>
  visit(`${path}${path.includes('?') ? '&' : '?'}lang=zh`, async (page) => {
    const marks = await page.locator('main :is(.evidence-mark, .evidence-tag)').count();
    const { content } = await saved(page, '下载', 'HTML 单页文件');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await openSaved(page, content);
    expect(requests).toHaveLength(1);
    expect(await page.locator('script, button:enabled, input:enabled, select').count()).toBe(0);
    expect(await page.locator('article :is(.evidence-mark, .evidence-tag)').count()).toBe(marks);
    await page.getByText('数据版本').waitFor();
    expect(await page.evaluate(() => [...document.querySelectorAll('article *')].filter((element) =>
      element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY)).length)).toBe(0);
    await screenshot(page, `saved-${path.startsWith('/place') ? 'place' : 'map'}`);
  }));

test('an error is reported to the operator’s address, with the address of the page', () => visit('/about?lang=en', async (page) => {
  const href = await page.getByRole('link', { name: 'Report an error' }).getAttribute('href') ?? '';
  expect(href).toMatch(/^mailto:errors@example\.org\?subject=/);
  expect(decodeURIComponent(href)).toContain(page.url());
}));

test('a menu closes by Escape, and gives the focus back', () => visit('/about?lang=en', async (page) => {
  const cite = page.locator('.actions summary', { hasText: 'Cite' });
  await cite.focus();
  await page.keyboard.press('Enter');
  await page.locator('.citation').waitFor();
  await settled(page);
  await page.keyboard.press('Escape');
  await page.locator('.citation').waitFor({ state: 'detached' });
  expect(await cite.evaluate((element) => element === document.activeElement)).toBe(true);
}));
