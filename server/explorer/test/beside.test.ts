import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, screenshot, useBrowser, visit, type Window } from './browser';

// The pages beside the explorer: the documents and the playground, which server/site makes.
useBrowser();

const query = '{ districts(first: 1) { nodes { name } } }';

/** The text of GraphiQL's pane of results, once there is some. */
const result = `document.querySelector('.result-window .CodeMirror')?.CodeMirror.getValue() || ''`;

/** Waits until GraphiQL shows an answer with a text in it. */
async function answered(page: Page, text: string): Promise<void> {
  await expect.poll(() => page.evaluate(result), { timeout: 20_000 }).toContain(text);
}

const windows: Window[] = [
  { language: 'zh-CN', theme: 'light', width: 1280 },
  { language: 'zh-CN', theme: 'dark', width: 390, height: 844 },
  { language: 'en-GB', theme: 'dark', width: 1280 },
  { language: 'en-GB', theme: 'light', width: 390, height: 844 },
];

describe.each(windows)('$language, $theme, $width pixels', (window) => {
  const language = window.language?.slice(0, 2);
  test('the playground runs the query of its address, fits and is accessible', () => visit(`/playground?query=${encodeURIComponent(query)}`, async (page) => {
    await answered(page, '黄浦区');
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    const [editor, answer] = await Promise.all(['.graphiql-query-editor', '.result-window'].map((part) => page.locator(part).boundingBox()));
    expect(Math.min(editor?.width ?? 0, answer?.width ?? 0)).toBeGreaterThan((window.width ?? 0) * 0.4);
    await screenshot(page, `playground-${language}-${window.theme}-${window.width}`);
  }, window));
  test('a document fits and is accessible', () => visit(language === 'zh' ? '/docs/zh/api' : '/docs/api', async (page) => {
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await screenshot(page, `docs-${language}-${window.theme}-${window.width}`, false);
  }, window));
});

test('the playground waits with what may change something', () => visit(`/playground?query=${encodeURIComponent('mutation { a }')}`, async (page) => {
  await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
  await page.waitForTimeout(500);
  expect(await page.evaluate(result)).toBe('');
}));

test('the reference and a second tab of the playground are accessible', () => visit('/playground?docs&lang=en', async (page) => {
  await page.locator('.graphiql-doc-explorer').waitFor();
  await answered(page, '黄浦区');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New tab' }).click();
  await page.locator('.graphiql-tab').nth(1).waitFor();
  await expectAccessible(page);
  expect(await page.locator('.graphiql-tab-button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-current')))).toEqual(['false', 'true']);
  await page.locator('.graphiql-tab-button').first().click();
  await expect.poll(() => page.locator('.graphiql-tab-button').first().getAttribute('aria-current')).toBe('true');
}));

test('a document changes its theme and its language, and keeps them', () => visit('/docs', async (page) => {
  expect(new URL(page.url()).pathname).toBe('/docs/zh');
  await page.getByRole('link', { name: '深色' }).click();
  await page.getByRole('link', { name: 'EN, English' }).click();
  await page.getByRole('link', { name: 'Queries' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Queries' }).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(21, 24, 28)');
  await page.getByRole('link', { name: 'coopgraph', exact: true }).click();
  await page.getByRole('heading', { name: 'Questions to start from' }).waitFor();
  await expectAccessible(page);
}, { language: 'zh-CN', theme: 'light' }));

test('the questions fit a phone, and the query that greets the reader is run', () => visit('/playground?lang=zh', async (page) => {
  await answered(page, '黄浦区');
  await page.getByText('现成的问题').click();
  const box = await page.locator('.questions ul').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
  await screenshot(page, 'playground-questions-360', false);
}, { width: 360, height: 740 }));

test('a question of the playground is answered in its language', () => visit('/playground?lang=zh', async (page) => {
  await page.getByText('现成的问题').click();
  await page.getByRole('link', { name: '剑川县由谁帮扶' }).click();
  await page.waitForURL(/query=/);
  await answered(page, '浦东新区');
  expect(await page.locator('h1').innerText()).toBe('查询页面');
}));

test('the documents and the playground have the header of the explorer', () => visit('/?lang=en', async (page) => {
  const header = () => page.evaluate(() => [...document.querySelectorAll('.brand, nav[aria-label="Views"] > a, .more :is(summary, a), .switch a, .search input[type="text"]')]
    .map((element) => [element.textContent, element.getAttribute('aria-label'), element.getAttribute('placeholder')]));
  const explorer = await header();
  expect(explorer.length).toBeGreaterThan(8);
  for (const path of ['/docs?lang=en', '/playground?lang=en']) {
    await page.goto(new URL(path, page.url()).href);
    expect(await header()).toEqual(explorer);
  }
  await page.goto(new URL('/docs?lang=en', page.url()).href);
  await page.getByRole('textbox', { name: 'Search' }).fill('jianchuan');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('jianchuan');
}));
