import { describe, expect, test } from 'vitest';
import { wrap } from './picture';

describe('wrap', () => {
  test.each([
    ['what fits', 'abc', ['abc']],
    ['nothing', '', ['']],
    ['after a space', 'Taken on 26 November from a page', ['Taken on', '26', 'November', 'from a', 'page']],
    ['after a comma', '取自某个页面，数据来自规划，无审图号', ['取自某个页面，', '数据来自规划，', '无审图号']],
    ['within an address', 'http://127.0.0.1/place', ['http://127', '.0.0.1/pla', 'ce']],
  ])('%s', (_, text, lines) => {
    const wrapped = wrap(text, 10, (part) => part.length);
    expect(wrapped).toEqual(lines);
  });
});
