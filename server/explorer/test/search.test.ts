import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, screenshot, useBrowser, visit } from './browser';

useBrowser();

/** The names of the options, in their order. */
const options = (page: Page) => page.locator('[role=option] > span:first-child').allInnerTexts();

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.locator('[role=option]').first().waitFor();
}

describe('a place is found', () => {
  test.each([['剑川', '剑川县'], ['jianchuan', '剑川县'], ['yulong naxi', '玉龙纳西族自治县'], ['532931', '剑川县'], ['Jianchuan County', '剑川县'], ['ylnxzzzx', '玉龙纳西族自治县']])(
    'by %s', async (text, name) => visit('/about?lang=zh', async (page) => {
      await search(page, text);
      await expect.poll(async () => (await options(page))[0]).toBe(name); // those of a part of the text come before
    }));
});

test('the keyboard chooses a place, and Back returns', () => visit('/about?lang=zh&theme=dark', async (page) => {
  await search(page, '云南');
  const field = page.getByRole('combobox');
  expect(await field.getAttribute('aria-expanded')).toBe('true');
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
  await expectAccessible(page);
  await screenshot(page, 'search-options', false);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/place/530000?lang=zh&theme=dark');
  await page.goBack();
  await page.waitForURL('**/about?lang=zh&theme=dark');
}));

test('results are grouped by kind, places first, and Enter opens all of them', () => visit('/about?lang=en', async (page) => {
  await search(page, 'yunnan');
  await expect.poll(async () => (await page.locator('[role=group] > .group').allInnerTexts()).slice(0, 3)).toEqual(['Places', 'Bodies', 'Agreements, programmes, indicators']);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?lang=en&q=yunnan');
  await page.locator('.result').first().waitFor();
  expect(await page.locator('.result .evidence-tag').count()).toBe(await page.locator('.result').count());
  await expectAccessible(page);
}));

test('Escape closes the list and then clears the field', () => visit('/about?lang=zh', async (page) => {
  await search(page, '云南');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox').isVisible()).toBe(false);
  expect(await page.getByRole('combobox').inputValue()).toBe('云南');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('combobox').inputValue()).toBe('');
}));

test('what is not found is said, with other ways to ask', () => visit('/about?lang=zh', async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('qqqqqq');
  await page.getByText('没有找到。可以试试').waitFor();
}));

test('a phone opens the search over the header', () => visit('/about?lang=zh', async (page) => {
  await page.getByRole('button', { name: '搜索' }).click();
  await page.keyboard.type('云南');
  await page.locator('[role=option]').first().click();
  await page.waitForURL('**/place/530000?lang=zh');
}, { width: 360, height: 740 }));

test('Enter on a whole name opens its place at once', () => visit('/about?lang=zh', async (page) => {
  await page.keyboard.press('/');
  await page.keyboard.type('剑川县');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/place/532931?lang=zh');
}));

test('among places with the same initials those that are tied to Shanghai come first', () => visit('/about?lang=zh', async (page) => {
  await search(page, 'jcx');
  await expect.poll(async () => (await options(page)).slice(0, 2)).toContain('剑川县');
}));
