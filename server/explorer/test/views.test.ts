import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, screenshot, useBrowser, visit } from './browser';

useBrowser();

/** A path of each view. */
const paths = { map: '/', place: '/place/532931', network: '/network', tables: '/tables', duty: '/duty', change: '/change', about: '/about' };

describe.each(Object.entries(paths))('%s', (name, path) => {
  for (const language of ['zh', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      test(`${language}, ${theme}: accessible`, () => visit(`${path}?lang=${language}&theme=${theme}`, async (page) => {
        await expectAccessible(page);
        expect(await page.locator('main h1').count()).toBe(1);
        await screenshot(page, `${name}-${language}-${theme}`);
      }));
    }
    test(`${language}: fits 360 pixels`, () => visit(`${path}?lang=${language}`, async (page) => {
      await expectNoSidewaysScrolling(page);
      await screenshot(page, `${name}-${language}-360`);
    }, { width: 360, height: 740 }));
  }
});
