import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, resize, screenshot, settled, useBrowser, visit } from './browser';
import { start } from './server';

useBrowser();

const token = 'a-token-of-the-tests-0123456789abcdef';
let folder: string;
let server: { address: string; stop: () => void };

/** A server that keeps its data in a folder of its own, and takes writes. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coopgraph-import-'));
  const tokens = join(folder, 'tokens');
  writeFileSync(tokens, `${token}\n`, { mode: 0o600 });
  server = await start(inject('program'), '-data', join(folder, 'data'), '-import-token-file', tokens);
});
afterAll(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

/** Counties that no district is tied to by a friendly pair that is known. */
const counties = ['歙县', '休宁县', '黟县', '祁门县', '泾县', '绩溪县', '旌德县', '青阳县', '石台县', '东至县', '潜山市', '岳西县', '宿松县', '望江县', '怀宁县', '太湖县',
  '桐城市', '霍山县', '金寨县', '舒城县', '霍邱县', '定远县', '凤阳县', '全椒县', '来安县'];
const districts = ['黄浦区', '徐汇区', '长宁区', '静安区', '普陀区'];

/** Twenty-five right pairs, and five with a mistake each: no such place, two places of this name, no such day, no such district, no source. */
const rows = [
  ['区', '友好城区', '结好时间', '出处'],
  ...counties.map((county, i) => [districts[i % districts.length], county, `${2001 + i % 19}年${i % 12 + 1}月`, '区政府网站']),
  ['黄浦区', '并无此县', '2015', '区政府网站'],
  ['徐汇区', '通州区', '2016', '区政府网站'],
  ['长宁区', '婺源县', '2019/13/30', '区政府网站'],
  ['徐家汇区', '德兴市', '2018', '区政府网站'],
  ['静安区', '玉山县', '2017', ''],
].map((row) => row.join('\t')).join('\n');

/** The field of a cell. */
const cell = (page: Page, reference: string) => page.locator('.import-cells label', { hasText: reference }).locator('input');
const count = (page: Page, status: string) => page.locator('.import-counts li', { hasText: status }).locator('b').innerText();

/** How many friendly pairs are known, and how many places are held by placeholders, as the API says. */
async function friendlyPairs(page: Page): Promise<{ known: number; placeholders: number }> {
  const query = '{ known: ties(first: 1, filter: {kind: {eq: FRIENDLY}}, evidence: [OFFICIAL, REPORTED, DERIVED]) { totalCount } '
    + 'placeholders: ties(first: 1, filter: {kind: {eq: FRIENDLY}}, evidence: [SYNTHETIC]) { totalCount } }';
  const answer = await page.request.post(`${server.address}/graphql`, { data: { query } });
  const { data } = await answer.json() as { data: { known: { totalCount: number }; placeholders: { totalCount: number } } };
  return { known: data.known.totalCount, placeholders: data.placeholders.totalCount };
}

/** How many friendly pairs the map lists. */
async function onMap(page: Page): Promise<number> {
  await page.goto(`${server.address}/?kinds=FRIENDLY&level=COUNTY&lang=zh`);
  await settled(page);
  return page.locator('.map-list .row').count();
}

test('thirty pairs with five mistakes are pasted, corrected, applied, seen on the map, and undone', async () => {
  await visit('/?kinds=FRIENDLY&level=COUNTY&lang=zh', async (page) => {
    const before = await friendlyPairs(page);
    const drawn = await onMap(page);
    await page.goto(`${server.address}/import?lang=zh`);
    await page.getByRole('button', { name: '粘贴行' }).click();
    await page.getByRole('textbox', { name: '从电子表格复制的行' }).fill(rows);
    expect(await page.getByLabel('依据').inputValue()).toBe('');
    await page.getByLabel('说明').fill('试验');
    await page.getByLabel('你的名字').fill('王芳');
    await page.getByLabel('令牌').fill(token);
    await page.getByRole('button', { name: '核对（不写入）' }).click();
    await page.getByRole('heading', { name: '核对结果' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'import-report');
    expect([await count(page, '新增'), Number(await count(page, '存疑')) + Number(await count(page, '拒绝'))]).toEqual(['25', 5]);
    expect(await page.getByRole('button', { name: '的名字提交' }).count()).toBe(0);
    for (const width of [360, 2560, 1280]) {
      await resize(page, width);
      await expectNoSidewaysScrolling(page);
      if (width !== 2560) await expectAccessible(page);
      await screenshot(page, `import-report-${width}`);
    }

    await cell(page, 'B27').fill('弋阳县');
    await page.locator('.import-remark button', { hasText: '320612' }).press('Enter');
    await cell(page, 'C29').fill('2019-12-30');
    await cell(page, 'A30').fill('徐汇区');
    await cell(page, 'D31').fill('区政府网站');
    await page.getByText('已改 5 格').waitFor();
    await page.getByRole('button', { name: '按改正重新核对' }).press('Enter');
    const apply = page.getByRole('button', { name: '以“王芳”的名字提交 30 行' });
    await apply.waitFor();
    expect(await count(page, '新增')).toBe('30');
    expect(await friendlyPairs(page)).toEqual(before);
    await apply.click();
    await page.getByRole('heading', { name: '已提交' }).waitFor();
    await expectAccessible(page);
    await screenshot(page, 'import-applied');
    expect(await friendlyPairs(page)).toEqual({ known: before.known + 30, placeholders: before.placeholders - 30 });

    await page.getByRole('link', { name: '地图' }).last().click();
    await expect.poll(() => page.locator('.map-list .row').count()).toBe(drawn + 30);
    await page.goBack();
    await page.getByRole('link', { name: '改了什么' }).click();
    await page.getByText('歙县').first().waitFor();
    await page.goBack();
    const undo = page.getByRole('button', { name: '撤销这次提交' });
    await undo.waitFor();
    await settled(page); // it keeps the token a frame later
    await page.evaluate(() => sessionStorage.clear());
    await page.reload(); // as another person may open the address
    await undo.waitFor();
    expect(await undo.isEnabled()).toBe(false);
    await page.getByLabel('你的名字').fill('李明');
    await page.getByLabel('令牌').fill(token);
    await undo.click();
    await page.getByRole('heading', { name: '已撤销' }).waitFor();
    expect(await friendlyPairs(page)).toEqual(before);
    expect(await onMap(page)).toBe(drawn);
  }, { server: server.address });
});

test('a dropped file is checked, and downloaded with remarks', () => visit('/import?lang=en&theme=dark', async (page) => {
  const file = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'pairs.csv', { type: 'text/csv' }));
    return transfer;
  }, 'district,partner,since,source,evidence\n黄浦区,并无此县,2015,甲,REPORTED\n');
  await page.locator('input[type="file"]').setInputFiles({ name: 'pairs.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') });
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Check (writes nothing)' }).click();
  await page.getByRole('alert').getByText('Save .xls and .et files as .xlsx').waitFor();
  await page.dispatchEvent('.import-drop', 'drop', { dataTransfer: file });
  await page.locator('.import-drop', { hasText: 'pairs.csv' }).waitFor();
  await page.getByRole('button', { name: 'Check (writes nothing)' }).click();
  await page.locator('.import-rows .REFUSED').first().waitFor();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download with remarks' }).click()]);
  expect(download.suggestedFilename()).toBe('pairs remarks.csv');
  expect(readFileSync(await download.path(), 'utf8')).toContain('并无此县');
  await page.getByText('Templates').click();
  const template = await page.request.get(new URL(await page.getByRole('link', { name: 'Friendly pairs' }).getAttribute('href') ?? '', page.url()).href);
  expect((await template.body()).subarray(0, 2).toString()).toBe('PK');
}, { server: server.address, language: 'en-GB' }));
