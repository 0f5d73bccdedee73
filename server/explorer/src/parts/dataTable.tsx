import './dataTable.css';
import { texts } from '../language';
import { navigate, useLocation } from '../url';
import { csvOf } from './csv';
import { download, fileName } from './download';
import { type Column, nextOrder, orderText, parseOrder, tableData, visibleRows } from './table';

export { type Column, tableData, visibleRows } from './table';

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
  /** How the rows come, for readers of a table that is not sorted by a column: 按名次. */
  order?: string;
}

const useTexts = texts({
  zh: {
    filter: '筛选',
    hint: '输入文字',
    sortBy: '排序',
    given: '原顺序',
    descending: '降序',
    ascending: '升序',
    download: '下载 CSV',
    shown: (shown: number, all: number) => (shown === all ? `${all} 行` : `${shown}／${all} 行`),
    none: '没有符合的行。',
    clear: '清除筛选',
  },
  en: {
    filter: 'Filter',
    hint: 'Type a text',
    sortBy: 'Sort by',
    given: 'As given',
    descending: 'descending',
    ascending: 'ascending',
    download: 'Download CSV',
    shown: (shown: number, all: number) => (shown === all ? `${all} rows` : `${shown} of ${all} rows`),
    none: 'No row has this text.',
    clear: 'Clear the filter',
  },
});

/**
 * A table that sorts by its heads and filters by a text. Both are in the address. On narrow screens each row is a list of
 * its cells, and a menu sorts.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, caption, columns, rows, rowKey } = props;
  const { params } = useLocation();
  const text = useTexts();
  const order = parseOrder(params.get(`${name}.sort`), columns);
  const shown = visibleRows(name, columns, rows, params);
  const drawn = columns.filter(({ fileOnly }) => !fileOnly);
  const rowHeader = drawn.find((column) => column.rowHeader) ?? drawn[0];
  const sort = (value: string) => navigate({ params: { [`${name}.sort`]: value || null } }, 'replace');
  return (
    <div class="data-table">
      <Tools {...props} shown={shown} sort={sort} />
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {drawn.map((column) => (
              <th key={column.key} scope="col" class={classOf(column)}
                aria-sort={order?.key === column.key ? (order.descending ? 'descending' : 'ascending') : undefined}>
                <button type="button" onClick={() => sort(orderText(nextOrder(column, order)))}>
                  {column.title}{column.unit && <small> {column.unit}</small>}
                  <span class="sort-mark" aria-hidden="true" />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {drawn.map((column) => <Cell key={column.key} column={column} row={row} header={column === rowHeader} />)}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && rows.length > 0 && (
        <p class="quiet">{text.none} <button type="button" onClick={() => navigate({ params: { [`${name}.filter`]: null } }, 'replace')}>{text.clear}</button></p>
      )}
    </div>
  );
}

function Cell<Row>({ column, row, header }: { column: Column<Row>; row: Row; header: boolean }) {
  const { title, unit, cell, word, value } = column;
  const shown = cell ? cell(row) : word ? word(row) : value(row) ?? '—';
  const label = unit ? `${title} (${unit})` : title;
  if (header) return <th scope="row">{shown}</th>;
  return <td class={classOf(column)} data-label={label}><div>{shown}</div></td>;
}

function classOf<Row>({ numeric, bar }: Column<Row>): string | undefined {
  if (bar) return 'bar-column';
  return numeric ? 'number' : undefined;
}

interface ToolsProps<Row> extends DataTableProps<Row> {
  shown: Row[];
  sort: (value: string) => void;
}

/** What stands above a table: its filter, the order on narrow screens, the number of rows, the file. */
function Tools<Row>({ name, caption, columns, rows, filterable, csv: file, order, shown, sort }: ToolsProps<Row>) {
  const { params } = useLocation();
  const text = useTexts();
  const save = () => download(fileName(caption, 'csv'), new Blob([csvOf(tableData(columns, shown))], { type: 'text/csv' }));
  return (
    <div class={filterable || file ? 'data-table-tools' : 'data-table-tools only-order'}>
      {filterable && (
        <label>
          <span>{text.filter}</span>
          <input type="search" placeholder={text.hint} value={params.get(`${name}.filter`) ?? ''}
            onInput={(event) => navigate({ params: { [`${name}.filter`]: event.currentTarget.value || null } }, 'replace')} />
        </label>
      )}
      {rows.length > 3 && <label class="data-table-order">
        <span>{text.sortBy}</span>
        <select value={params.get(`${name}.sort`) ?? ''} onChange={(event) => sort(event.currentTarget.value)}>
          <option value="">{order ?? text.given}</option>
          {columns.filter(({ fileOnly }) => !fileOnly).flatMap((column) => [true, false].map((descending) => (
            <option key={`${column.key} ${descending}`} value={orderText({ key: column.key, descending })}>
              {column.title} · {descending ? text.descending : text.ascending}
            </option>
          )))}
        </select>
      </label>}
      {filterable && <span class="quiet" role="status">{text.shown(shown.length, rows.length)}</span>}
      {file && <button type="button" onClick={save}>{text.download}</button>}
    </div>
  );
}
