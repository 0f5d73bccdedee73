import { describe, expect, test } from 'vitest';
import { type Column, filterRows, nextOrder, orderText, parseOrder, sortRows, tableData, visibleRows } from './table';

interface Row {
  name: string;
  amount: number | null;
  level: number;
}

const name: Column<Row> = { key: 'name', title: '名称', value: (row) => row.name };
const amount: Column<Row> = { key: 'amount', title: '金额', unit: '亿元', value: (row) => row.amount, numeric: true };
const level: Column<Row> = { key: 'level', title: '级别', value: (row) => row.level, word: (row) => (row.level === 0 ? 'province' : 'county') };
const columns = [name, amount, level];
const rows: Row[] = [
  { name: '浙江省', amount: 955.4572, level: 0 },
  { name: '安徽省', amount: null, level: 0 },
  { name: '剑川县', amount: 12, level: 1 },
  { name: '江苏省', amount: 998.118935, level: 0 },
];
const names = (list: Row[]) => list.map((row) => row.name);

describe('an order in the address', () => {
  test.each([
    ['amount', { key: 'amount', descending: false }],
    ['-amount', { key: 'amount', descending: true }],
    ['-unknown', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is read', (text, order) => {
    expect(parseOrder(text, columns)).toEqual(order);
    if (order) expect(orderText(order)).toBe(text);
  });

  test('a first click puts the largest number first, but texts from A to Z; a second one reverses', () => {
    expect(nextOrder(amount, undefined)).toEqual({ key: 'amount', descending: true });
    expect(nextOrder(name, undefined)).toEqual({ key: 'name', descending: false });
    expect(nextOrder(name, { key: 'name', descending: false })).toEqual({ key: 'name', descending: true });
  });
});

describe('sorting', () => {
  test('Chinese texts are sorted by pinyin', () => {
    expect(names(sortRows(rows, columns, { key: 'name', descending: false }))).toEqual(['安徽省', '剑川县', '江苏省', '浙江省']);
  });

  test.each([
    [false, ['剑川县', '浙江省', '江苏省', '安徽省']],
    [true, ['江苏省', '浙江省', '剑川县', '安徽省']],
  ])('what has no value is last (descending: %j)', (descending, sorted) => {
    expect(names(sortRows(rows, columns, { key: 'amount', descending }))).toEqual(sorted);
  });

  test('equal rows stay as they were, and the rows themselves are not moved', () => {
    expect(names(sortRows(rows, columns, { key: 'level', descending: true }))).toEqual(['剑川县', '浙江省', '安徽省', '江苏省']);
    expect(rows[0]?.name).toBe('浙江省');
  });
});

describe('filtering', () => {
  test.each([
    ['', 4],
    ['省', 3],
    ['COUNTY', 1],
    ['province 江', 2],
    ['998', 1],
    ['nothing', 0],
  ])('%j leaves %d rows', (text, count) => {
    expect(filterRows(rows, columns, text)).toHaveLength(count);
  });
});

test('the address sorts and filters the table that it names', () => {
  const params = new URLSearchParams('flows.sort=-amount&flows.filter=省&other.filter=nothing');
  expect(names(visibleRows('flows', columns, rows, params))).toEqual(['江苏省', '浙江省', '安徽省']);
});

test('a column that only files have is filtered by, and stands in files', () => {
  const code: Column<Row> = { key: 'code', title: '代码', fileOnly: true, value: (row) => (row.name === '剑川县' ? '532931' : null) };
  expect(names(filterRows(rows, [code, name], '532931'))).toEqual(['剑川县']);
  expect(tableData([code, name], rows.slice(2, 3))).toEqual({ titles: ['代码', '名称'], rows: [['532931', '剑川县']] });
});

test('a file has titles with units, and words where the values are only places in an order', () => {
  expect(tableData(columns, rows.slice(1, 3))).toEqual({
    titles: ['名称', '金额 (亿元)', '级别'],
    rows: [
      ['安徽省', null, 'province'],
      ['剑川县', 12, 'county'],
    ],
  });
});
