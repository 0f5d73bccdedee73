import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, screenshot, settled, useBrowser, visit } from './browser';

useBrowser();

test('by keyboard alone: type a county, and see whom to ask first and from which level on Shanghai helps', () => visit('/duty?lang=zh', async (page) => {
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('duty-place');
  await page.keyboard.type('漾濞县');
  await page.keyboard.press('Enter');
  await page.locator('.duty-who .large-figure', { hasText: '奉贤区' }).waitFor();
  expect(new URL(page.url()).searchParams.get('place')).toBe('漾濞县');
  expect(await page.locator('h1').textContent()).toBe('漾濞彝族自治县：应急联系');
  expect(await page.locator('.duty-who').innerText()).toContain('2021年起');
  const level = page.locator('.duty-level');
  expect(await level.innerText()).toContain('四级及以上');
  expect(await level.innerText()).toContain('附录15');
  expect(await level.locator('.helps').count()).toBe(4);
  expect(await page.locator('.duty-check').count()).toBe(0);
}));

test('contacts are listed nearest first, each with its evidence', () => visit('/duty?place=漾濞县&lang=zh', async (page) => {
  expect(await page.locator('.duty-group h3').allInnerTexts()).toEqual(
    ['漾濞彝族自治县', '大理白族自治州', '云南省'].map((name) => expect.stringContaining(name)));
  const rows = page.locator('.duty-group ol > li');
  expect(await rows.count()).toBe(9);
  expect(await page.locator('.duty-group .evidence-tag').count()).toBe(9);
  expect(await rows.nth(1).innerText()).toContain('帮扶同地州 6 个县');
  expect(await page.locator('.duty-notice').innerText()).toContain('规划没有给出联系电话');
}));

test('near places that Shanghai supports, the nearest first', () => visit('/duty?place=漾濞县&lang=zh', async (page) => {
  const distances = await page.locator('.duty-nearby li .number').allInnerTexts();
  expect(distances.length).toBe(8);
  const kilometres = distances.map((text) => Number.parseInt(text, 10));
  expect(kilometres).toEqual(kilometres.toSorted((a, b) => a - b));
  expect(await page.locator('.duty-nearby li').first().innerText()).toContain('永平县');
}));

test.each([
  ['漾鼻县', '相近的写法'],
  ['漾濞县苍山西镇', '乡镇、街道或村'],
])('%s is read as a place, and the reader is told to check', (text, how) => visit(`/duty?place=${text}&lang=zh`, async (page) => {
  const check = await page.locator('.duty-check').innerText();
  expect(check).toContain(text);
  expect(check).toContain(how);
  expect(check).toContain('漾濞彝族自治县');
}));

test('a code is exact', () => visit('/duty?place=532922&lang=zh', async (page) => {
  expect(await page.locator('.duty-who .large-figure').innerText()).toBe('奉贤区');
  expect(await page.locator('.duty-check').count()).toBe(0);
}));

test('an ambiguous text is never guessed', () => visit('/duty?place=朝阳区&lang=zh', async (page) => {
  expect(await page.locator('.duty-answer').count()).toBe(0);
  await expectAccessible(page);
  expect(await page.locator('.duty-candidates li').count()).toBe(2);
  await page.getByRole('link', { name: '北京市朝阳区' }).click();
  await settled(page);
  expect(await page.locator('.duty-place').innerText()).toContain('110105');
  await page.goBack();
  await page.locator('.duty-candidates').waitFor();
}));

test.each([
  ['台北市', '没有叫“台北市”的地方。是不是'],
  ['xyzzy', '也没有名称相近的'],
  ['浦东新区', '“浦东新区”在上海'],
  ['啊'.repeat(3000), `没有叫“${'啊'.repeat(20)}…”的地方`],
])('%s: %s', (text, words) => visit(`/duty?place=${text}&lang=zh`, async (page) => {
  expect(await page.getByRole('alert').innerText()).toContain(words);
  expect(await page.locator('.duty-answer').count()).toBe(0);
  await expectAccessible(page);
}));

test.each([
  ['汶川县', 'only through places above', 'Level III or more severe'],
  ['澳门', 'No tie on record', 'Level III or more severe'],
])('%s has no direct tie: %s', (text, reach, level) => visit(`/duty?place=${text}&lang=en`, async (page) => {
  expect(await page.locator('.duty-who h2').innerText()).toContain(reach);
  expect(await page.locator('.duty-level').innerText()).toContain(level);
}));

test.each([
  ['云南省', '浦东新区', '帮扶其中 10 个县'],
  ['云南省', '普陀区', '帮扶其中 5 个县'],
])('%s: %s supports counties, and its friendly pair is named apart', (place, district, words) => visit(`/duty?place=${place}&lang=zh`, async (page) => {
  const row = await page.locator('.duty-group ol > li', { hasText: district }).first().innerText();
  expect(row).toContain(words);
  expect(row).toContain('友好城区');
}));

test('a chamber of commerce is not asked first where a government is tied', () => visit('/duty?place=三明市&lang=zh', async (page) => {
  expect(await page.locator('.duty-who').innerText()).not.toContain('商会');
  expect(await page.locator('.duty-who').innerText()).toContain('上海市');
  expect(await page.locator('.duty-answer > [role="status"]').textContent()).toBe('三明市：先找上海市');
}));

test('what is not known: addresses, beginnings, the years after the plan', () => visit('/duty?place=漾濞县&lang=zh', async (page) => {
  const unknown = await page.locator('.not-known').innerText();
  for (const text of ['2 个办事机构的地址', '规划期到 2025 年为止', '占位']) expect(unknown).toContain(text);
}));

test.each(['漾濞县', '汶川县', '云南省', '遵义市'])('%s prints on one page of A4', (place) => visit(`/duty?place=${place}&lang=zh`, async (page) => {
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await screenshot(page, `duty-print-${place}`);
}));

describe.each(['漾濞县', '云南省'])('%s', (place) => {
  test.each([[360, 'zh', 'light'], [768, 'en', 'light'], [1440, 'en', 'dark'], [2560, 'zh', 'light']] as const)(
    '%i pixels, %s, %s: accessible, and nothing is cut off', (width, language, theme) =>
      visit(`/duty?place=${place}&lang=${language}&theme=${theme}`, async (page) => {
        await expectNoSidewaysScrolling(page);
        if (width === 360 || width === 1440) await expectAccessible(page);
        await screenshot(page, `duty-${place || 'empty'}-${width}-${language}-${theme}`);
      }, { width }));
});
