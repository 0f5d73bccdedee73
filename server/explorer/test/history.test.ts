import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, resize, useBrowser, visit } from './browser';
import { start } from './server';

useBrowser();

test('a server with the dataset alone has one commit, and its records their history', () => visit('/history?lang=zh', async (page) => {
  expect(await page.locator('.sentence').textContent()).toContain('共 1 次提交');
  await page.getByRole('link', { name: '第 1 次提交' }).click();
  await page.waitForURL('**commit=1');
  await page.locator('.history-list > li').nth(49).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: '下一页' }).click();
  await page.getByRole('link', { name: '第一页' }).waitFor();
  await resize(page, 360);
  await expectNoSidewaysScrolling(page);
}));

test('from a place to its history, and from a record that has none', () => visit('/place/310104?lang=en', async (page) => {
  await page.getByRole('link', { name: 'History' }).first().click();
  await page.waitForURL('**record=place-310104');
  await page.getByRole('heading', { name: 'History of “Xuhui District”' }).waitFor();
  await page.locator('.history-action', { hasText: 'created' }).waitFor();
}));

test.each([
  ['zh', 'id=zzz&commit=0', '未能识别的部分，未予采用：id=zzz · commit=0'], ['en', 'commit=x', 'not known and were not used: commit=x'],
])('in %s it says what it does not know of %s', (language, parameters, words) => visit(`/history?lang=${language}&${parameters}`, async (page) => {
  await page.getByRole('status').getByText(words).waitFor();
  await page.locator('.history-list li').first().waitFor();
}));

test('values are in words, in both languages', () => visit('/history?record=friendly-1aqsa9vmvc4w91c1&lang=zh', async (page) => {
  const fields = page.locator('.history-changes');
  expect(await fields.locator('th[scope=row]').allTextContents()).toEqual(['标识', '依据', '出处', '起始时间', '最早见证日期', '起点', '终点', '计入公布总数']);
}));

const token = 'a-token-of-the-tests-0123456789abcdef';
let folder: string;
let server: { address: string; stop: () => void };

/** A server that keeps its data in a folder of its own, and takes writes. Two pairs are entered one after the other. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coopgraph-history-'));
  const tokens = join(folder, 'tokens');
  writeFileSync(tokens, `${token}\n`, { mode: 0o600 });
  server = await start(inject('program'), '-data', join(folder, 'data'), '-import-token-file', tokens);
  await enter('徐汇区\t歙县\t2019-07');
  await enter('黄浦区\t泾县\t2018');
});
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

/** Imports one friendly pair in a commit of its own. */
async function enter(row: string): Promise<void> {
  const query = new URLSearchParams({ apply: 'true', kind: 'friendly-pairs', evidence: 'REPORTED', source: '区政府网站', by: 'Kim', note: '逐条录入' });
  const response = await fetch(`${server.address}/import?${query}`, {
    method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/tab-separated-values' }, body: `区\t友好城区\t结好时间\n${row}\n`,
  });
  expect(await response.text(), String(response.status)).toContain('"applied":true');
}

test('what was recorded after a commit is a picture, and the tie has its history', () => visit('/history?commit=2&lang=zh', async (page) => {
  await page.locator('main', { hasText: '逐条录入' }).waitFor();
  expect(await page.locator('main').innerText()).not.toContain('Kim');
  await expectAccessible(page);
  await page.getByRole('link', { name: '此后录入和删除了哪些关系' }).click();
  await page.waitForURL('**/change?*');
  await page.locator('.change-filters button', { hasText: '友好城区' }).click();
  await page.locator('.sentence', { hasText: '录入 1，删除 0' }).waitFor();
  expect(await page.locator('.change-maps .dot-map').first().locator('.plus.began').count()).toBe(1);
  await expectAccessible(page);
  await resize(page, 360);
  await expectNoSidewaysScrolling(page);
  await page.getByRole('link', { name: '改为比较两个时间' }).click();
  await page.locator('.sentence', { hasText: '从 2020 年底到 2021 年底' }).waitFor();

  await page.goto(`${server.address}/history?commit=2&lang=zh`);
  await page.getByRole('link', { name: '徐汇区与歙县' }).click();
  await page.locator('.history-changes', { hasText: '2019年7月' }).waitFor({ state: 'attached' });
  expect(await page.locator('.sentence').textContent()).toBe('有 1 次提交修改过这条记录。');

  await page.evaluate((value) => sessionStorage.setItem('coopgraph:import-token', value), token);
  await page.reload();
  await page.locator('.record-parts', { hasText: 'Kim' }).waitFor();
}, { server: server.address }));
