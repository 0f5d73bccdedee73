import { expect, test } from 'vitest';
import { resize, screenshot, useBrowser, visit } from './browser';

useBrowser();

test('the language is the browser’s, can be switched, and stays in the address', () => visit('/about', async (page) => {
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('link', { name: '中文' }).click();
  await page.waitForURL('**/about?lang=zh');
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  await page.getByRole('navigation', { name: '视图' }).getByRole('link', { name: '榜单' }).click();
  await page.waitForURL('**/tables?lang=zh');
}, { language: 'en-GB' }));

test('the theme is the system’s, and can be switched', () => visit('/about?lang=en', async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await paper();
  await page.getByRole('link', { name: 'Light' }).click();
  await page.waitForURL('**/about?lang=en&theme=light');
  expect(await paper()).not.toBe(dark);
}, { theme: 'dark' }));

test('an embedded view has no header', () => visit('/about?embed=1', async (page) => {
  expect(await page.locator('header.site-header').count()).toBe(0);
}));

test('a keyboard reaches the content, the search, all views and both switches', () => visit('/about?lang=en', async (page) => {
  const stops = async (count: number) => {
    const names: string[] = [];
    for (let i = 0; i < count; i++) {
      await page.keyboard.press('Tab');
      names.push(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''));
    }
    return names;
  };
  expect(await stops(10)).toEqual(['Skip to the content', 'Shanghai’s cooperation', 'Search', 'Map', 'Network', 'Tables', 'Change', 'Duty', 'Data & methods', 'More']);
  await page.keyboard.press('Enter');
  expect(await stops(4)).toEqual(['History', 'Import', 'Documents', 'Playground']);
  expect(await stops(3)).toEqual(['Dark', '中文', 'EN, English']);
}));

test('a phone has the views at the bottom', () => visit('/about?lang=zh', async (page) => {
  await page.getByText('更多').click();
  await screenshot(page, 'more-360', false);
  await page.getByRole('link', { name: '变化' }).click();
  await page.waitForURL('**/change?lang=zh');
}, { width: 360, height: 740 }));

test.each(['en', 'zh'])('%s: the header fits windows of all sizes', (language) => visit(`/about?lang=${language}`, async (page) => {
  for (const width of [360, 500, 800, 1200, 1280, 2560]) {
    await resize(page, width);
    const outside = await page.evaluate(() => [...document.querySelectorAll('.site-header :is(a, input, button)')].filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      return own > 0 && right > 0 && (left < 0 || right > window.innerWidth);
    }).length);
    expect(outside, `${width} pixels`).toBe(0);
    await screenshot(page, `header-${language}-${width}`, false);
  }
}, { width: 360 }));
