import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, screenshot, settled, useBrowser, visit } from './browser';

useBrowser();

test('a county: who supports it since when, with document and table', () => visit('/place/532931?lang=zh', async (page) => {
  expect(await page.locator('h1').textContent()).toBe('剑川县');
  expect(await page.locator('.sentence').textContent()).toBe('浦东新区自2021年起帮扶剑川县（东西部协作）。');
  const row = page.locator('section[aria-labelledby="support"] tbody tr').first();
  expect(await row.innerText()).toContain('2021年起');
  await row.locator('summary').click();
  expect(await row.locator('.sources').innerText()).toContain('沪府合办发〔2021〕14号');
  await page.locator('.place-ended summary').first().click();
  expect(await page.locator('.place-ended tbody').innerText()).toContain('上海市');
}));

test('the way up: prefecture and province', () => visit('/place/532931?lang=en', async (page) => {
  expect(await page.locator('.place-crumbs li').allInnerTexts()).toEqual(
    ['China', 'Yunnan Province', 'Dali Bai Autonomous Prefecture', 'Jianchuan County'].map((name) => expect.stringContaining(name)));
  await page.locator('.place-crumbs').getByText('Dali').click();
  await settled(page);
  await page.waitForURL('**/place/532900?lang=en');
  await page.goBack();
  await settled(page);
  expect(await page.locator('h1').textContent()).toBe('Jianchuan County');
}));

test('a prefecture and all below it, or it alone', () => visit('/place/532900?lang=zh', async (page) => {
  expect(await page.locator('.sentence').textContent()).toBe('上海 2 个区帮扶大理白族自治州的 11 个县（区、市）：浦东新区 6、奉贤区 5。');
  expect(await page.locator('section[aria-labelledby="support"] .data-table').first().locator('tbody tr').count()).toBe(11);
  expect(await page.locator('.locator, .dot-map-figure').first().locator('circle.support').count()).toBe(11);
  await page.getByRole('button', { name: '只看本级' }).click();
  await page.waitForURL('**below=false');
  await page.locator('.sentence', { hasText: '没有大理白族自治州与上海直接联系的记录' }).waitFor();
  await page.goBack();
  await page.locator('.sentence', { hasText: '11 个县' }).waitFor();
}));

test.each([
  ['530000', '16 districts of Shanghai support 88 counties of Yunnan Province'],
  ['310000', 'Shanghai supports 106 counties in 21 prefectures'],
  ['310115', 'Pudong New Area supports 12 counties in 4 prefectures'],
  ['520300', 'Shanghai supported 9 counties of Zunyi City until 2020'],
  ['130123', 'No direct tie between Zhengding County and Shanghai is on record'],
  ['820000', 'No tie between Macao'],
])('%s: %s', (code, sentence) => visit(`/place/${code}?lang=en`, async (page) => {
  expect(await page.locator('.sentence').textContent()).toContain(sentence);
}));

test('what is not known has a place of its own, and an unknown beginning is never a year', () => visit('/place/310115?lang=zh', async (page) => {
  const unknown = await page.locator('.not-known').innerText();
  expect(unknown).toContain('规划期到 2025 年为止');
  expect(unknown).toContain('2 条结对始于何时');
  expect(unknown).toContain('496');
  const row = page.locator('section[aria-labelledby="support"] tbody tr', { hasText: '江孜县' });
  expect(await row.innerText()).toContain('起始未载');
  expect(await row.innerText()).not.toMatch(/20\d\d/);
}));

test('placeholders are counted and left out until they are asked for, and then marked', () => visit('/place/310115?lang=zh', async (page) => {
  const rows = page.locator('section[aria-labelledby="partners"] tbody tr');
  expect(await rows.count()).toBe(4);
  expect(await page.locator('.place-placeholders').innerText()).toContain('另有 30 对占位没有列出');
  await page.getByRole('button', { name: '显示 30 对占位' }).click();
  await page.locator('.place-all > summary', { hasText: '34' }).click();
  expect(await rows.count()).toBe(34);
  expect(await rows.locator('.evidence-tag.synthetic').count()).toBe(30);
  await page.getByRole('button', { name: '不显示占位' }).click();
  await page.waitForURL((url) => !url.search.includes('SYNTHETIC'));
}));

test('an act is counted once, as agreement and not as cooperation too', () => visit('/place/530000?lang=zh', async (page) => {
  expect(await page.locator('.place-facts div', { hasText: '项合作与协议' }).locator('.large-figure').innerText()).toBe('2');
  expect(await page.locator('section[aria-labelledby="partners"]').innerText()).toContain('另有 2 项由协议建立的合作');
  expect(await page.locator('section[aria-labelledby="agreements"] .record-list > li').count()).toBe(2);
}));

test('money by year and direction', () => visit('/place/530000?lang=zh', async (page) => {
  const money = await page.locator('section[aria-labelledby="money"]').innerText();
  for (const text of ['2020', '72.07', '40.14', '表3', '表4']) expect(money).toContain(text);
}));

test('a wrong code gives words and a way out', () => visit('/place/999999?lang=zh', async (page) => {
  expect(await page.locator('h1').textContent()).toBe('没有代码为 999999 的地方');
  await expectAccessible(page);
  await page.getByRole('link', { name: '打开地图' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}));

test('a code of 3000 characters is cut', () => visit(`/place/${'9'.repeat(3000)}?lang=zh`, async (page) => {
  expect(await page.locator('h1').textContent()).toBe(`没有代码为 ${'9'.repeat(20)}… 的地方`);
}));

test('the code of a township leads to its county', () => visit('/place/532931100?lang=zh', async (page) => {
  await page.getByRole('alert').getByRole('link', { name: '剑川县' }).click();
  await page.waitForURL('**/place/532931?lang=zh');
}));

test('the same as a file and as a request of curl', () => visit('/place/532931?lang=zh', async (page) => {
  const actions = page.locator('footer.actions');
  await actions.getByText('下载').click();
  const [file] = await Promise.all([page.waitForEvent('download'), actions.getByRole('button', { name: 'CSV' }).click()]);
  const rows = readFileSync(await file.path(), 'utf8').trim().split(/\r?\n/);
  expect(rows[0]).toContain('种类,甲方或名称');
  expect(rows.filter((row) => row.startsWith('对口帮扶,'))).toHaveLength(2);
  expect(rows.join()).toContain('上海对内开放与合作交流“十四五”规划 表7');
  await actions.getByText('查询语句').click();
  await actions.getByRole('button', { name: 'curl' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('query PlacePage');
}));

test('by keyboard alone: up to the prefecture, sort, open a source', () => visit('/place/532900?lang=zh', async (page) => {
  await page.locator('.place-crumbs a').first().focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('云南省');
  const sort = page.locator('section[aria-labelledby="support"] thead button').first();
  await sort.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**support.sort=county');
  const source = page.locator('section[aria-labelledby="support"] tbody summary').first();
  await source.focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('section[aria-labelledby="support"] tbody details[open]').count()).toBe(1);
}));

describe.each(['530000', '310115'])('%s', (code) => {
  test.each([[360, 'zh', 'light'], [768, 'en', 'light'], [1440, 'en', 'dark'], [2560, 'zh', 'light']] as const)(
    '%i pixels, %s, %s: accessible, and nothing is cut off', (width, language, theme) =>
      visit(`/place/${code}?lang=${language}&theme=${theme}`, async (page) => {
        await expectNoSidewaysScrolling(page);
        const [figure, map] = await Promise.all(['.dot-map-figure', '.dot-map-figure .dot-map'].map((name) => page.locator(name).first().boundingBox()));
        expect(figure?.height).toBeGreaterThan(map?.height ?? Number.POSITIVE_INFINITY);
        if (width === 360 || width === 1440) await expectAccessible(page);
        await screenshot(page, `place-${code}-${width}-${language}-${theme}`);
      }, { width }));
});
