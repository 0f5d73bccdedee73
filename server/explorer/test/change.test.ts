import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, screenshot, useBrowser, visit } from './browser';

useBrowser();

/** The changes of support by prefecture, as the API sums them up. */
async function areas(): Promise<{ area: { name: string }; began: number; ended: number }[]> {
  const query = '{ compare(asOf: "2020", with: "2021", ties: { kind: { eq: SUPPORTS } }) { areas { area { name } began ended } } }';
  const response = await fetch(`${inject('server')}/graphql`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }),
  });
  const { data } = await response.json() as { data: { compare: { areas: { area: { name: string }; began: number; ended: number }[] } } };
  return data.compare.areas;
}

test('2020 against 2021: sentence, table and map say the same', () => visit('/change?lang=zh', async (page) => {
  expect(await page.locator('.sentence').textContent()).toBe('从 2020 年底到 2021 年底：14 个县的帮扶开始，9 个县的帮扶结束，92 个县的帮扶延续。');
  expect(await page.locator('.change-notes').innerText()).toContain('74 个县以前只知道由上海市帮扶');
  const rows = page.locator('section[aria-labelledby="subjects"] tbody tr');
  expect(await rows.count()).toBe(15);
  const map = page.locator('.change-maps .dot-map').first();
  expect(await map.locator('.plus.began').count()).toBe(14);
  expect(await map.locator('.cross.ended').count()).toBe(1);
  expect(await map.locator('.circle.stayed').count()).toBe(92);
  for (const { area, began, ended } of await areas()) {
    const ofArea = await rows.filter({ hasText: area.name }).allInnerTexts();
    expect(ofArea.length, area.name).toBe(began + (ended > 0 ? 1 : 0));
  }
}));

test('by district: the filter keeps what Shanghai alone was known for', () => visit('/change?lang=zh', async (page) => {
  const district = page.locator('section[aria-labelledby="districts"] tr', { hasText: '浦东新区' });
  expect((await district.locator('td').allInnerTexts()).map((text) => text.trim())).toEqual(['4', '0', '2', '6']);
  await district.getByRole('button').click();
  await page.waitForURL('**district=310115');
  expect(await page.locator('.sentence').textContent()).toBe('从 2020 年底到 2021 年底：4 个县的帮扶开始，0 个县的帮扶结束，8 个县的帮扶延续。');
  await page.goBack();
  await page.locator('.sentence', { hasText: '14 个县' }).waitFor();
}));

test('by kind and outcome', () => visit('/change?kinds=COOPERATES&lang=en', async (page) => {
  expect(await page.locator('.sentence').textContent()).toContain('4 ties began, 0 ties ended, 50 ties stayed');
  await page.getByRole('button', { name: 'stayed' }).click();
  await page.waitForURL('**outcome=stayed');
  expect(await page.locator('section[aria-labelledby="subjects"] .change-outcome.stayed').count()).toBeGreaterThan(20);
}));

test('counties of support and ties of other kinds are never added', () => visit('/change?kinds=SUPPORTS,COOPERATES&lang=zh', async (page) => {
  expect(await page.locator('.sentence').textContent()).toContain('14 个县的帮扶、4 条其他关系开始，9 个县的帮扶、0 条其他关系结束');
  expect(await page.locator('.change-notes').innerText()).toContain('前一时间有 9 条因起始未载');
}));

test('the same as files', () => visit('/change?lang=zh', async (page) => {
  const links = page.locator('.change-notes a');
  expect(await links.allInnerTexts()).toEqual(['CSV', 'GeoJSON', 'GEXF']);
  const [file] = await Promise.all([page.waitForEvent('download'), links.first().click()]);
  const rows = readFileSync(await file.path(), 'utf8').trim().split(/\r?\n/);
  expect(rows.filter((row) => row.includes(',BEGAN,'))).toHaveLength(14);
}));

test('two days between which nothing changed', () => visit('/change?from=2021&to=2022&lang=en', async (page) => {
  expect(await page.locator('.sentence').textContent()).toContain('did not change');
  expect(await page.locator('section[aria-labelledby="subjects"] tbody tr').count()).toBe(106);
}));

test('other days are typed', () => visit('/change?lang=en', async (page) => {
  await page.getByLabel('to', { exact: true }).fill('2021-06-30');
  await page.keyboard.press('Enter');
  await page.waitForURL('**to=2021-06-30');
  await page.locator('.sentence', { hasText: '30 June 2021' }).waitFor();
}));

test.each(['from=yesterday', 'from=2021&to=2021', 'from=2021&to=2021-06', 'to=2999'])('%s gets words', (days) => visit(`/change?${days}&lang=en`, async (page) => {
  expect(await page.locator('.empty').innerText()).toContain('Write a year or a date');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Compare 2020 with 2021' }).click();
  await page.locator('.sentence', { hasText: '14 counties' }).waitFor();
}));

test('by keyboard alone: choose a kind and a district', () => visit('/change?lang=zh', async (page) => {
  await page.getByRole('button', { name: /^合作/ }).focus();
  await page.keyboard.press('Space');
  await page.waitForURL('**kinds=SUPPORTS,COOPERATES**');
  await page.locator('section[aria-labelledby="districts"]').getByRole('button', { name: '闵行区' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**district=310112**');
}));

describe.each(['', '?kinds=SUPPORTS,COOPERATES&outcome=all'])('%s', (parameters) => {
  test.each([[360, 'zh', 'light'], [768, 'en', 'light'], [1440, 'en', 'dark'], [2560, 'zh', 'light']] as const)(
    '%i pixels, %s, %s: accessible, and nothing is cut off', (width, language, theme) =>
      visit(`/change${parameters || '?'}&lang=${language}&theme=${theme}`, async (page) => {
        await expectNoSidewaysScrolling(page);
        if (width === 360 || width === 1440) await expectAccessible(page);
        await screenshot(page, `change-${parameters ? 'all' : 'support'}-${width}-${language}-${theme}`);
      }, { width }));
});
