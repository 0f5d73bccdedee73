import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSidewaysScrolling, resize, screenshot, useBrowser, visit } from './browser';

useBrowser();

const jianchuan = '/network?lang=zh&place=532931&depth=1';

/** Waits until the picture is that of the lists. */
async function drawn(page: Page): Promise<void> {
  await page.locator('.network-canvas[data-drawn="true"]').waitFor();
}

/** The file that the link to Gephi Lite names, which says this. */
async function gephiFile(page: Page, says: string): Promise<string> {
  await page.locator('.actions summary', { hasText: /下载|Download/ }).click();
  const href = await page.getByRole('link', { name: says }).getAttribute('href');
  const answer = await page.request.get(new URL(href ?? '').searchParams.get('file') ?? '');
  expect(answer.status()).toBe(200);
  return answer.text();
}

const nodes = (page: Page) => page.locator('.network-nodes .network-name').allInnerTexts();

describe('the network around a place', () => {
  test('has its neighbours at depth 1, and theirs at depth 2', () => visit(jianchuan, async (page) => {
    await drawn(page);
    expect(await page.locator('h1').innerText()).toBe('剑川县的网络');
    expect(await nodes(page)).toEqual(['剑川县', '浦东新区']);
    await page.getByLabel('范围').selectOption('2');
    await page.waitForURL('**depth=2');
    await page.getByText('17 个节点').waitFor();
    expect(await nodes(page)).toContain('西双版纳傣族自治州');
    await drawn(page);
    await expectAccessible(page);
  }));

  test('is expanded by Shift+Enter, and Back folds it again', () => visit(jianchuan, async (page) => {
    await drawn(page);
    await page.locator('.network-nodes button').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.querySelector('.network-name')?.textContent)).toBe('浦东新区');
    await page.keyboard.press('Shift+Enter');
    await page.getByText('17 个节点').waitFor();
    expect(new URL(page.url()).searchParams.get('expand')).toBe('place-310115');
    expect(await page.locator('.network-panel h2').innerText()).toBe('浦东新区');
    await page.goBack();
    await page.getByText('2 个节点').waitFor();
  }));

  test('is expanded by a double click in the picture', () => visit(jianchuan, async (page) => {
    await drawn(page);
    const at = await findInPicture(page, '浦东新区');
    await page.mouse.dblclick(at.x, at.y);
    await page.getByText('17 个节点').waitFor();
    await drawn(page);
  }));

  test('shows what is known of a node, with its page', () => visit(jianchuan, async (page) => {
    await drawn(page);
    await page.locator('.network-nodes button', { hasText: '浦东新区' }).click();
    const panel = page.locator('.network-panel');
    await panel.getByText('对口帮扶').waitFor();
    expect(await panel.locator('.evidence-tag').first().innerText()).toBe('规划原文');
    await screenshot(page, 'network-panel');
    await panel.getByRole('link', { name: '打开地点页' }).click();
    await page.waitForURL('**/place/310115?lang=zh');
  }));

  test('opens in Gephi Lite as it is drawn, and its table is saved with codes and sources', () => visit(`${jianchuan}&expand=place-310115`, async (page) => {
    await page.getByText('17 个节点').waitFor();
    const file = await gephiFile(page, '范围内的节点和关系');
    expect(file.match(/<node /g)).toHaveLength(17);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 CSV' }).first().click()]);
    const lines = readFileSync(await download.path(), 'utf8').slice(1).trim().split('\r\n');
    expect(file.match(/<edge /g)).toHaveLength(lines.length - 1);
    expect(lines[0]).toBe('起点代码,从,关系,终点代码,到,起,止,依据,出处');
    expect(lines).toContainEqual(expect.stringMatching(/^310115,浦东新区,对口帮扶,532931,剑川县,.*规划原文,.*“十四五”规划/));
  }));

  test('opens in Gephi Lite with what is not drawn', () => visit('/network?lang=en&place=310000&depth=2', async (page) => {
    await drawn(page);
    expect((await gephiFile(page, 'within reach')).match(/<node /g)).toHaveLength(310);
  }));

  test('is the same picture for the same link', async () => {
    const pictures: string[] = [];
    for (let i = 0; i < 2; i++) {
      await visit('/network?lang=zh&place=310115&depth=2', async (page) => {
        await drawn(page);
        await page.waitForTimeout(500); // images of letters are drawn when they are decoded
        pictures.push(await page.evaluate(() => [...document.querySelectorAll<HTMLCanvasElement>('.network-canvas canvas')].map((canvas) => canvas.toDataURL()).join(' ')));
      });
    }
    expect(pictures[0]).toBe(pictures[1]);
  });

  test('has at most 300 nodes, and says so', () => visit('/network?lang=en&place=310000&depth=2', async (page) => {
    await drawn(page);
    expect(await nodes(page)).toHaveLength(300);
    expect(await page.locator('.caution').first().innerText()).toContain('The nearest 300 nodes are drawn. 10 more are not');
    await screenshot(page, 'network-300', false);
  }));

  test('leaves placeholders out, and draws them only if asked', () => visit('/network?lang=zh&place=310115', async (page) => {
    await drawn(page);
    expect(await page.locator('.basis').innerText()).toContain('占位 780');
    await page.getByLabel('占位').check();
    await page.waitForURL('**evidence=**SYNTHETIC');
    await page.getByText('占位的关系不代表任何真实联系').waitFor();
    await drawn(page);
    await screenshot(page, 'network-placeholders', false);
  }));

  test('has two steps if few nodes are tied directly, and says so', () => visit('/network?lang=zh&place=532931', async (page) => {
    await drawn(page);
    expect(await nodes(page)).toHaveLength(17);
    await page.getByText('直接相连的很少，所以画到两步以内').waitFor();
  }));

  test.each(['999999', '<script>alert(1)</script>'])('says that %s is no place, and where to begin', (text) => visit(`/network?lang=zh&place=${encodeURIComponent(text)}`, async (page) => {
    expect(await page.getByRole('alert').innerText()).toContain(`没有找到“${text}”`);
    await expectAccessible(page);
    await page.getByRole('link', { name: '崇明区' }).click();
    await page.getByRole('heading', { name: '崇明区的网络' }).waitFor();
  }));

  test('says which places a name may mean', () => visit('/network?lang=zh&place=310115', async (page) => {
    await page.getByLabel('以谁为中心').fill('城关区');
    await page.getByRole('button', { name: '显示' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('几个地方');
    await page.getByRole('alert').getByRole('link', { name: /拉萨市/ }).click();
    await page.getByRole('heading', { name: '城关区的网络' }).waitFor();
  }));
});

test('what the address says and the view does not know is said', () => visit('/network?lang=en&place=310115&depth=9&sort=x', async (page) => {
  await page.getByText('were not used: depth=9 · sort=x').waitFor();
}));

test('on a phone the filters are folded', () => visit('/network?lang=zh&place=310115', async (page) => {
  expect(await page.getByLabel('占位').isVisible()).toBe(false);
  await page.getByText('筛选：范围、时间、关系、依据').click();
  await page.getByLabel('占位').check();
  await page.waitForURL('**evidence=**SYNTHETIC');
}, { width: 390, height: 844 }));

test('a community has the same letter in every picture', async () => {
  const letters: string[] = [];
  for (const path of ['/network?lang=zh', '/network?lang=zh&place=310115', '/network?lang=zh&place=532931']) {
    await visit(path, async (page) => {
      letters.push(await page.locator('.network-nodes button', { hasText: '浦东新区' }).locator('.community').innerText());
    });
  }
  expect(new Set(letters).size).toBe(1);
  expect(letters[0]).toMatch(/^[A-Z]$/);
});

describe('a path between two places', () => {
  test('is told in words, with the evidence of each tie', () => visit('/network?lang=zh&from=532931&to=320981', async (page) => {
    await drawn(page);
    expect(await page.locator('h1').innerText()).toBe('从剑川县到东台市');
    expect(await page.locator('.network-sentence').first().innerText()).toMatch(/^剑川县由浦东新区对口帮扶（2021年起，表7）；/);
    const hops = page.locator('.network-hops').first().locator('> li');
    expect(await hops.count()).toBe(4);
    expect(await hops.locator('.evidence-tag').allInnerTexts()).toEqual(['规划原文', '公开来源', '公开来源', '公开来源']);
    expect(await page.locator('.sentence').innerText()).toContain('隶属');
    await expectAccessible(page);
    await screenshot(page, 'network-path');
  }));

  test('opens in Gephi Lite as it is drawn', () => visit('/network?lang=en&from=532931&to=320981', async (page) => {
    await drawn(page);
    expect((await gephiFile(page, 'nodes of these paths')).match(/<node /g)).toHaveLength(await page.locator('.network-nodes li').count());
  }));

  test('is found from the form, by names', () => visit('/network?lang=en', async (page) => {
    await page.getByRole('textbox', { name: 'From' }).fill('Jianchuan');
    await page.getByRole('textbox', { name: 'To', exact: true }).fill('Dongtai');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('From Jianchuan County to Dongtai City').first().waitFor();
    await page.getByRole('button', { name: 'Back to the network' }).click();
    await page.getByText('The network of Shanghai’s districts').first().waitFor();
  }));

  test('is not told as equal to detours by way of the prefecture', () => visit('/network?lang=zh&from=532931&to=310115', async (page) => {
    await drawn(page);
    expect(await page.locator('.network-sentence:visible').allInnerTexts()).toEqual(['剑川县由浦东新区对口帮扶（2021年起，表7）。']);
    expect(await page.locator('.network-paths summary .evidence-tag').first().innerText()).toBe('规划原文');
  }));

  test('is said not to exist if the ties do not lead there', () => visit('/network?lang=zh&from=532931&to=320981&kinds=FRIENDLY', async (page) => {
    await page.getByText('不能从一处通到另一处').waitFor();
  }));
});

test('the keyboard alone reaches and uses everything', () => visit(jianchuan, async (page) => {
  await drawn(page);
  const stops: string[] = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      return element && element !== document.body ? element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent ?? '' : '';
    });
    stops.push(stop.trim());
    if (stop === '') break;
  }
  for (const wanted of ['显示', '查找', '放大', '缩小', '全图', '图例', '下载 CSV']) expect(stops).toContain(wanted);
  expect(stops.filter((stop) => stop.includes('1 条关系'))).toHaveLength(1); // the list of nodes is one stop
}));

test.each([['zh', 'light'], ['en', 'dark']])('%s, %s: fits windows of all sizes, and is accessible', (lang, theme) => visit(`/network?lang=${lang}&theme=${theme}&place=310115&select=place-310115`, async (page) => {
  for (const width of [360, 768, 1440, 2560]) {
    await resize(page, width);
    await drawn(page);
    await expectNoSidewaysScrolling(page);
    if (width === 360 || width === 1440) await expectAccessible(page);
    await screenshot(page, `network-${width}-${lang}-${theme}`);
  }
}, { width: 360, height: 900 }));

test('Cytoscape is loaded by this view alone', () => visit('/tables?lang=zh', async (page) => {
  const scripts = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('/drawing.js')));
  expect(await scripts()).toEqual([]);
  await page.getByRole('link', { name: '网络', exact: true }).click();
  await drawn(page);
  expect(await scripts()).toHaveLength(1);
}));

/** Moves the pointer over the picture until the list marks the node of this name, and returns where that was. */
async function findInPicture(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await page.locator('.network-canvas').boundingBox();
  if (!box) throw new Error('no picture');
  for (let y = box.y + 20; y < Math.min(box.y + box.height, 880); y += 16) {
    for (let x = box.x + 20; x < box.x + box.width; x += 16) {
      await page.mouse.move(x, y);
      if (await page.locator('.network-nodes li.pointed .network-name', { hasText: name }).count() > 0) return { x, y };
    }
  }
  throw new Error(`${name} is not in the picture`);
}
