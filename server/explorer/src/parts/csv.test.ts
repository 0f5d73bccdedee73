import { expect, test } from 'vitest';
import { csvOf } from './csv';

const body = (value: string | number | null) =>
  csvOf({ titles: ['name'], rows: [[value]] })
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n');

test('a file begins with the byte order mark and its lines end with CRLF', () => {
  expect(csvOf({ titles: ['名称', 'n'], rows: [['云南省', 88]] })).toBe('\uFEFF名称,n\r\n云南省,88\r\n');
});

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "yes"', '"say ""yes"""'],
  ['two\nlines', '"two\nlines"'],
  [null, ''],
  [998.118935, '998.118935'],
  [-3.5, '-3.5'],
])('the field %j is written as %j', (value, written) => {
  expect(body(value)).toBe(written);
});

test.each(['=1+1', '+86 21', '-2', '@SUM(A1)', '\tx', '＝1'])('the text %j is no formula', (text) => {
  expect(body(text)).toBe(`'${text}`);
});

test('a formula with a comma is quoted as a whole', () => {
  expect(body('=HYPERLINK("http://example.org","x")')).toBe(`"'=HYPERLINK(""http://example.org"",""x"")"`);
});
