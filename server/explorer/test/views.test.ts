import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, expectNoSidewaysScrolling, resize, screenshot, useBrowser, visit } from './browser';

useBrowser();

/** A path of each view. */
const paths = {
  map: '/', place: '/place/532931', network: '/network', tables: '/tables', duty: '/duty?place=漾濞县', change: '/change', about: '/about', search: '/search?q=云南', import: '/import', history: '/history',
};

const withParams = (path: string, params: string) => `${path}${path.includes('?') ? '&' : '?'}${params}`;

/** What Tab reached: whether the focus can be seen, and what a screen reader calls the element. */
interface Stop {
  key: string;
  name: string;
  seen: boolean;
}

/** Presses Tab until the focus leaves the page or has been at every place, and tells where it was. */
async function walk(page: Page, most: number): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const style = getComputedStyle(at);
      const frame = at.parentElement ? getComputedStyle(at.parentElement) : style;
      const { width, height } = at.getBoundingClientRect();
      const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...at.labels ?? []].map((label) => label.textContent) : [];
      const all = [...document.querySelectorAll('*')];
      return {
        key: String(all.indexOf(at)),
        name: [at.getAttribute('aria-label'), at.getAttribute('aria-labelledby'), at.textContent, ...labels, at.querySelector('title')?.textContent].filter(Boolean).join(' ').trim(),
        // A shape of a picture is marked by its stroke, which its view tests.
        seen: at instanceof SVGElement || width > 0 && height > 0 && (style.outlineStyle !== 'none' || style.boxShadow !== 'none' || frame.outlineStyle !== 'none'),
      };
    });
    if (!stop || stops.some(({ key }) => key === stop.key)) break;
    stops.push(stop);
  }
  return stops;
}

describe.each(Object.entries(paths))('%s', (name, path) => {
  for (const [language, theme] of [['zh', 'light'], ['en', 'dark']] as const) {
    test(`${language}, ${theme}: accessible, and fits windows of all sizes`, () => visit(withParams(path, `lang=${language}&theme=${theme}`), async (page) => {
      await expectNoSidewaysScrolling(page);
      if (language === 'zh') await expectAccessible(page);
      await screenshot(page, `${name}-${language}-360`);
      await resize(page, 1280);
      await expectAccessible(page);
      expect(await page.locator('main h1').count()).toBe(1);
      await screenshot(page, `${name}-${language}-${theme}`);
      await resize(page, 2560, 1300);
      await expectNoSidewaysScrolling(page);
      await screenshot(page, `${name}-${language}-2560`, false);
    }, { width: 360, height: 740 }));
  }

  test('the keyboard walks through it, and the focus is always seen', () => visit(withParams(path, 'lang=zh'), async (page) => {
    const stops = await walk(page, 40);
    expect(stops.length).toBeGreaterThan(12);
    expect(stops.filter(({ name: said }) => said === '')).toEqual([]);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
  }));

  test('it can be embedded', () => visit(withParams(path, 'lang=zh&embed=1'), async (page) => {
    expect(await page.locator('.site-header').count()).toBe(0);
    await expectNoSidewaysScrolling(page);
  }, { width: 600, height: 500 }));
});

/** The boxes of elements that the first visit's hint must not cover. */
const beside = ['.sentence', '.map-kinds', '.map-figure', '.map-list', '.actions'];

test.each([
  [1440, 900, 'zh', 'light', '右侧的列表'], [390, 844, 'zh', 'dark', '下方的列表'], [1440, 900, 'en', 'dark', 'list on the right'], [390, 844, 'en', 'light', 'list below'],
] as const)('at %i × %i, %s, %s, the hint covers nothing and says where the list is', (width, height, language, theme, where) =>
  visit(`/?lang=${language}&theme=${theme}`, async (page) => {
    const hint = page.locator('.hint');
    expect(await hint.textContent()).toContain(where);
    await screenshot(page, `hint-${width}-${language}-${theme}`, false);
    const boxOf = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not there`);
      return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
    };
    for (let step = 1; step <= 3; step++) {
      const own = await boxOf('.hint');
      for (const selector of beside) {
        const box = await boxOf(selector);
        expect(own.left < box.right && box.left < own.right && own.top < box.bottom - 1 && box.top < own.bottom - 1, `step ${step} covers ${selector}`).toBe(false);
      }
      if (step < 3) await hint.locator('.primary').click();
    }
    await expectNoSidewaysScrolling(page);
  }, { width, height, firstVisit: true }));

test('a first visit gets a hint in three steps, which can be dismissed for good', () => visit('/?lang=zh', async (page) => {
  const hint = page.getByRole('complementary', { name: '初次使用提示' });
  await expectAccessible(page);
  await screenshot(page, 'hint', false);
  await hint.getByRole('button', { name: '下一步' }).click();
  await hint.getByRole('button', { name: '下一步' }).click();
  await hint.getByRole('button', { name: '知道了' }).click();
  await page.reload();
  await page.locator('main h1').waitFor();
  expect(await hint.count()).toBe(0);
}, { firstVisit: true }));
