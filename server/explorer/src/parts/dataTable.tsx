import type { ComponentChildren } from 'preact';
import { useLanguage } from '../language';
import { navigate, useLocation } from '../url';

/** A column of a table. `value` is what sorting, filtering and CSV use; `cell` is what is shown, if it is more than the value. */
export interface Column<Row> {
  key: string;
  title: string;
  value: (row: Row) => string | number | null;
  cell?: (row: Row) => ComponentChildren;
  numeric?: boolean;
}

export interface DataTableProps<Row> {
  /** Names the table's parameters in the address: `<name>.sort` (a key, or -key for descending) and `<name>.filter`. */
  name: string;
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Whether a text can be typed that rows must contain. */
  filterable?: boolean;
  /** Whether the table can be downloaded as CSV. */
  csv?: boolean;
}

/** Returns the rows as the address sorts and filters them: for lists beside a table, for CSV and for pictures. */
export function visibleRows<Row>(name: string, columns: Column<Row>[], rows: Row[], params: URLSearchParams, language: string): Row[] {
  const filter = (params.get(`${name}.filter`) ?? '').trim().toLowerCase();
  const sort = params.get(`${name}.sort`) ?? '';
  const descending = sort.startsWith('-');
  const column = columns.find(({ key }) => key === sort.replace(/^-/, ''));
  const kept = filter === '' ? rows : rows.filter((row) => columns.some(({ value }) => String(value(row) ?? '').toLowerCase().includes(filter)));
  if (!column) return kept;
  const collator = new Intl.Collator(language, { numeric: true });
  const compare = (a: Row, b: Row) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null); // nulls last, whichever the order
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
    return descending ? -order : order;
  };
  return kept.toSorted(compare);
}

/** A table that sorts by its headings. Its state is in the address. */
export function DataTable<Row>({ name, caption, columns, rows, rowKey }: DataTableProps<Row>) {
  const { params } = useLocation();
  const language = useLanguage();
  const sort = params.get(`${name}.sort`) ?? '';
  const shown = visibleRows(name, columns, rows, params, language);
  const sortBy = (column: Column<Row>) => {
    const first = column.numeric ? `-${column.key}` : column.key;
    const second = column.numeric ? column.key : `-${column.key}`;
    navigate({ params: { [`${name}.sort`]: sort === first ? second : first } }, 'replace');
  };
  const direction = (key: string) => (sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined);
  return (
    <div class="data-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={column.numeric ? 'number' : ''} aria-sort={direction(column.key) ?? 'none'}>
                <button type="button" onClick={() => sortBy(column)}>{column.title}</button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, value, cell, numeric }) => <td key={key} class={numeric ? 'number' : ''}>{cell ? cell(row) : value(row)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
