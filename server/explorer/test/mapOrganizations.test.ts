import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, screenshot, settled, useBrowser, visit } from './browser';

useBrowser();

const desktop = { width: 1440, height: 900 };

describe('chambers and liaison offices', () => {
  test('are off at first, and are asked for when they are chosen', () => visit('/?lang=zh', async (page) => {
    const asked: string[] = [];
    page.on('request', (request) => { if (request.postData()?.includes('MapOrganizations')) asked.push(request.url()); });
    await page.reload();
    await settled(page);
    expect(await page.locator('.line.organization').count()).toBe(0);
    expect(asked).toEqual([]);
    const choice = page.locator('.map-kinds .choice', { hasText: '商会与办事处' });
    expect(await choice.locator('.choice-number').textContent()).toBe('81／371');
    await choice.click();
    await page.locator('.line.organization').first().waitFor({ state: 'attached' });
    expect(asked).toHaveLength(1);
    expect(page.url()).toContain('kinds=SUPPORTS,COOPERATES,FRIENDLY,REPRESENTS');
    expect(await page.locator('.sentence').textContent()).toContain('115 家商会与办事处（公布的 371 家中已知 81 家）');
    expect(await page.locator('.map-list').textContent()).toContain('在沪商会 45／174，在外地的上海商会 2／28，在沪办事处 34／169');
  }, desktop));

  test.each([['all of China', ''], ['placeholders', '&evidence=REPORTED,SYNTHETIC'], ['a province', '&province=530000'], ['counties', '&level=COUNTY'], ['the end of 2020', '&asOf=2020']])(
    '%s: the list has what the picture draws, with their numbers', (_, more) => visit(`/?kinds=REPRESENTS${more}`, async (page) => {
      await page.locator('.row').first().waitFor();
      const ids = (selector: string) => page.locator(`${selector} [data-line]`).evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-line') ?? ''));
      const lines = await ids('.lines');
      expect(lines.length).toBeGreaterThanOrEqual(1);
      expect(await ids('.map-list')).toEqual(lines);
      expect(lines.every((id) => id.endsWith('-REPRESENTS'))).toBe(true);
      if (more === '') {
        const numbers = await page.locator('.row b').allTextContents();
        expect(numbers.reduce((sum, number) => sum + Number(number), 0)).toBe(115);
      }
    }, desktop));

  test('a line has its chambers and offices, each with its evidence and source', () => visit('/?kinds=REPRESENTS&level=PREFECTURE&line=310000-210200-REPRESENTS&lang=zh', async (page) => {
    const rows = page.locator('.details .tie');
    await rows.first().waitFor();
    expect(await rows.locator('.tie-ends').allTextContents()).toEqual(['大连市上海商会']);
    expect(await rows.textContent()).toContain('公开来源');
    expect(await rows.textContent()).toMatch(/上海市 → 大连市 · 2018/);
    expect(await rows.locator('.sources cite').count()).toBeGreaterThan(0);
    expect(await page.locator('.dot.organization.reported').first().evaluate((node) => node.tagName)).toBe('path');
  }, desktop));

  test('a place has them beside its other ties', () => visit('/?kinds=COOPERATES,REPRESENTS&place=210200&lang=zh', async (page) => {
    await page.locator('.details .tie.organization').first().waitFor();
    expect(await page.locator('.details .tie.organization .tie-ends').allTextContents()).toContain('大连市人民政府驻上海办事处');
    expect(await page.locator('.details .tie.cooperation').count()).toBeGreaterThan(0);
  }, desktop));

  test('they are rows of the CSV file, and ties of the export', () => visit('/?kinds=REPRESENTS&lang=en', async (page) => {
    await page.locator('.row').first().waitFor();
    const rows = await page.locator('.row').count();
    await page.locator('.actions summary', { hasText: 'Download' }).click();
    const exported = new URL(await page.locator('a[href*="gephi-lite"]').getAttribute('href') ?? '').searchParams.get('file') ?? '';
    expect(await page.request.get(exported).then((response) => response.text())).toContain('大连市上海商会');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    const lines = readFileSync(await download.path(), 'utf8').trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(rows);
    expect(lines.every((line) => line.startsWith('Chambers and offices,'))).toBe(true);
  }, desktop));

  test.each([[1440, 'zh', 'light'], [1440, 'en', 'dark'], [390, 'en', 'light'], [390, 'zh', 'dark']] as const)('%i pixels, %s, %s: accessible', (width, language, theme) =>
    visit(`/?kinds=SUPPORTS,REPRESENTS&lang=${language}&theme=${theme}`, async (page) => {
      await page.locator('.line.organization').first().waitFor({ state: 'attached' });
      await expectNoSidewaysScrolling(page);
      await expectAccessible(page);
      await screenshot(page, `organizations-${width}-${language}-${theme}`, width < 1000);
    }, { width, height: 900 }));
});
