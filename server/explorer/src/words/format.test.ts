import { expect, test } from 'vitest';
import { formatDate, formatKnown, formatLocator, formatNumber, shorten } from './format';

test.each([
  ['2018', '2018年', '2018'],
  ['2018-04', '2018年4月', 'April 2018'],
  ['2018-04-24', '2018年4月24日', '24 April 2018'],
])('the date %s', (date, zh, en) => {
  expect([formatDate(date, 'zh'), formatDate(date, 'en')]).toEqual([zh, en]);
});

test('numbers have marks of thousands, and known totals say both', () => {
  expect(formatNumber(12345.678, 'en', 1)).toBe('12,345.7');
  expect(formatKnown(3, 496, 'zh')).toBe('3／496');
  expect(formatKnown(3, 1496, 'en')).toBe('3 of 1,496');
});

test.each([
  ['表7', 'Table 7'],
  ['附录14', 'Appendix 14'],
  ['一(一)4', '一(一)4'],
])('the place %s in a document', (locator, en) => {
  expect([formatLocator(locator, 'zh'), formatLocator(locator, 'en')]).toEqual([locator, en]);
});

test('what a reader typed is shortened', () => {
  expect([shorten('漾濞县'), shorten('啊'.repeat(3000))]).toEqual(['漾濞县', `${'啊'.repeat(20)}…`]);
});
