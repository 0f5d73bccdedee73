import { expect, test } from 'vitest';
import { expectAccessible, useBrowser, visit } from './browser';

useBrowser();

const refusal = (code: string, status = 200) => ({
  status, contentType: 'application/graphql-response+json', headers: { 'Retry-After': '0' },
  body: JSON.stringify({ errors: [{ message: 'a text in English', extensions: { code, hint: 'a hint', requestId: 'REQUEST7' } }] }),
});

test.each([
  ['zh', 'UNAVAILABLE', '数据库暂时无法访问'], ['en', 'COMPLEXITY_LIMIT_EXCEEDED', 'This asks for too much at once'], ['zh', 'A_NEW_CODE', '服务器出错'],
])('in %s the error %s is said in words, and can be tried again', (language, code, words) => visit(`/search?lang=${language}`, async (page) => {
  await page.route('**/graphql', (route) => route.fulfill(refusal(code)));
  await page.evaluate(() => history.pushState(null, '', `${location.search}&q=x`));
  await page.evaluate(() => window.dispatchEvent(new PopStateEvent('popstate')));
  await page.getByRole('alert').getByText(words).waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('REQUEST7');
  expect(await page.getByRole('alert').innerText()).not.toContain('a text in English');
  await expectAccessible(page);
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: language === 'zh' ? '重试' : 'Try again' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });
}));

test.each([['zh', '页面没有载入'], ['en', 'The page was not loaded']])('in %s a view that cannot be loaded has a heading', (language, title) => visit(`/about?lang=${language}`, async (page) => {
  await page.route('**/assets/tables.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error();' }));
  await page.evaluate(() => { history.pushState(null, '', `/tables${location.search}`); });
  await page.evaluate(() => window.dispatchEvent(new PopStateEvent('popstate')));
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
}));

test('what takes longer than 200 ms says so', () => visit('/search?lang=zh', async (page) => {
  await page.route('**/graphql', async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, 1500); });
    await route.continue();
  });
  await page.evaluate(() => {
    history.pushState(null, '', `${location.search}&q=云南`);
    window.dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.getByText('正在读取…').waitFor({ timeout: 1200 });
  await page.locator('.result').first().waitFor();
  expect(await page.getByText('正在读取…').count()).toBe(0);
}));
