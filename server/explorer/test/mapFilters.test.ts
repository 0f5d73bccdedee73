import type { Page, Route } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { screenshot, useBrowser, visit } from './browser';

useBrowser();

const desktop = { width: 1440, height: 900 };

/** The numbers of ties of an evidence that are drawn and left out. */
async function counts(page: Page, evidence: number): Promise<[number, number]> {
  const numbers = await page.locator(`.map-evidence .choice >> nth=${evidence}`).locator('.choice-number').allTextContents();
  return [Number(numbers[0]), Number(numbers[1])];
}

describe('filters', () => {
  test('placeholders are off; if they are on, they are dashed grey and say what they are', () => visit('/', async (page) => {
    expect(await page.locator('.line.placeholder').count()).toBe(0);
    expect(await counts(page, 3)).toEqual([0, 490]);
    await page.locator('.map-evidence .choice', { hasText: '占位' }).click();
    await page.locator('.line.placeholder').first().waitFor();
    expect(await counts(page, 3)).toEqual([490, 0]);
    expect(await page.locator('.placeholder-badge').textContent()).toBe('含 490 条占位，不是真实的关系');
    expect(await page.locator('.row .badge').count()).toBe(await page.locator('.line.placeholder').count());
    const [knownBar, placeholderBar] = await Promise.all(['.row:not(.placeholder) .bar > .friendly', '.row.placeholder .bar > .friendly'].map((selector) =>
      page.locator(selector).first().evaluate((bar) => getComputedStyle(bar).backgroundColor)));
    expect(placeholderBar).not.toBe(knownBar);
    const [known, placeholder] = await Promise.all(['.line.friendly:not(.placeholder) .arc', '.line.placeholder .arc'].map((selector) =>
      page.locator(selector).first().evaluate((arc) => [getComputedStyle(arc).stroke, getComputedStyle(arc).strokeDasharray])));
    expect(placeholder).not.toEqual(known);
    expect(placeholder?.[1]).toMatch(/5px,? 5px/);
    await screenshot(page, 'map-placeholders', false);
  }, desktop));

  test('the legend counts what is drawn and what is left out', () => visit('/?province=530000', async (page) => {
    for (const evidence of [0, 1, 2, 3]) {
      const [drawn, leftOut] = await counts(page, evidence);
      expect(drawn + leftOut).toBe([175, 80, 0, 490][evidence]);
    }
  }, desktop));

  test('each kind has a colour and a dash of its own', () => visit('/?kinds=SUPPORTS,COOPERATES,FRIENDLY,INVESTS', async (page) => {
    const looks = await Promise.all(['support', 'cooperation', 'friendly', 'investment'].map((kind) =>
      page.locator(`.line.${kind} .arc`).first().evaluate((arc) => [getComputedStyle(arc).stroke, getComputedStyle(arc).strokeDasharray])));
    expect(new Set(looks.map(([colour]) => colour)).size).toBe(4);
    expect(new Set(looks.slice(0, 3).map(([, dash]) => dash)).size).toBe(3);
  }, desktop));

  test('the lens is a legend, a filter and the origin of the lines; keys do as well', () => visit('/', async (page) => {
    const pudong = page.locator('.district[data-district="310115"]');
    expect(await pudong.getAttribute('aria-label')).toBe('浦东新区 12');
    expect(await page.locator('.district').count()).toBe(16);
    await pudong.focus();
    await page.keyboard.press('Enter');
    expect(page.url()).toContain('district=310115');
    expect(await pudong.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.map-places select').first().inputValue()).toBe('310115');
    const homes = await page.locator('.lines .line').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-home')));
    expect(new Set(homes)).toEqual(new Set(['310115']));
    await screenshot(page, 'map-district', false);
    await page.keyboard.press(' ');
    expect(page.url()).not.toContain('district');
  }, desktop));

  test('nothing to draw is explained, with a way out', () => visit('/?asOf=1900', async (page) => {
    expect(await page.locator('.map-list .empty').textContent()).toContain('没有来源表明这一天已有这些关系');
    await page.locator('.map-list .empty button').first().click();
    await page.locator('.row').first().waitFor();
    expect(page.url()).not.toContain('asOf');
  }, desktop));

  test('until the figures of another day are there, the old ones stand with their own day', () => visit('/', async (page) => {
    const before = await page.locator('.sentence').textContent();
    const held: Route[] = [];
    await page.route('**/graphql', (route) => { held.push(route); });
    await page.locator('.days button', { hasText: '2020' }).click();
    await page.locator('.map-figure .progress').waitFor();
    expect(await page.locator('.sentence').textContent()).toBe(before);
    for (const route of held) await route.continue();
    await page.locator('.sentence', { hasText: '2020 年底' }).waitFor();
  }, desktop));

  test('investment is of its year, whatever the day, and money out is not added to money in', () => visit('/?kinds=INVESTS&asOf=2021', async (page) => {
    expect(await page.locator('.map-kinds .choice', { hasText: '投资' }).textContent()).toContain('2020 年');
    expect(await page.locator('#rows-INVESTS').textContent()).toMatch(/流出 6,261 亿元 · 流入 4,951 亿元 · 60 行/);
    expect(await page.locator('.line.investment').count()).toBe(60);
    expect(await page.locator('.arc[marker-end]').count()).toBe(30);
    expect(await page.locator('.arc[marker-start]').count()).toBe(30);
  }, desktop));

  test('parts of the address that are not known are named', () => visit('/?asOf=abc&kinds=FOO&district=319999&place=999999', async (page) => {
    await page.locator('.notice', { hasText: 'place' }).waitFor();
    expect(await page.locator('.notice').textContent()).toBe('地址中有未能识别的部分，未予采用：kinds=FOO · asOf=abc · district=319999 · place=999999');
    expect(await page.locator('.line.support').count()).toBe(21);
  }, desktop));

  test('derived ties are dotted, on the map and in the list', () => visit('/?asOf=2020', async (page) => {
    const dali = page.locator('[data-line="310000-532900-SUPPORTS"]');
    expect(await page.locator('.lines').locator(dali).getAttribute('class')).toContain('derived');
    expect(await page.locator('.dot[data-place="530800"]').getAttribute('class')).toContain('derived');
    expect(await page.locator('.map-list').locator(dali).locator('.evidence-mark').getAttribute('class')).toContain('derived');
  }, desktop));
});
