import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, resize, screenshot, useBrowser, visit } from './browser';

useBrowser();

const tables = ['ranking', 'linkage', 'investment', 'targets', 'coverage', 'statistics'];

const names = (page: Page) => page.locator('.data-table').first().locator('tbody th').allInnerTexts();

describe.each(tables)('%s', (table) => {
  test.each([['zh', 'light'], ['en', 'dark']])('%s, %s: fits, is accessible, and says how each row is known', (lang, theme) => visit(`/tables?table=${table}&lang=${lang}&theme=${theme}`, async (page) => {
    await page.locator('tbody tr').first().waitFor();
    for (const width of [360, 700, 1024, 2560]) {
      await resize(page, width);
      await expectNoSidewaysScrolling(page);
      await screenshot(page, `tables-${table}-${width}-${lang}`, false);
    }
    await resize(page, 1280);
    await expectAccessible(page);
    const rows = page.locator('.data-table').first().locator('tbody tr');
    const marked = rows.filter({ has: page.locator('.evidence-tag, .evidence-mark') });
    const unheld = table === 'coverage' ? 2 : 0; // two totals that no record counts toward
    expect(await marked.count()).toBe(await rows.count() - unheld);
    await screenshot(page, `tables-${table}-${lang}-${theme}`);
  }, { width: 360, height: 900 }));
});

test('a click on a head sorts, a second one reverses, and the link keeps it', () => visit('/tables?table=investment&lang=zh', async (page) => {
  await page.locator('tbody tr').first().waitFor();
  expect((await names(page))[0]).toBe('江苏省');
  const head = page.locator('th', { hasText: '增速' });
  await head.getByRole('button').click();
  expect(await head.getAttribute('aria-sort')).toBe('descending');
  expect((await names(page))[0]).toBe('海南省');
  await head.getByRole('button').click();
  expect(await head.getAttribute('aria-sort')).toBe('ascending');
  expect((await names(page))[0]).toBe('西藏自治区');
  expect(new URL(page.url()).searchParams.get('investment.sort')).toBe('growth');
  await page.reload();
  await page.locator('tbody tr').first().waitFor();
  expect((await names(page))[0]).toBe('西藏自治区');
  expect(await page.locator('th[aria-sort]').count()).toBe(1);
}));

test('a text filters, and the file has the rows that are shown', () => visit('/tables?table=investment&lang=zh', async (page) => {
  await page.getByLabel('筛选').fill('自治区');
  await page.getByText('5／30 行').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 CSV' }).first().click()]);
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect(lines[0]).toBe('\uFEFF位次,行政区划代码,省（区、市）,投资额 (亿元),大项目投资额,企业数 (家),增速 (%),占比 (%),依据,出处');
  expect(lines[1]).toMatch(/^12,450000,广西壮族自治区,134\.\d+,.*,规划原文,.*“十四五”规划.*/);
  expect(lines).toHaveLength(7);
  await page.getByLabel('筛选').fill('没有这样的省');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByText('30 行').waitFor();
}));

test.each([
  ['ranking&of=COUNTY', '名次,行政区划代码,名称,所在代码,所在,度 (条),它的关系，按依据', /^1,\d{6},[^,]+,\d{6},[^,]+,\d+,/],
  ['ranking&of=CHAMBER', '名次,名称,所在代码,所在,度 (条),依据', /^1,[^,]+,/],
  ['linkage', '名次,行政区划代码,地方,', /^1,\d{6},[^,\d]+,/],
  ['statistics', '上海的区代码,上海的区,记录数,', /^31\d{4},[^,]+区,/],
  ['statistics&by=YEAR', '年份,记录数,', /^\d{4},/],
])('the file of %s has the codes of its places', (table, titles, row) => visit(`/tables?lang=zh&table=${table}`, async (page) => {
  await page.locator('tbody tr').first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 CSV' }).first().click()]);
  const lines = readFileSync(await download.path(), 'utf8').slice(1).split('\r\n');
  expect(lines[0]?.startsWith(titles), lines[0]).toBe(true);
  expect(lines[1]).toMatch(row);
  expect(await page.locator('thead th', { hasText: '代码' }).count()).toBe(0); // only in files
}));

test('investment goes both ways', () => visit('/tables?table=investment&lang=en', async (page) => {
  await page.getByText('626.1 billion yuan').waitFor();
  await page.getByLabel('Direction').selectOption('IN_SHANGHAI');
  await page.waitForURL('**direction=IN_SHANGHAI');
  expect((await names(page))[0]).toBe('Beijing');
  expect(await page.locator('tbody tr').first().innerText()).toContain('2,318.28');
}));

test('every measure ranks, with its definition, and says what the answer is based on', () => visit('/tables?lang=zh', async (page) => {
  const measure = page.getByLabel('指标');
  const options = await measure.locator('option').evaluateAll((list) => list.map((option) => (option as HTMLOptionElement).value));
  expect(options).toEqual(['DEGREE', 'IN_DEGREE', 'OUT_DEGREE', 'WEIGHTED_DEGREE', 'BETWEENNESS', 'CLOSENESS', 'PAGERANK', 'EIGENVECTOR']);
  const definitions = new Set<string>();
  for (const option of options) {
    await measure.selectOption(option);
    await expect.poll(() => page.locator('.basis').innerText(), { timeout: 20_000 })
      .toMatch(option === 'WEIGHTED_DEGREE' ? /用到.*规划原文 106/s : /用到.*规划原文.*公开来源.*未计入.*占位/s);
    definitions.add(await page.locator('.definition').innerText());
  }
  expect(definitions.size).toBe(8);
}));

test('the ties of a place by evidence add up to its degree', () => visit('/tables?lang=zh&of=PROVINCE', async (page) => {
  const row = page.locator('tbody tr').first();
  expect(await row.innerText()).toMatch(/上海市\s+252\s+规划原文 110\s*公开来源 142/);
}));

test('a table that does not exist is said not to', () => visit('/tables?lang=zh&table=zzz', async (page) => {
  await page.getByText('未予采用：table=zzz').waitFor();
}));

test('a measure that does not rank says so', () => visit('/tables?lang=zh&measure=IN_DEGREE', async (page) => {
  await page.getByText('16 个节点得分相同（0）').waitFor();
}));

test('the seven indicators stand as in the plan, and the one without a number has none', () => visit('/tables?table=targets&lang=zh', async (page) => {
  const rows = page.locator('.data-table').first().locator('tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(7);
  expect(await rows.first().innerText()).toContain('与上年度大体相当');
  expect(await rows.nth(1).innerText()).toContain('约束性');
}));

test('placeholders do not count as known', () => visit('/tables?table=coverage&lang=zh', async (page) => {
  const row = page.locator('tbody tr', { hasText: '国内友好城区' }).first();
  await row.waitFor();
  expect(await row.innerText()).toMatch(/496 对\s+6\s+1\.2%/);
  expect(await row.innerText()).toContain('占位 490');
}));

test('statistics are grouped by any dimension, and by a second one', () => visit('/tables?table=statistics&lang=zh', async (page) => {
  await page.getByText('106 条记录，分为 17 组').waitFor();
  await page.getByRole('combobox', { name: '分组', exact: true }).selectOption('PROVINCE');
  await page.getByLabel('再分组').selectOption('KIND');
  await page.waitForURL('**and=KIND');
  const row = page.locator('tbody tr', { hasText: '云南省' }).first();
  await row.getByText('东西部协作').waitFor();
  expect(await row.innerText()).toMatch(/88/);
  await page.getByLabel('统计什么').selectOption('CHAMBERS');
  await page.getByText('67 条记录').waitFor();
  await page.getByLabel('占位').check();
  await page.getByText('怎样分布不是事实').waitFor();
  await page.getByText('222 条记录').waitFor();
}));

test('money out and money in are not added up', () => visit('/tables?table=statistics&of=INVESTMENT_FLOWS&by=PROVINCE&lang=zh', async (page) => {
  const rows = page.locator('tbody tr', { hasText: '北京市' });
  await rows.first().waitFor();
  expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('2,318.28'), expect.stringContaining('414.02')]);
}));

test('the keyboard alone sorts', () => visit('/tables?table=investment&lang=zh', async (page) => {
  await page.locator('tbody tr').first().waitFor();
  await page.getByRole('button', { name: '下载 CSV' }).first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator('th[aria-sort]').innerText()).toContain('省');
  expect((await names(page))[0]).toBe('安徽省');
}));

test('on a narrow screen a menu sorts', () => visit('/tables?table=investment&lang=zh', async (page) => {
  await page.locator('tbody tr').first().waitFor();
  await page.getByLabel('排序').selectOption('-enterprises');
  await page.waitForURL('**investment.sort=-enterprises');
  expect((await names(page))[0]).toBe('浙江省');
}, { width: 360, height: 740 }));
