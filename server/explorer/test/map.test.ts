import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, screenshot, settled, useBrowser, visit } from './browser';

useBrowser();

const desktop = { width: 1440, height: 900 };

/** The ids of the lines of the picture, and of the rows of the list, in their orders. */
async function linesAndRows(page: Page): Promise<[string[], string[]]> {
  await page.locator('.map-list').waitFor();
  const ids = (selector: string) => page.locator(`${selector} [data-line]`).evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-line') ?? ''));
  return [await ids('.lines'), await ids('.map-list')];
}

describe('the picture and its list', () => {
  test.each([
    ['all of China', '/'], ['Yunnan', '/?province=530000'], ['provinces', '/?level=PROVINCE'], ['investment both ways', '/?kinds=INVESTS'],
    ['placeholders', '/?evidence=OFFICIAL,SYNTHETIC'], ['a district at the end of 2020', '/?district=310115&asOf=2020'],
  ])('%s: the list has what the picture draws, in the same order', (_, path) => visit(path, async (page) => {
    const [lines, rows] = await linesAndRows(page);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(rows).toEqual(lines);
  }, desktop));

  test('a sentence says what is drawn, and changes with the filters', () => visit('/', async (page) => {
    const sentence = page.locator('.sentence');
    expect(await sentence.textContent()).toMatch(/^据“十四五”规划（2021—2025 年），上海及其 16 个区与 6 省区市 21 地州市的 106 个县结对（其中 1 个县未列明由哪个区）；另有 82 条其他合作记录（9 条据规划，其余据其他来源），其他来源所载的 7 对友好城区（公布的 496 对中已知 6 对）/);
    await page.locator('.days button', { hasText: '2020' }).click();
    await settled(page);
    expect(await sentence.textContent()).toMatch(/^2020 年底，上海.*与 7 省区市 20 地州市的 101 个县结对（其中 84 个县未列明由哪个区，74 个县只据其他来源）/);
    expect(await page.locator('.lens-title').textContent()).toContain('另 84 县未列明区');
    await page.locator('.map-kinds .choice', { hasText: '合作' }).click();
    expect(await sentence.textContent()).not.toContain('合作记录');
    expect(page.url()).toContain('kinds=SUPPORTS,FRIENDLY');
    await page.goBack();
    expect(await sentence.textContent()).toContain('合作记录');
  }, desktop));

  test('the pointer or the focus on a row lights up its line, its place and its district', () => visit('/?province=530000', async (page) => {
    const row = page.locator('.map-list .row').first();
    const id = await row.getAttribute('data-line');
    await row.locator('button').focus();
    expect(await page.locator(`.line.lit[data-line="${id}"]`).count()).toBe(1);
    expect(await page.locator('.dot.lit').count()).toBe(1);
    expect(await page.locator('.district.lit').count()).toBe(1);
    expect(await page.locator('.map-view.has-lit').count()).toBe(1);
    await page.mouse.move(2, 2);
    await page.locator('.skip').focus();
    expect(await page.locator('.lit').count()).toBe(0);
  }, desktop));

  test('what is chosen says who, since when, how it is known and where', () => visit('/?place=532900', async (page) => {
    const details = page.locator('.details');
    await details.locator('.tie').first().waitFor();
    expect(await details.locator('h2').textContent()).toBe('大理白族自治州');
    expect(await details.locator('.tie').count()).toBe(11);
    expect(await details.locator('.tie').first().textContent()).toMatch(/区.*→.*(县|市).*规划原文.*东西部协作.*2021年起.*表7/);
    expect(await details.locator('a', { hasText: '打开地点页' }).getAttribute('href')).toBe('/place/532900');
    expect(await page.locator('.district.tied').count()).toBe(2);
    await details.locator('.close').click();
    expect(await details.count()).toBe(0);
  }, desktop));

  test('a link to a county shows it, with its line; so does a link to a place without ties', () => visit('/?place=532931', async (page) => {
    await page.locator('.details .tie').first().waitFor();
    expect(await page.locator('.dot.chosen').getAttribute('data-place')).toBe('532931');
    expect(await page.locator('.line.chosen').count()).toBe(1);
    expect(await page.locator('.line.support').count()).toBe(88);
    await page.goto(page.url().replace('532931', '110105'));
    await page.locator('.mark text').waitFor();
    expect(await page.locator('.mark text').textContent()).toBe('朝阳区');
    await page.locator('.details', { hasText: '没有已知的关系' }).waitFor();
  }, desktop));

  test('a line can be chosen, and an undated tie has no year', () => visit('/', async (page) => {
    await page.locator('[data-line="310000-650200-SUPPORTS"].row button').click();
    expect(page.url()).toContain('line=310000-650200-SUPPORTS');
    await page.locator('.details .chip').first().waitFor();
    expect(await page.locator('.details .tie').textContent()).toMatch(/上海市.*→.*克拉玛依市.*未注明日期.*不晚于 2020年12月31日/);
    expect(await page.locator('.line.chosen').count()).toBe(1);
    await expectAccessible(page);
  }, desktop));
});

describe('levels', () => {
  test('lines open up from provinces to prefectures to counties when one zooms, and a link shows the same picture', () => visit('/', async (page) => {
    const levelOf = async () => {
      const partners = await page.locator('.line.support').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-partner') ?? ''));
      return [partners.filter((code) => code.endsWith('0000')).length, partners.filter((code) => /[1-9]\d00$|\d[1-9]00$/.test(code)).length, partners.length];
    };
    await page.locator('.zoom-buttons button', { hasText: '−' }).click();
    expect((await levelOf())[2]).toBe(6);
    await page.locator('.zoom-buttons button', { hasText: '全国' }).click();
    expect((await levelOf())[2]).toBe(21);
    await page.locator('.zoom-buttons button', { hasText: '云南' }).click();
    await page.locator('.prefectures').waitFor({ state: 'attached' });
    expect(await levelOf()).toEqual([0, 0, 88]);
    expect(new Set(await page.locator('.line.support').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-home')))).size).toBe(16);
    const paths = () => page.locator('.lines .arc').evaluateAll((arcs) => arcs.map((arc) => arc.getAttribute('d')));
    const before = await paths();
    await page.reload();
    await settled(page);
    expect(await paths()).toEqual(before);
    await screenshot(page, 'map-yunnan', false);
    await expectAccessible(page);
  }, desktop));

  test('dragging and the wheel move the map, and the address follows', () => visit('/', async (page) => {
    await page.mouse.move(600, 400);
    await page.mouse.down();
    await page.mouse.move(660, 440, { steps: 4 });
    expect(await page.locator('.moving').count()).toBe(1);
    await page.mouse.up();
    await page.waitForURL(/at=/);
    const dragged = page.url();
    await page.mouse.wheel(0, -600);
    await page.waitForURL((url) => url.href !== dragged);
    expect(await page.locator('.moving').count()).toBe(0);
    await page.locator('.scene').focus();
    await page.keyboard.press('0');
    expect(page.url()).not.toContain('at=');
  }, desktop));
});

describe('every reader', () => {
  test.each([['zh', 390], ['en', 360]] as const)('%s on a phone of %d pixels: sentence, kinds, map, list', (language, width) => visit(`/?lang=${language}`, async (page) => {
    await expectNoSidewaysScrolling(page);
    const tops = await Promise.all(['.sentence', '.map-kinds', '.scene', '.rows'].map(async (selector) => (await page.locator(selector).first().boundingBox())?.y ?? 0));
    expect(tops).toEqual(tops.toSorted((x, y) => x - y));
    expect(await page.locator('.scene .lens').count()).toBe(0);
    await page.locator('.map-filters summary').click();
    expect(await page.locator('.lens-inset .district').count()).toBe(16);
    await expectAccessible(page);
    await screenshot(page, `map-phone-${language}`);
  }, { width, height: 844 }));

  test.each([1440, 2560])('%d pixels wide, dark, English', (width) => visit('/?lang=en&theme=dark', async (page) => {
    await screenshot(page, `map-dark-${width}`, false);
    await expectAccessible(page);
  }, { width, height: width === 2560 ? 1440 : 900 }));

  test('keys reach filters, map, lens and list, and choose a line', () => visit('/', async (page) => {
    const reached = new Set<string>();
    for (let i = 0; i < 90 && !reached.has('row'); i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => {
        const element = document.activeElement;
        return ['map-kinds', 'map-evidence', 'map-time', 'map-places', 'scene', 'district', 'zoom-buttons', 'row'].findLast((name) => element?.closest(`.${name}`)) ?? '';
      }));
    }
    for (const part of ['map-kinds', 'map-evidence', 'map-time', 'map-places', 'district', 'zoom-buttons', 'row']) expect([...reached]).toContain(part);
    await page.keyboard.press('Enter');
    expect(page.url()).toContain('line=310000-532900-SUPPORTS');
  }, desktop));
});
