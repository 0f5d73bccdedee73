import type { ComponentChildren } from 'preact';
import type { TableData, Value } from './csv';

/** A column of a table whose rows are of type Row. */
export interface Column<Row> {
  /** Its name in the address. */
  key: string;
  title: string;
  /** Follows the title in the head: 亿元, %. */
  unit?: string | undefined;
  /** What rows are sorted and filtered by, and what a CSV file holds; null is what is not known. */
  value: (row: Row) => Value;
  /** What the cell shows, if that is more than the value. */
  cell?: (row: Row) => ComponentChildren;
  /** The word for a value that is only a place in an order: it is filtered by, and written to CSV, in place of the value. */
  word?: (row: Row) => string;
  /** Whether it holds numbers: they stand at the right, and a first click on the head puts the largest first. */
  numeric?: boolean | undefined;
  /** Whether its cells have a bar beside the number: it takes the room that other columns leave. */
  bar?: boolean;
  /** Whether it stands only in files: for example the code of a place that another column names. Rows are filtered by it too. */
  fileOnly?: boolean;
  /** Whether its cells name their rows. If no column says so, the first one does. */
  rowHeader?: boolean;
}

/** By which column rows are sorted. */
export interface Order {
  key: string;
  descending: boolean;
}

/** Returns the order as it stands in the address: the key of the column, after a minus if the largest comes first. */
export function orderText({ key, descending }: Order): string {
  return (descending ? '-' : '') + key;
}

/** Returns the order that a text of the address names, or undefined if it names no column. */
export function parseOrder<Row>(text: string | null, columns: readonly Column<Row>[]): Order | undefined {
  if (!text) return undefined;
  const descending = text.startsWith('-');
  const key = descending ? text.slice(1) : text;
  return columns.some((column) => column.key === key) ? { key, descending } : undefined;
}

/** Returns the order after a click on the head of a column: reversed if the table is sorted by it already. */
export function nextOrder<Row>(column: Column<Row>, current: Order | undefined): Order {
  if (current?.key === column.key) return { key: column.key, descending: !current.descending };
  return { key: column.key, descending: column.numeric === true };
}

/**
 * Returns the rows in an order. Rows without a value come last either way, equal rows stay as they were, and Chinese
 * texts are sorted by pinyin.
 */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | undefined): Row[] {
  const column = columns.find(({ key }) => key === order?.key);
  if (!column || !order) return [...rows];
  const direction = order.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .toSorted((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });

function compare(a: NonNullable<Value>, b: NonNullable<Value>): number {
  if (typeof a === 'string' || typeof b === 'string') return collator.compare(String(a), String(b));
  return Number(a) - Number(b);
}

/** Returns the rows in which every word of the text occurs in some column, whatever the case. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], text: string): Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...rows];
  return rows.filter((row) => {
    const cells = columns.map((column) => String(written(column, row) ?? '').toLowerCase());
    return words.every((word) => cells.some((cell) => cell.includes(word)));
  });
}

function written<Row>({ word, value }: Column<Row>, row: Row): Value {
  return word ? word(row) : value(row);
}

/** Returns the rows as the address sorts and filters them, by the parameters `<name>.sort` and `<name>.filter`. */
export function visibleRows<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[], params: URLSearchParams): Row[] {
  const kept = filterRows(rows, columns, params.get(`${name}.filter`) ?? '');
  return sortRows(kept, columns, parseOrder(params.get(`${name}.sort`), columns));
}

/** Returns the rows as a file holds them, with the units in the titles. */
export function tableData<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): TableData {
  return {
    titles: columns.map(({ title, unit }) => (unit ? `${title} (${unit})` : title)),
    rows: rows.map((row) => columns.map((column) => written(column, row))),
  };
}
